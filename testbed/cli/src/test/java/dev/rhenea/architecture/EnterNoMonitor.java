package dev.rhenea.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.MonitorInstruction;

/** No {@code synchronized} block, which ArchUnit itself does not see. */
final class EnterNoMonitor extends ArchCondition<JavaClass> {

  EnterNoMonitor() {
    super("enter no monitor");
  }

  @Override
  public void check(JavaClass item, ConditionEvents events) {
    boolean enters = parse(item).methods().stream().anyMatch(EnterNoMonitor::entersMonitor);
    if (enters) {
      events.add(SimpleConditionEvent.violated(item, item.getName() + " enters a monitor"));
    }
  }

  private static boolean entersMonitor(MethodModel method) {
    return method
        .code()
        .map(code -> code.elementStream().anyMatch(MonitorInstruction.class::isInstance))
        .orElse(false);
  }

  private static ClassModel parse(JavaClass item) {
    try (InputStream in = item.getSource().orElseThrow().getUri().toURL().openStream()) {
      return ClassFile.of().parse(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

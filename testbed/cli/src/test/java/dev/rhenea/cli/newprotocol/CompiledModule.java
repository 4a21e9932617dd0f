package dev.rhenea.cli.newprotocol;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SequencedMap;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** A scaffolded module, compiled as the build does and loaded; its test runs in this JVM. */
final class CompiledModule implements AutoCloseable {
  private final ProtocolNames names;
  private final URLClassLoader classes;

  private CompiledModule(ProtocolNames names, URLClassLoader classes) {
    this.names = names;
    this.classes = classes;
  }

  /** Writes the files below {@code folder} and compiles them. */
  static CompiledModule compile(
      ProtocolNames names, SequencedMap<String, String> files, Path folder) throws IOException {
    Path resources = folder.resolve("src/main/resources");
    for (var file : files.sequencedEntrySet()) {
      Path path = folder.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue());
    }
    Path output = Files.createDirectories(folder.resolve("classes"));
    compile(
        files.sequencedKeySet().stream()
            .filter(path -> path.endsWith(".java"))
            .map(folder::resolve)
            .toList(),
        output);
    URL[] urls = {output.toUri().toURL(), resources.toUri().toURL()};
    return new CompiledModule(
        names, new URLClassLoader(urls, CompiledModule.class.getClassLoader()));
  }

  private static void compile(List<Path> sources, Path output) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter messages = new StringWriter();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      List<String> options =
          List.of(
              "-d",
              output.toString(),
              "-proc:none",
              "-Xlint:all,-classfile,-processing,-serial",
              "-Werror");
      boolean compiled =
          compiler
              .getTask(
                  messages, files, null, options, null, files.getJavaFileObjectsFromPaths(sources))
              .call();
      if (!compiled) {
        throw new AssertionError("the module does not compile: " + messages);
      }
    }
  }

  /** Runs the module's whole test. */
  TestExecutionSummary runTest() {
    return run(selectClass(test()));
  }

  /** Runs one method of it, e.g. one that it inherits from the kit. */
  TestExecutionSummary runTest(String method) {
    return run(selectMethod(test(), method));
  }

  private Class<?> test() {
    try {
      return classes.loadClass(
          "dev.rhenea.%s.%sLogletTest".formatted(names.javaPackage(), names.javaClass()));
    } catch (ClassNotFoundException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private TestExecutionSummary run(DiscoverySelector selector) {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    SummaryGeneratingListener listener = new SummaryGeneratingListener();
    thread.setContextClassLoader(classes); // where ServiceLoader looks
    try {
      LauncherFactory.create()
          .execute(LauncherDiscoveryRequestBuilder.request().selectors(selector).build(), listener);
    } finally {
      thread.setContextClassLoader(before);
    }
    return listener.getSummary();
  }

  @Override
  public void close() throws IOException {
    classes.close();
  }
}

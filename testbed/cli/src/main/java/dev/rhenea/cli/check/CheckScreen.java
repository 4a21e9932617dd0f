package dev.rhenea.cli.check;

import dev.rhenea.checker.Violation;
import dev.rhenea.checker.history.Call;
import dev.rhenea.checker.linear.CounterExample;
import java.util.List;
import java.util.Locale;

/** A result for a terminal. */
final class CheckScreen {

  /** How many calls of one piece of evidence are listed. */
  private static final int LISTED = 20;

  private final StringBuilder text = new StringBuilder();

  private CheckScreen() {}

  static String render(CheckResult result) {
    CheckScreen screen = new CheckScreen();
    screen.line(result.validity().word() + ": " + result.sentence());
    screen.line("  " + result.counts());
    for (int i = 0; i < result.violations().size(); i++) {
      screen.violation(result.violations().get(i));
      if (i < result.counterExamples().size()) {
        screen.endings(result.counterExamples().get(i));
      }
    }
    if (result.timeline() != null) {
      screen.line("  timeline: " + result.timeline());
    }
    return screen.text.toString();
  }

  private void violation(Violation violation) {
    line("");
    line("  " + violation.rule() + " (" + violation.invariant() + "): " + violation.message());
    List<Call> evidence = violation.evidence();
    evidence.stream().limit(LISTED).forEach(call -> line("    " + call));
    if (evidence.size() > LISTED) {
      line(String.format(Locale.ROOT, "    and %,d more", evidence.size() - LISTED));
    }
  }

  private void endings(CounterExample example) {
    line("    until then, the state can have become");
    example.endings().forEach(ending -> line("      " + ending));
    if (example.ways() > example.endings().size()) {
      line(
          String.format(
              Locale.ROOT, "      and %,d more", example.ways() - example.endings().size()));
    }
  }

  private void line(String line) {
    text.append(line).append(System.lineSeparator());
  }
}

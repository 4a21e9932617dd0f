package dev.rhenea.cli.result;

import dev.rhenea.checker.Violation;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** A result for a terminal. */
public final class RunScreen {
  private final StringBuilder text = new StringBuilder();

  private RunScreen() {}

  /** Everything worth seeing at the end of a run, ended by a line end. */
  public static String render(RunResult result) {
    RunScreen screen = new RunScreen();
    screen.table(RunTables.phaseHead(result), RunTables.phases(result));
    screen.table(RunTables.switchHead(result), RunTables.switches(result));
    result.notes().forEach(screen::line);
    screen.line(
        String.format(
            Locale.ROOT,
            "%s: %,d ok, %,d fail, %,d info",
            result.where().isSimulated() ? "simulated operations" : "operations",
            result.operations().ok(),
            result.operations().fail(),
            result.operations().info()));
    screen.line(result.validity().word() + ": " + result.sentence());
    for (Violation violation : result.violations()) {
      screen.line(
          "  " + violation.rule() + " (" + violation.invariant() + "): " + violation.message());
    }
    return screen.text.toString();
  }

  private void table(List<String> head, List<List<String>> rows) {
    int[] widths = new int[head.size()];
    Stream.concat(Stream.of(head), rows.stream())
        .forEach(row -> {
          for (int i = 0; i < row.size(); i++) {
            widths[i] = Math.max(widths[i], row.get(i).length());
          }
        });
    Stream.concat(Stream.of(head), rows.stream()).forEach(row -> row(row, widths));
    line("");
  }

  private void row(List<String> cells, int[] widths) {
    StringBuilder row = new StringBuilder();
    for (int i = 0; i < cells.size(); i++) {
      String padding = " ".repeat(widths[i] - cells.get(i).length());
      row.append(i == 0 ? cells.get(i) + padding : "   " + padding + cells.get(i));
    }
    line(row.toString().stripTrailing());
  }

  private void line(String line) {
    text.append(line).append(System.lineSeparator());
  }
}

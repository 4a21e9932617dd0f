package dev.rhenea.cli.bench;

import dev.rhenea.bench.compare.Comparison;
import dev.rhenea.bench.compare.RateStep;
import dev.rhenea.bench.compare.RateSweep;
import dev.rhenea.bench.report.Units;
import java.util.ArrayList;
import java.util.List;

/** A comparison on a terminal. */
final class BenchScreen {
  private BenchScreen() {}

  static String render(BenchResult result) {
    Comparison comparison = result.comparison();
    List<String> lines = new ArrayList<>();
    for (int window : comparison.windows()) {
      lines.add("window %d, %d B".formatted(window, comparison.bytes()));
      lines.addAll(columns(BenchTables.STANDINGS, BenchTables.standings(comparison, window)));
      lines.add("");
    }
    if (!comparison.steps().isEmpty()) {
      lines.add("rates offered, highest reached");
      lines.addAll(columns(List.of("", "", ""), knees(comparison)));
      lines.add("");
    }
    lines.add("floor");
    lines.addAll(columns(BenchTables.GROUND, BenchTables.ground(comparison)));
    lines.add("");
    if (!result.jmh().isEmpty()) {
      lines.add("under JMH");
      lines.addAll(columns(BenchTables.SCORES, BenchTables.scores(result.jmh())));
      lines.add("");
    }
    BenchTables.noise(comparison).ifPresent(lines::add);
    lines.addAll(comparison.remarks());
    return String.join(System.lineSeparator(), lines) + System.lineSeparator();
  }

  private static List<List<String>> knees(Comparison comparison) {
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < comparison.contenders().size(); i++) {
      int contender = i;
      List<RateStep> steps =
          comparison.steps().stream().filter(step -> step.contender() == contender).toList();
      String name = comparison.contenders().get(i).name();
      String failed =
          steps.stream()
              .filter(step -> !step.reached())
              .findFirst()
              .map(step -> "FAIL at " + Units.rate(step.offered()))
              .orElse("none failed");
      String knee =
          new RateSweep(0, steps).knee().map(step -> Units.rate(step.offered())).orElse("none");
      rows.add(List.of(name, knee, failed));
    }
    return rows;
  }

  /** Columns as wide as need be: words to the left, numbers to the right. */
  static List<String> columns(List<String> head, List<List<String>> rows) {
    List<List<String>> all = new ArrayList<>(rows);
    if (head.stream().anyMatch(word -> !word.isEmpty())) {
      all.addFirst(head);
    }
    List<String> lines = new ArrayList<>();
    for (List<String> row : all) {
      StringBuilder line = new StringBuilder(" ");
      for (int i = 0; i < row.size(); i++) {
        int column = i;
        int width = all.stream().mapToInt(each -> each.get(column).length()).max().orElse(1);
        String format = i == 0 ? " %-" + width + "s" : "  %" + Math.max(1, width) + "s";
        line.append(format.formatted(row.get(i)));
      }
      lines.add(line.toString().stripTrailing());
    }
    return lines;
  }
}

package dev.rhenea.cli.bench;

import dev.rhenea.bench.compare.Spread;
import dev.rhenea.bench.compare.Standing;
import dev.rhenea.bench.report.Units;
import java.util.ArrayList;
import java.util.List;

/**
 * What changed from one run to another. Between runs nothing cancels out: the ratio of two medians
 * has the worst spread that the quartiles of both allow, and the machine may have been another.
 */
final class TwoRuns {
  private static final List<String> HEAD =
      List.of("", "window", "appends", "then", "ratio", "p50", "then", "ratio");

  private TwoRuns() {}

  static String render(BenchResult before, BenchResult after) {
    List<List<String>> rows = new ArrayList<>();
    for (Standing old : Standing.of(before.comparison())) {
      Standing.of(after.comparison()).stream()
          .filter(each -> each.contender().equals(old.contender()) && each.window() == old.window())
          .findFirst()
          .ifPresent(now -> rows.add(row(old, now)));
    }
    List<String> lines = new ArrayList<>();
    lines.add("before  " + line(before));
    lines.add("after   " + line(after));
    lines.add("");
    if (rows.isEmpty()) {
      lines.add("no composition was measured with the same window in both");
    } else {
      lines.addAll(BenchScreen.columns(HEAD, rows));
    }
    lines.add("");
    lines.addAll(floors(before, after));
    return String.join(System.lineSeparator(), lines) + System.lineSeparator();
  }

  private static String line(BenchResult result) {
    return "%s, revision %s%s"
        .formatted(
            result.environment().started(),
            result.environment().revision(),
            BenchTables.noise(result.comparison()).map(noisy -> ", NOISY").orElse(""));
  }

  private static List<String> row(Standing before, Standing after) {
    return List.of(
        before.contender().name(),
        Integer.toString(before.window()),
        Units.rate(before.perSecond().median()),
        Units.rate(after.perSecond().median()),
        BenchTables.times(ratio(before.perSecond(), after.perSecond())),
        BenchTables.span(before.p50().median()),
        BenchTables.span(after.p50().median()),
        BenchTables.times(ratio(before.p50(), after.p50())));
  }

  /** Of the second to the first, with the farthest that their quartiles are apart. */
  static Spread ratio(Spread before, Spread after) {
    return new Spread(
        after.low() / before.high(), after.median() / before.median(), after.high() / before.low());
  }

  private static List<String> floors(BenchResult before, BenchResult after) {
    List<String> lines = new ArrayList<>();
    var was = Standing.ground(before.comparison());
    var is = Standing.ground(after.comparison());
    for (int i = 0; i < was.size(); i++) {
      lines.add(
          "floor, %s: %s, then %s"
              .formatted(
                  was.get(i).probe(),
                  BenchTables.span(was.get(i).usual()),
                  BenchTables.span(is.get(i).usual())));
    }
    return lines;
  }
}

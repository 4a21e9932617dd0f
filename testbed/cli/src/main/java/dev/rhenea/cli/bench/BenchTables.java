package dev.rhenea.cli.bench;

import dev.rhenea.bench.compare.Comparison;
import dev.rhenea.bench.compare.Drift;
import dev.rhenea.bench.compare.RateStep;
import dev.rhenea.bench.compare.Spread;
import dev.rhenea.bench.compare.Standing;
import dev.rhenea.bench.report.Units;
import dev.rhenea.jmh.Score;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The numbers of a comparison as rows of words, for screens and pages. */
final class BenchTables {
  static final List<String> STANDINGS =
      List.of(
          "", "appends", "quartiles", "to the first", "p50", "quartiles", "to the first", "p99");
  static final List<String> STEPS = List.of("", "offered", "achieved", "p50", "p99", "");
  static final List<String> GROUND = List.of("probe", "median", "a tenth below", "above");

  static final List<String> SCORES =
      List.of("", "parameters", "mode", "score", "99.9 % confidence", "", "samples");

  private BenchTables() {}

  static List<List<String>> scores(List<Score> jmh) {
    return jmh.stream().map(BenchTables::row).toList();
  }

  private static List<String> row(Score score) {
    return List.of(
        score.benchmark(),
        score.parameters().entrySet().stream()
            .map(each -> each.getKey() + ": " + each.getValue())
            .collect(Collectors.joining("; ")),
        score.mode(),
        String.format(Locale.ROOT, "%,.2f", score.score()),
        score.error() == 0 ? "too few" : String.format(Locale.ROOT, "± %,.2f", score.error()),
        score.unit(),
        String.format(Locale.ROOT, "%,d", score.samples()));
  }

  static List<List<String>> standings(Comparison comparison, int window) {
    return Standing.of(comparison).stream()
        .filter(standing -> standing.window() == window)
        .map(BenchTables::row)
        .toList();
  }

  private static List<String> row(Standing standing) {
    return List.of(
        standing.contender().name() + failed(standing),
        Units.rate(standing.perSecond().median()),
        rates(standing.perSecond()),
        times(standing.timesThroughput()),
        span(standing.p50().median()),
        spans(standing.p50()),
        times(standing.timesP50()),
        percentile(standing.percentiles(), "99"));
  }

  /** A contender that did not do what it was asked says so in every place where it is named. */
  static String failed(Standing standing) {
    return standing.failed() == 0 ? "" : " FAIL: %d appends failed".formatted(standing.failed());
  }

  static List<List<String>> steps(Comparison comparison) {
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < comparison.contenders().size(); i++) {
      for (RateStep step : comparison.steps()) {
        if (step.contender() == i) {
          rows.add(
              List.of(
                  comparison.contenders().get(i).name(),
                  Units.rate(step.offered()),
                  Units.rate(step.achieved()),
                  percentile(step.percentiles(), "50"),
                  percentile(step.percentiles(), "99"),
                  step.reached() ? "" : "FAIL"));
        }
      }
    }
    return rows;
  }

  static List<List<String>> ground(Comparison comparison) {
    return Standing.ground(comparison).stream()
        .map(drift ->
            List.of(drift.probe(), span(drift.usual()), span(drift.low()), span(drift.high())))
        .toList();
  }

  /** The stamp, if the machine was not the same all the time. */
  static Optional<String> noise(Comparison comparison) {
    List<String> probes =
        Standing.ground(comparison).stream()
            .filter(Drift::isNoisy)
            .map(drift ->
                "%s between %s and %s"
                    .formatted(drift.probe(), span(drift.low()), span(drift.high())))
            .toList();
    return probes.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "NOISY: the machine was not the same during the run (%s); repeat on a quiet one"
                .formatted(String.join("; ", probes)));
  }

  static String span(double nanos) {
    return Units.span(Math.round(nanos));
  }

  static String spans(Spread spread) {
    return span(spread.low()) + " - " + span(spread.high());
  }

  static String rates(Spread spread) {
    return Units.rate(spread.low()) + " - " + Units.rate(spread.high());
  }

  /** A ratio with its quartiles: {@code 9.8x (9.1 - 10.4)}. */
  static String times(Spread ratio) {
    String digits = ratio.median() < 10 ? "%.2f" : "%.1f";
    return String.format(
        Locale.ROOT,
        digits + "x (" + digits + " - " + digits + ")",
        ratio.median(),
        ratio.low(),
        ratio.high());
  }

  private static String percentile(Map<String, Long> percentiles, String name) {
    Long nanos = percentiles.get(name);
    return nanos == null ? "-" : Units.span(nanos);
  }
}

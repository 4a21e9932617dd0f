package dev.rhenea.cli.result;

import dev.rhenea.bench.load.Operation.Kind;
import dev.rhenea.bench.report.Units;
import java.util.List;
import java.util.stream.Stream;

/** The tables that screen and report share. The first column is words, the others are numbers. */
final class RunTables {
  private static final List<String> PHASE_HEAD =
      List.of("reads p50", "p99", "writes p50", "p99", "throughput");
  private static final List<String> SWITCH_HEAD = List.of("downtime", "in limbo");

  private RunTables() {}

  static List<String> phaseHead(RunResult result) {
    return head("phase", result, PHASE_HEAD);
  }

  static List<String> switchHead(RunResult result) {
    return head("switch", result, SWITCH_HEAD);
  }

  /** No table of simulated numbers without the word. */
  private static List<String> head(String first, RunResult result, List<String> others) {
    String label = result.where().isSimulated() ? first + ", " + result.where().origin() : first;
    return Stream.concat(Stream.of(label), others.stream()).toList();
  }

  static List<List<String>> phases(RunResult result) {
    return result.phases().stream()
        .map(phase ->
            List.of(
                phase.name(),
                Units.span(phase.percentile(Kind.READ, 50)),
                Units.span(phase.percentile(Kind.READ, 99)),
                Units.span(phase.percentile(Kind.WRITE, 50)),
                Units.span(phase.percentile(Kind.WRITE, 99)),
                Units.rate(phase.perSecond())))
        .toList();
  }

  static List<List<String>> switches(RunResult result) {
    return result.switches().stream()
        .map(change ->
            List.of(
                "to " + change.to() + ", " + change.cause(),
                Units.span(change.interruption().downtime()),
                Long.toString(change.interruption().limbo())))
        .toList();
  }
}

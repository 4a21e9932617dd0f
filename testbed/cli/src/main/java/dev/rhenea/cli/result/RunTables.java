package dev.rhenea.cli.result;

import dev.rhenea.bench.load.Operation.Kind;
import dev.rhenea.bench.report.Units;
import java.util.List;

/** The tables that screen and report share. The first column is words, the others are numbers. */
final class RunTables {
  static final List<String> PHASE_HEAD =
      List.of("phase", "reads p50", "p99", "writes p50", "p99", "throughput");
  static final List<String> SWITCH_HEAD = List.of("switch", "downtime", "in limbo");

  private RunTables() {}

  static List<List<String>> phases(RunResult result) {
    return result.phases().stream()
        .map(phase ->
            List.of(
                phase.composition(),
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

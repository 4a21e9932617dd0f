package dev.rhenea.cli.live;

import dev.rhenea.bench.load.Samples;
import dev.rhenea.bench.report.Timeline;
import dev.rhenea.checker.Verdict;
import dev.rhenea.cli.client.ChainView;
import dev.rhenea.cli.result.PhaseRecord;
import dev.rhenea.cli.result.RunEnvironment;
import dev.rhenea.cli.result.RunResult;
import dev.rhenea.cli.result.Where;
import dev.rhenea.cli.workload.Evidence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A run whose load has ended and whose final reads are done, or given up.
 *
 * @param chain at the end; empty if no node could tell
 * @param shortfalls what went wrong so far
 */
public record Ended(
    Where where,
    Samples samples,
    Timeline timeline,
    Chronicle chronicle,
    Evidence evidence,
    Optional<ChainView> chain,
    int faults,
    List<String> shortfalls) {

  /** Checks the histories and sums up; {@code failed} are steps that were not done. */
  public RunResult judge(
      String title, List<String> failed, List<String> notes, RunEnvironment environment) {
    Verdict verdict = evidence.check();
    List<String> missing = new ArrayList<>(failed);
    missing.addAll(shortfalls);
    List<PhaseRecord> phases =
        timeline.phases().stream()
            .map(phase -> new PhaseRecord(phase, samples.between(phase.from(), phase.to())))
            .toList();
    chain.ifPresent(view ->
        missing.addAll(
            new Coverage(phases, chronicle.changes(), samples, view, evidence.ofTheLog())
                .shortfalls()));
    return new RunResult(
        title,
        where,
        timeline,
        samples,
        evidence.operations(),
        chronicle.switches(samples),
        faults,
        verdict,
        missing,
        notes,
        chain.map(Ended::rows).orElse(List.of()),
        environment);
  }

  private static List<RunResult.ChainRow> rows(ChainView chain) {
    return chain.segments().stream()
        .map(part ->
            new RunResult.ChainRow(
                "s" + part.id(),
                part.composition(),
                Long.toString(part.start()),
                part.stop().isPresent() ? Long.toString(part.stop().getAsLong()) : "open"))
        .toList();
  }
}

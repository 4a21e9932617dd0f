package dev.rhenea.cli.simulate;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.rhenea.checker.Violation;
import dev.rhenea.cli.result.RunEnvironment;
import dev.rhenea.cli.result.RunJson;
import dev.rhenea.cli.result.Where;
import dev.rhenea.worlds.simulation.SimulatedRun;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * The common shape of results, its report being what is kept of the first failing seed, and what is
 * special to simulations.
 *
 * @param common no phases, and no single switches: of many runs only sums are told
 * @param installed switches made, over all seeds
 * @param failure absent if no seed failed
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record SimulationJson(
    @JsonUnwrapped RunJson common,
    long seeds,
    long events,
    long eventsPerSecond,
    double simulatedSeconds,
    long installed,
    Map<String, Integer> faults,
    SortedMap<Long, String> traceHashes,
    @Nullable Smallest failure) {

  /**
   * The first failing seed, made smaller.
   *
   * @param rules what is violated
   * @param replay a command that simulates the seed again
   * @param schedule the small schedule in words; {@code rhenea why SEED} shows what it does
   * @param chart a file
   * @param test a file
   */
  record Smallest(
      long seed, List<String> rules, String replay, String schedule, String chart, String test) {
    private static Smallest of(Failure failure, Replay replay) {
      FailureRecord record = new FailureRecord(failure.seed());
      return new Smallest(
          failure.seed(),
          failure.small().rules(),
          replay.simulate(failure.seed()),
          failure.words(),
          record.chart().toString(),
          record.test().toString());
    }
  }

  static SimulationJson of(
      Outcome outcome, Optional<Failure> failure, Replay replay, RunEnvironment environment) {
    Tally tally = outcome.tally();
    Map<String, Integer> faults = new LinkedHashMap<>();
    tally.faults().forEach((kind, count) -> faults.put(kind.word(), count));
    RunJson common =
        new RunJson(
            tally.validity().word(),
            Where.SIMULATOR.word(),
            tally.notValid().stream()
                .map(run -> "seed %d: %s".formatted(run.schedule().seed(), run.sentence()))
                .toList(),
            tally.operations(),
            List.of(),
            List.of(),
            tally.notValid().stream().flatMap(run -> findings(run).stream()).toList(),
            List.of("simulated"),
            environment,
            failure.map(found -> new FailureRecord(found.seed()).folder().toString()).orElse(null));
    return new SimulationJson(
        common,
        tally.seeds(),
        tally.events(),
        outcome.eventsPerSecond(),
        tally.simulatedSeconds(),
        tally.switches(),
        faults,
        tally.hashes(),
        failure.map(found -> Smallest.of(found, replay)).orElse(null));
  }

  private static List<RunJson.Finding> findings(SimulatedRun run) {
    return run.violations().stream().map(SimulationJson::finding).toList();
  }

  private static RunJson.Finding finding(Violation violation) {
    return new RunJson.Finding(
        violation.invariant(), violation.rule(), violation.message(), violation.operations());
  }
}

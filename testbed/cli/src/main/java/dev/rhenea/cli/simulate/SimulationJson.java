package dev.rhenea.cli.simulate;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.rhenea.checker.Violation;
import dev.rhenea.cli.result.RunEnvironment;
import dev.rhenea.cli.result.RunJson;
import dev.rhenea.worlds.simulation.SimulatedRun;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * The common shape of results, and what is special to simulations.
 *
 * @param common no phases, and no single switches: of many runs only sums are told
 * @param installed switches made, over all seeds
 */
record SimulationJson(
    @JsonUnwrapped RunJson common,
    long seeds,
    long events,
    long eventsPerSecond,
    double simulatedSeconds,
    long installed,
    Map<String, Integer> faults,
    SortedMap<Long, String> traceHashes) {

  static SimulationJson of(Outcome outcome, RunEnvironment environment) {
    Tally tally = outcome.tally();
    Map<String, Integer> faults = new LinkedHashMap<>();
    tally.faults().forEach((kind, count) -> faults.put(kind.word(), count));
    RunJson common =
        new RunJson(
            tally.validity().word(),
            tally.notValid().stream()
                .map(run -> "seed %d: %s".formatted(run.schedule().seed(), run.sentence()))
                .toList(),
            tally.operations(),
            List.of(),
            List.of(),
            tally.notValid().stream().flatMap(run -> findings(run).stream()).toList(),
            List.of("simulated"),
            environment,
            null);
    return new SimulationJson(
        common,
        tally.seeds(),
        tally.events(),
        outcome.eventsPerSecond(),
        tally.simulatedSeconds(),
        tally.switches(),
        faults,
        tally.hashes());
  }

  private static List<RunJson.Finding> findings(SimulatedRun run) {
    return run.violations().stream().map(SimulationJson::finding).toList();
  }

  private static RunJson.Finding finding(Violation violation) {
    return new RunJson.Finding(
        violation.invariant(), violation.rule(), violation.message(), violation.operations());
  }
}

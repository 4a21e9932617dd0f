package dev.rhenea.cli.simulate;

import dev.rhenea.checker.OperationCounts;
import dev.rhenea.checker.Verdict;
import dev.rhenea.cli.result.Validity;
import dev.rhenea.worlds.schedule.FaultKind;
import dev.rhenea.worlds.simulation.SimulatedRun;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** What many runs came to. Safe for use by several threads. */
final class Tally {
  private final SortedMap<Long, String> hashes = new TreeMap<>();
  private final SortedMap<FaultKind, Integer> faults = new TreeMap<>();
  private final SortedMap<Long, SimulatedRun> notValid = new TreeMap<>();
  private OperationCounts operations = new OperationCounts(0, 0, 0);
  private long events;
  private long nanos;
  private long switches;

  synchronized void add(SimulatedRun run) {
    long seed = run.schedule().seed();
    hashes.put(seed, run.hash());
    run.faults().forEach((kind, count) -> faults.merge(kind, count, Integer::sum));
    operations = operations.plus(run.verdict().operations());
    events += run.events();
    nanos += run.virtualTime().toNanos();
    switches += run.switches();
    if (!run.isValid()) {
      notValid.put(seed, run);
    }
  }

  synchronized long seeds() {
    return hashes.size();
  }

  synchronized SortedMap<Long, String> hashes() {
    return hashes;
  }

  synchronized SortedMap<FaultKind, Integer> faults() {
    return faults;
  }

  synchronized OperationCounts operations() {
    return operations;
  }

  synchronized long events() {
    return events;
  }

  synchronized double simulatedSeconds() {
    return nanos / 1e9;
  }

  synchronized long switches() {
    return switches;
  }

  /** The runs that prove nothing, or a violation, by seed. */
  synchronized List<SimulatedRun> notValid() {
    return new ArrayList<>(notValid.values());
  }

  /** The runs with a violation, by seed. */
  synchronized List<SimulatedRun> failing() {
    return notValid.values().stream().filter(run -> !run.violations().isEmpty()).toList();
  }

  synchronized Validity validity() {
    Validity all = Validity.VALID;
    for (SimulatedRun run : notValid.values()) {
      all = all.and(run.verdict() instanceof Verdict.Invalid ? Validity.INVALID : Validity.UNKNOWN);
    }
    return all;
  }
}

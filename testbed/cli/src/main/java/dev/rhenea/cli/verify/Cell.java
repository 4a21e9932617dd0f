package dev.rhenea.cli.verify;

import dev.rhenea.cli.verify.nemesis.Fault;
import dev.rhenea.cli.verify.workload.WorkloadKind;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One workload under one set of faults.
 *
 * @param faults each once; none for a run in peace
 */
record Cell(WorkloadKind workload, List<Fault> faults) {
  Cell {
    faults = faults.stream().distinct().sorted().toList();
  }

  /** The faults as typed. */
  String faultWords() {
    return faults.isEmpty()
        ? "none"
        : faults.stream().map(Fault::word).collect(Collectors.joining(","));
  }

  /** The seed of this cell in a matrix of seed {@code whole}: each workload meets other faults. */
  long seed(long whole) {
    List<WorkloadKind> all = List.of(WorkloadKind.values());
    return all.size() * whole + all.indexOf(workload);
  }

  /** A folder's name for it. */
  String folder() {
    return workload.word() + "-" + faultWords().replace(',', '-');
  }
}

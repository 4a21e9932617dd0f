package dev.rhenea.cli.experiment;

import dev.rhenea.checker.OperationCounts;
import dev.rhenea.checker.Verdict;
import dev.rhenea.checker.history.History;
import dev.rhenea.cli.workload.Evidence;
import dev.rhenea.cli.workload.HistoryFile;
import java.io.IOException;
import java.nio.file.Path;

/**
 * The history of a simulated run, which was judged as it went on and at its end.
 *
 * @param check what the invariants, the log checker and the liveness phase say
 */
record SimulatedEvidence(Verdict check, History ofTheLog) implements Evidence {
  @Override
  public OperationCounts operations() {
    return check.operations();
  }

  @Override
  public void write(Path folder) throws IOException {
    HistoryFile.write(folder.resolve("log.edn"), ofTheLog.operations());
  }
}

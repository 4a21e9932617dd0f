package dev.rhenea.cli.workload;

import dev.rhenea.checker.OperationCounts;
import dev.rhenea.checker.Verdict;
import dev.rhenea.checker.history.History;
import java.io.IOException;
import java.nio.file.Path;

/** What was written down of a run, for checkers. */
public interface Evidence {
  /** What they find. */
  Verdict check();

  /** How the clients' operations ended. */
  OperationCounts operations();

  /** The history of the log alone. */
  History ofTheLog();

  /** Writes every history, as Jepsen's {@code history.edn} has it. */
  void write(Path folder) throws IOException;
}

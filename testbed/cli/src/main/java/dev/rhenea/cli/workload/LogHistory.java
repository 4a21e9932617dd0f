package dev.rhenea.cli.workload;

import dev.rhenea.checker.OperationCounts;
import dev.rhenea.checker.Verdict;
import dev.rhenea.checker.history.History;
import dev.rhenea.checker.log.LogChecker;
import java.io.IOException;
import java.nio.file.Path;

/**
 * What clients did to a log. Readers see neither fillers nor second copies of an entry, so that the
 * log may have gaps.
 */
record LogHistory(Recorder recorder) implements Evidence {
  @Override
  public Verdict check() {
    return LogChecker.sparse().check(recorder.history());
  }

  @Override
  public OperationCounts operations() {
    return OperationCounts.of(recorder.history());
  }

  @Override
  public History ofTheLog() {
    return recorder.history();
  }

  @Override
  public void write(Path folder) throws IOException {
    recorder.write(folder.resolve("log.edn"));
  }
}

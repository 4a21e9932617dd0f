package dev.rhenea.cli.workload;

import dev.rhenea.checker.OperationCounts;
import dev.rhenea.checker.Verdict;
import dev.rhenea.checker.history.History;
import dev.rhenea.checker.history.Value;
import dev.rhenea.checker.log.LogChecker;
import dev.rhenea.checker.register.RegisterChecker;
import java.io.IOException;
import java.nio.file.Path;

/**
 * The two histories of one run. The table's holds every operation of every client; the log's holds
 * the same puts as appends, since a put is answered with its position, and the reads of the log.
 */
public record Histories(Recorder table, Recorder log) implements Evidence {
  public Histories() {
    this(new Recorder(), new Recorder());
  }

  /** Something happened to the cluster. */
  public void note(String what, String value) {
    table.note(what, Value.of(value));
    log.note(what, Value.of(value));
  }

  /** How the operations on the table ended: each of the clients' operations once. */
  @Override
  public OperationCounts operations() {
    return OperationCounts.of(table.history());
  }

  /**
   * Whether every key of the table is linearizable, and the log kept its promises I1 to I5. Readers
   * see neither fillers nor second copies of an entry, so that the log may have gaps.
   */
  @Override
  public Verdict check() {
    return RegisterChecker.keyed(Value.nil())
        .check(table.history())
        .and(LogChecker.sparse().check(log.history()));
  }

  @Override
  public History ofTheLog() {
    return log.history();
  }

  /** Writes {@code table.edn} and {@code log.edn}. */
  @Override
  public void write(Path folder) throws IOException {
    table.write(folder.resolve("table.edn"));
    log.write(folder.resolve("log.edn"));
  }
}

package dev.rhenea.node.table.machine;

import dev.rhenea.payload.Payload;
import dev.rhenea.virtuallog.LogEntry;
import dev.rhenea.virtuallog.Lsn;
import java.util.List;
import java.util.Optional;

/** Applies the log, entry by entry, to cells; see the package's argument. */
public final class Machine {
  /**
   * Bytes of values that a transaction with changes may read: what every replica may have to
   * remember for a session. One value always fits.
   */
  public static final int LARGEST_ANSWER = 1 << 20;

  private Machine() {}

  /** A command's result, for the table that appended it. */
  public record Reply(long origin, long number, Result result) {}

  /**
   * Applies the command in {@code entry} to {@code cells}; empty if it is no command. The caller
   * sees to it that cells and {@link Layout#CURSOR_CELL} become durable together.
   */
  public static Optional<Reply> apply(WritableCells cells, LogEntry entry) {
    return Envelope.decode(entry.payload())
        .map(envelope ->
            new Reply(envelope.origin(), envelope.number(), apply(cells, entry.lsn(), envelope)));
  }

  /** What {@code transaction}, which is read-only, finds in {@code cells}. */
  public static Result read(Cells cells, Transaction transaction, long largestAnswer) {
    if (!transaction.isReadOnly()) {
      throw new IllegalArgumentException("a transaction that writes has to stand in the log");
    }
    return Evaluation.of(transaction, new Rows(cells), Layout.cursor(cells), largestAnswer)
        .result();
  }

  private static Result apply(WritableCells cells, Lsn lsn, Envelope envelope) {
    Sessions sessions = new Sessions(cells);
    Optional<Result> answered = envelope.session().flatMap(call -> sessions.answered(call, lsn));
    if (answered.isPresent()) {
      return answered.get();
    }
    Result result = run(cells, sessions, lsn, envelope.command());
    envelope.session().ifPresent(call -> sessions.remember(call, lsn, result));
    return result;
  }

  private static Result run(WritableCells cells, Sessions sessions, Lsn lsn, Command command) {
    return switch (command) {
      case Command.Put(String key, Payload value) ->
          transact(cells, lsn, List.of(), new Action.Put(key, value));
      case Command.Delete(String key) -> transact(cells, lsn, List.of(), new Action.Delete(key));
      case Command.CompareAndSet(String key, Optional<Payload> expected, Payload value) -> {
        Guard guard =
            expected
                .<Guard>map(some -> new Guard.Value(key, some))
                .orElseGet(() -> new Guard.Absent(key));
        yield transact(cells, lsn, List.of(guard), new Action.Put(key, value));
      }
      case Command.Transact(Transaction transaction) -> transact(cells, lsn, transaction);
      case Command.OpenSession() -> {
        sessions.open(lsn);
        yield new Result.Applied(lsn, List.of());
      }
      case Command.Announce announced -> {
        Replicas.announce(cells, announced);
        yield new Result.Applied(lsn, List.of());
      }
      case Command.CreateIndex(String name, IndexDefinition definition) ->
          indexes(cells).create(lsn, name, definition);
      case Command.DropIndex(String name) -> indexes(cells).drop(lsn, name);
      case Command.IndexStep() -> indexes(cells).step(lsn);
    };
  }

  /** For a command about them; an older version must not open a store that has seen one. */
  private static Indexes indexes(WritableCells cells) {
    cells.put(Layout.FORMAT_CELL, Layout.encode(Layout.FORMAT));
    return new Indexes(cells);
  }

  private static Result transact(WritableCells cells, Lsn lsn, List<Guard> guards, Action action) {
    return transact(cells, lsn, new Transaction(guards, List.of(action)));
  }

  private static Result transact(WritableCells cells, Lsn lsn, Transaction transaction) {
    Evaluation evaluation = Evaluation.of(transaction, new Rows(cells), lsn, LARGEST_ANSWER);
    Indexes indexes = new Indexes(cells);
    Optional<Result> refused = indexes.refusal(lsn, evaluation.changes());
    if (refused.isPresent()) {
      return refused.get();
    }
    evaluation
        .changes()
        .forEach((key, row) -> {
          indexes.follow(key, row);
          Rows.set(cells, key, row);
        });
    return evaluation.result();
  }
}

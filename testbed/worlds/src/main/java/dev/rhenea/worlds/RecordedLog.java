package dev.rhenea.worlds;

import dev.rhenea.checker.Violation;
import dev.rhenea.checker.history.Value;
import dev.rhenea.environment.Done;
import dev.rhenea.environment.Environment;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.Loop;
import dev.rhenea.environment.Loop.Step;
import dev.rhenea.environment.NodeId;
import dev.rhenea.loglet.Rejection;
import dev.rhenea.payload.Payload;
import dev.rhenea.virtuallog.AppendResult;
import dev.rhenea.virtuallog.Cursor;
import dev.rhenea.virtuallog.LogEntry;
import dev.rhenea.virtuallog.Lsn;
import dev.rhenea.virtuallog.ReadResult;
import dev.rhenea.virtuallog.VirtualLog;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A handle on a log whose calls, and how they ended, become part of a history. */
public final class RecordedLog {
  private static final int READ_BYTES = 2_000;
  private static final int LONGEST_WHOLE = 64;

  private final Environment environment;
  private final VirtualLog log;
  private final Recorder recorder;
  private Lsn seen = Lsn.ZERO;

  public RecordedLog(Environment environment, VirtualLog log, Recorder recorder) {
    this.environment = environment;
    this.log = log;
    this.recorder = recorder;
  }

  public VirtualLog log() {
    return log;
  }

  /** The highest tail that any call on this handle has told of. */
  public Lsn seen() {
    return seen;
  }

  /** Appends {@code entry}, which nobody appended before. */
  public Future<AppendResult> append(String entry) {
    return append(entry, result -> {});
  }

  /**
   * The same.
   *
   * @param heard is told of the outcome the moment it is known
   */
  public Future<AppendResult> append(String entry, Consumer<AppendResult> heard) {
    Recorder.Running call = recorder.invoke(node(), "append", recorded(entry));
    Future<AppendResult> result = log.append(Payload.utf8(entry));
    return result.map(outcome -> {
      switch (outcome) {
        case AppendResult.Appended(Lsn lsn) -> {
          seen = Lsn.max(seen, lsn.next());
          call.ok(Value.seq(Value.of(lsn.value()), recorded(entry)));
        }
        case AppendResult.Rejected(Rejection why) -> {
          checkRejection(why);
          call.fail(why.toString());
        }
        case AppendResult.Indeterminate(var cause) -> call.info(cause.toString());
      }
      heard.accept(outcome);
      return outcome;
    });
  }

  /** One handle's appends, by order of issue, must stand in that order. */
  public void checkOrder(List<AppendResult> burst) {
    long last = -1;
    for (AppendResult result : burst) {
      if (result instanceof AppendResult.Appended(Lsn lsn)) {
        if (lsn.value() <= last) {
          violation("I3", "issue-order", "one handle's appends were reordered: " + burst);
        }
        last = lsn.value();
      }
    }
  }

  private void checkRejection(Rejection why) {
    if (!(why instanceof Rejection.Overloaded)) {
      violation("O6", "rejection", "an append was rejected for another reason than load: " + why);
    }
  }

  public Future<Done> checkTail() {
    return checkTail(answered -> {});
  }

  /**
   * The same.
   *
   * @param heard is told whether it was answered, the moment that is known
   */
  public Future<Done> checkTail(Consumer<Boolean> heard) {
    Recorder.Running call = recorder.invoke(node(), "tail", Value.nil());
    return log.checkTail()
        .map(tail -> {
          seen = Lsn.max(seen, tail);
          call.ok(Value.of(tail.value()));
          heard.accept(true);
          return Done.DONE;
        })
        .recover(why -> {
          heard.accept(false);
          return failed(call, why.toString());
        });
  }

  /** Reads everything there is from {@code from} on, below {@code to}. */
  public Future<Done> read(Lsn from, Lsn to) {
    Recorder.Running call = recorder.invoke(node(), "read", range(from, to));
    List<Value> found = new ArrayList<>();
    return Loop.<Lsn, Done>run(
            environment,
            from,
            at ->
                at.isBefore(to)
                    ? log.readNext(at, to, READ_BYTES).map(read -> step(at, read, found))
                    : environment.completed(new Step.Done<>(Done.DONE)))
        .map(done -> {
          call.ok(new Value.Seq(found));
          return done;
        })
        .recover(why -> failed(call, why.toString()));
  }

  private static Value range(Lsn from, Lsn to) {
    return Value.seq(Value.of(from.value()), Value.of(to.value()));
  }

  private static Step<Lsn, Done> step(Lsn at, ReadResult read, List<Value> found) {
    collect(read, found);
    return read.next().equals(at) ? new Step.Done<>(Done.DONE) : new Step.Again<>(read.next());
  }

  /** What a follower got is a read of exactly that range: it was decided when it was handed out. */
  public Future<Done> follow(Cursor cursor) {
    Lsn from = cursor.position();
    return cursor
        .next(READ_BYTES)
        .map(read -> {
          if (read instanceof ReadResult.Entries && from.isBefore(read.next())) {
            List<Value> found = new ArrayList<>();
            collect(read, found);
            recorder.invoke(node(), "read", range(from, read.next())).ok(new Value.Seq(found));
          }
          return Done.DONE;
        });
  }

  /** How an entry stands in a history: long ones in short. */
  private static Value recorded(String entry) {
    return Value.of(
        entry.length() <= LONGEST_WHOLE
            ? entry
            : "%s... %d characters, hash %08x"
                .formatted(entry.substring(0, LONGEST_WHOLE), entry.length(), entry.hashCode()));
  }

  private static void collect(ReadResult read, List<Value> found) {
    if (read instanceof ReadResult.Entries(List<LogEntry> entries, Lsn next)) {
      for (LogEntry entry : entries) {
        found.add(Value.seq(Value.of(entry.lsn().value()), recorded(entry.payload().toUtf8())));
      }
    }
  }

  /** Trims, as far as it is known; that it is not known is no failure. */
  public Future<Done> trim(Lsn mark) {
    Recorder.Running call = recorder.invoke(node(), "trim", Value.of(mark.value()));
    return log.prefixTrim(mark)
        .map(reached -> {
          call.ok(Value.of(reached.value()));
          return Done.DONE;
        })
        .recover(why -> {
          call.info(why.toString());
          return environment.done();
        });
  }

  private Future<Done> failed(Recorder.Running call, String why) {
    call.fail(why);
    return environment.done();
  }

  private void violation(String invariant, String rule, String message) {
    recorder.violation(new Violation(invariant, rule, message, List.of()));
  }

  private NodeId node() {
    return environment.node();
  }
}

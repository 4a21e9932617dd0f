package dev.rhenea.worlds;

import dev.rhenea.checker.Violation;
import dev.rhenea.checker.history.Value;
import dev.rhenea.environment.Done;
import dev.rhenea.environment.Environment;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.Loop;
import dev.rhenea.environment.Loop.Step;
import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.Promise;
import dev.rhenea.loglet.Rejection;
import dev.rhenea.payload.Payload;
import dev.rhenea.virtuallog.AppendResult;
import dev.rhenea.virtuallog.Cursor;
import dev.rhenea.virtuallog.LogEntry;
import dev.rhenea.virtuallog.Lsn;
import dev.rhenea.virtuallog.ReadResult;
import dev.rhenea.virtuallog.VirtualLog;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;

/**
 * One node's users of the log, all on one handle: bursts of appends, reads of random ranges, tails,
 * a follower, a trimmer. Lives until its node crashes; its calls are recorded.
 */
final class LogClient {
  private static final int APPENDERS = 3;
  private static final int BURST = 4;
  private static final int READ_BYTES = 2_000;

  private static final Duration TRIM_AGE = Duration.ofSeconds(7);

  /** The tail at some time. */
  private record Sample(long time, Lsn tail) {}

  private final Environment environment;
  private final VirtualLog log;
  private final Recorder recorder;
  private final Supplier<String> entries;
  private final Deque<Sample> history = new ArrayDeque<>();
  private boolean stopped;
  private Lsn seen = Lsn.ZERO;

  /**
   * @param entries makes entries that nobody appended before
   */
  LogClient(Environment environment, VirtualLog log, Recorder recorder, Supplier<String> entries) {
    this.environment = environment;
    this.log = log;
    this.recorder = recorder;
    this.entries = entries;
  }

  VirtualLog log() {
    return log;
  }

  void start() {
    for (int i = 0; i < APPENDERS; i++) {
      forEver(Duration.ofMillis(120), this::burst);
    }
    forEver(Duration.ofMillis(100), this::readSomewhere);
    forEver(Duration.ofMillis(100), this::checkTail);
    forEver(Duration.ofSeconds(2), this::trim);
    Cursor cursor = log.follow(Lsn.ZERO);
    forEver(Duration.ofMillis(50), () -> follow(cursor));
  }

  /** No further call is made; those under way go on. */
  void stop() {
    stopped = true;
  }

  /** One append, then everything from the trim mark to the tail. */
  Future<Done> finish() {
    return append()
        .compose(appended -> log.checkTail())
        .compose(tail -> read(Lsn.ZERO, tail))
        .map(read -> Done.DONE);
  }

  private void forEver(Duration mean, Supplier<Future<?>> action) {
    Duration pause =
        Duration.ofNanos((long) (2 * mean.toNanos() * environment.random().nextDouble()));
    environment
        .timers()
        .after(
            pause,
            () -> {
              if (!stopped) {
                action.get().whenDone(() -> forEver(mean, action));
              }
            });
  }

  /** Several appends at once: they must stand in the order of issue. */
  private Future<Done> burst() {
    int size = 1 + environment.random().nextInt(BURST);
    List<Future<AppendResult>> results = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      results.add(append());
    }
    return Future.all(environment, results)
        .map(all -> {
          checkOrder(all);
          return Done.DONE;
        });
  }

  private Future<AppendResult> append() {
    String entry = entries.get();
    Recorder.Running call = recorder.invoke(node(), "append", Value.of(entry));
    Future<AppendResult> result = log.append(Payload.utf8(entry));
    return result.map(outcome -> {
      switch (outcome) {
        case AppendResult.Appended(Lsn lsn) -> {
          seen = Lsn.max(seen, lsn.next());
          call.ok(Value.seq(Value.of(lsn.value()), Value.of(entry)));
        }
        case AppendResult.Rejected(Rejection why) -> {
          checkRejection(why);
          call.fail(why.toString());
        }
        case AppendResult.Indeterminate(var cause) -> call.info(cause.toString());
      }
      return outcome;
    });
  }

  private void checkOrder(List<AppendResult> burst) {
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

  private Future<Done> checkTail() {
    Recorder.Running call = recorder.invoke(node(), "tail", Value.nil());
    return log.checkTail()
        .map(tail -> {
          seen = Lsn.max(seen, tail);
          call.ok(Value.of(tail.value()));
          return Done.DONE;
        })
        .recover(why -> failed(call, why.toString()));
  }

  private Future<Done> readSomewhere() {
    long from = environment.random().nextLong(seen.value() + 1);
    return read(new Lsn(from), new Lsn(from + 1 + environment.random().nextInt(100)));
  }

  private Future<Done> read(Lsn from, Lsn to) {
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
  private Future<Done> follow(Cursor cursor) {
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

  private static void collect(ReadResult read, List<Value> found) {
    if (read instanceof ReadResult.Entries(List<LogEntry> entries, Lsn next)) {
      for (LogEntry entry : entries) {
        found.add(Value.seq(Value.of(entry.lsn().value()), Value.of(entry.payload().toUtf8())));
      }
    }
  }

  /** Trims what every append under way has long left behind: V2 must not be its excuse. */
  private Future<Done> trim() {
    long now = environment.timers().now();
    history.addLast(new Sample(now, seen));
    Lsn mark = Lsn.ZERO;
    while (!history.isEmpty() && now - history.getFirst().time > TRIM_AGE.toNanos()) {
      mark = history.removeFirst().tail;
    }
    return mark.equals(Lsn.ZERO) ? environment.done() : trim(mark);
  }

  private Future<Done> trim(Lsn mark) {
    Recorder.Running call = recorder.invoke(node(), "trim", Value.of(mark.value()));
    return log.prefixTrim(mark)
        .map(reached -> {
          call.ok(Value.of(reached.value()));
          return Done.DONE;
        })
        .recover(why -> {
          call.info(why.toString());
          return environment.done();
        })
        .compose(done -> truncate());
  }

  private Future<Done> truncate() {
    Promise<Done> ended = environment.promise();
    log.reconfigTruncate().whenDone(() -> ended.complete(Done.DONE));
    return ended;
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

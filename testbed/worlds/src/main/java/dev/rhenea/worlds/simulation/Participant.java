package dev.rhenea.worlds.simulation;

import dev.rhenea.environment.Done;
import dev.rhenea.environment.Environment;
import dev.rhenea.environment.Future;
import dev.rhenea.spec.ProtocolSpec;
import dev.rhenea.virtuallog.AppendResult;
import dev.rhenea.virtuallog.Lsn;
import dev.rhenea.virtuallog.ReconfigResult;
import dev.rhenea.virtuallog.Segment;
import dev.rhenea.worlds.RecordedLog;
import dev.rhenea.worlds.schedule.Request;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/** A node's client, until the node crashes: does what the schedule says. */
final class Participant {
  private static final Duration RETRY = Duration.ofMillis(200);

  private final Environment environment;
  private final RecordedLog log;
  private final Stopwatch stopwatch;
  private final IntFunction<String> entries;
  private final boolean inOrder;
  private boolean stopped;

  /**
   * @param entries makes entries that nobody appended before, of about that many bytes
   * @param inOrder whether appends take effect in the order of issue, by the protocols' traits
   */
  Participant(
      Environment environment,
      RecordedLog log,
      Stopwatch stopwatch,
      IntFunction<String> entries,
      boolean inOrder) {
    this.environment = environment;
    this.log = log;
    this.stopwatch = stopwatch;
    this.entries = entries;
    this.inOrder = inOrder;
  }

  RecordedLog log() {
    return log;
  }

  /** Switches that are not done yet are given up. */
  void stop() {
    stopped = true;
  }

  /**
   * Makes the call as soon as the node gets to it.
   *
   * @param done runs when a switch is installed
   */
  void ask(Request request, Runnable done) {
    List<Stopwatch.Running> measured = begun(request);
    environment.execute(() -> {
      switch (request) {
        case Request.Append(int count, int bytes) -> append(bytes, measured);
        case Request.CheckTail() -> log.checkTail(measured.getFirst()::end);
        case Request.Keep keep -> keep(keep);
        case Request.Read(int from, int positions) -> {
          Lsn first = part(from);
          log.read(first, new Lsn(first.value() + positions));
        }
        case Request.Trim(int to) when part(to).equals(Lsn.ZERO) -> {}
        case Request.Trim(int to) ->
            log.trim(part(to)).whenDone(() -> log.log().reconfigTruncate().whenDone(() -> {}));
        case Request.Switch(ProtocolSpec target) -> replace(target, done);
        case Request.Modify(int which, ProtocolSpec target) -> modify(which, target);
      }
    });
  }

  /** One append, then everything from the trim mark to the tail. */
  Future<Done> finish() {
    return log.append(entries.apply(20))
        .compose(appended -> log.log().checkTail())
        .compose(tail -> log.read(Lsn.ZERO, tail));
  }

  private Lsn part(int hundredths) {
    return new Lsn(log.seen().value() * hundredths / 100);
  }

  /** What is measured from now on, even if the node gets to it later. */
  private List<Stopwatch.Running> begun(Request request) {
    return switch (request) {
      case Request.Append(int count, int bytes) ->
          Stream.generate(() -> stopwatch.start(Measured.Kind.APPEND)).limit(count).toList();
      case Request.CheckTail() -> List.of(stopwatch.start(Measured.Kind.TAIL));
      default -> List.of();
    };
  }

  private void append(int bytes, List<Stopwatch.Running> measured) {
    List<Future<AppendResult>> results = new ArrayList<>();
    for (Stopwatch.Running each : measured) {
      results.add(log.append(entries.apply(bytes), each::end));
    }
    Future.all(environment, results)
        .whenDone(
            burst -> {
              if (inOrder) {
                log.checkOrder(burst);
              }
            },
            environment::fault);
  }

  private void keep(Request.Keep keep) {
    long end = environment.timers().now() + keep.span().toNanos();
    for (int i = 0; i < keep.outstanding(); i++) {
      keepOne(keep, end);
    }
  }

  /** One after the other; what fails at once is not tried again at once. */
  private void keepOne(Request.Keep keep, long end) {
    if (stopped || environment.timers().now() >= end) {
      return;
    }
    if (environment.random().nextInt(100) < keep.reads()) {
      Stopwatch.Running measured = stopwatch.start(Measured.Kind.TAIL);
      log.checkTail(answered -> {
        measured.end(answered);
        goOn(keep, end, answered);
      });
    } else {
      Stopwatch.Running measured = stopwatch.start(Measured.Kind.APPEND);
      Future<AppendResult> unused =
          log.append(
              entries.apply(keep.bytes()),
              result -> {
                measured.end(result);
                goOn(keep, end, result instanceof AppendResult.Appended);
              });
    }
  }

  private void goOn(Request.Keep keep, long end, boolean succeeded) {
    if (succeeded) {
      keepOne(keep, end);
    } else {
      environment.timers().after(RETRY, () -> keepOne(keep, end));
    }
  }

  private void modify(int which, ProtocolSpec target) {
    List<Segment> segments = log.log().status().stored().chain().segments();
    List<Segment> closed = segments.subList(0, segments.size() - 1);
    if (!closed.isEmpty()) {
      Segment segment = closed.get(closed.size() * which / 100);
      log.log().reconfigModify(segment.id(), target).whenDone(result -> {}, environment::fault);
    }
  }

  private void replace(ProtocolSpec target, Runnable done) {
    if (stopped) {
      return;
    }
    log.log()
        .reconfigExtend(target)
        .whenDone(
            result -> {
              if (result instanceof ReconfigResult.Installed) {
                done.run();
              } else {
                environment.timers().after(RETRY, () -> replace(target, done));
              }
            },
            environment::fault);
  }
}

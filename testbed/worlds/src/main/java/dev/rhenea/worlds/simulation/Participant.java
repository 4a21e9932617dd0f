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

/** A node's client, until the node crashes: does what the schedule says. */
final class Participant {
  private static final Duration RETRY = Duration.ofMillis(200);

  private final Environment environment;
  private final RecordedLog log;
  private final IntFunction<String> entries;
  private final boolean inOrder;
  private boolean stopped;

  /**
   * @param entries makes entries that nobody appended before, of about that many bytes
   * @param inOrder whether appends take effect in the order of issue, by the protocols' traits
   */
  Participant(
      Environment environment, RecordedLog log, IntFunction<String> entries, boolean inOrder) {
    this.environment = environment;
    this.log = log;
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
    environment.execute(() -> {
      switch (request) {
        case Request.Append(int count, int bytes) -> append(count, bytes);
        case Request.CheckTail() -> log.checkTail();
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

  private void append(int count, int bytes) {
    List<Future<AppendResult>> results = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      results.add(log.append(entries.apply(bytes)));
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

package dev.rhenea.worlds;

import dev.rhenea.environment.Done;
import dev.rhenea.environment.Environment;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.Promise;
import dev.rhenea.virtuallog.AppendResult;
import dev.rhenea.virtuallog.Cursor;
import dev.rhenea.virtuallog.Lsn;
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

  private static final Duration TRIM_AGE = Duration.ofSeconds(7);

  /** The tail at some time. */
  private record Sample(long time, Lsn tail) {}

  private final Environment environment;
  private final RecordedLog log;
  private final Supplier<String> entries;
  private final Deque<Sample> history = new ArrayDeque<>();
  private boolean stopped;

  /**
   * @param entries makes entries that nobody appended before
   */
  LogClient(Environment environment, VirtualLog log, Recorder recorder, Supplier<String> entries) {
    this.environment = environment;
    this.log = new RecordedLog(environment, log, recorder);
    this.entries = entries;
  }

  VirtualLog log() {
    return log.log();
  }

  void start() {
    for (int i = 0; i < APPENDERS; i++) {
      forEver(Duration.ofMillis(120), this::burst);
    }
    forEver(Duration.ofMillis(100), this::readSomewhere);
    forEver(Duration.ofMillis(100), log::checkTail);
    forEver(Duration.ofSeconds(2), this::trim);
    Cursor cursor = log.log().follow(Lsn.ZERO);
    forEver(Duration.ofMillis(50), () -> log.follow(cursor));
  }

  /** No further call is made; those under way go on. */
  void stop() {
    stopped = true;
  }

  /** One append, then everything from the trim mark to the tail. */
  Future<Done> finish() {
    return log.append(entries.get())
        .compose(appended -> log.log().checkTail())
        .compose(tail -> log.read(Lsn.ZERO, tail))
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
      results.add(log.append(entries.get()));
    }
    return Future.all(environment, results)
        .map(all -> {
          log.checkOrder(all);
          return Done.DONE;
        });
  }

  private Future<Done> readSomewhere() {
    long from = environment.random().nextLong(log.seen().value() + 1);
    return log.read(new Lsn(from), new Lsn(from + 1 + environment.random().nextInt(100)));
  }

  /** Trims what every append under way has long left behind: V2 must not be its excuse. */
  private Future<Done> trim() {
    long now = environment.timers().now();
    history.addLast(new Sample(now, log.seen()));
    Lsn mark = Lsn.ZERO;
    while (!history.isEmpty() && now - history.getFirst().time > TRIM_AGE.toNanos()) {
      mark = history.removeFirst().tail;
    }
    return mark.equals(Lsn.ZERO) ? environment.done() : log.trim(mark).compose(done -> truncate());
  }

  private Future<Done> truncate() {
    Promise<Done> ended = environment.promise();
    log.log().reconfigTruncate().whenDone(() -> ended.complete(Done.DONE));
    return ended;
  }
}

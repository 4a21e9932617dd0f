package dev.rhenea.composition.lockstep;

import dev.rhenea.environment.Environment;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.Promise;
import dev.rhenea.loglet.LogletOffset;
import java.time.Duration;

/**
 * Waits for entries beyond an offset. The conductor knows how far all children are; the first child
 * is asked as well, because it learns of a seal, and goes on when no conductor does. What one child
 * has may not be right everywhere, so its word is never passed on.
 */
final class LockstepFollow {
  private final Environment environment;
  private final Acknowledged acknowledged;
  private final Child child;
  private final Pace pace;
  private final LogletOffset beyond;
  private final Duration patience;
  private final long end;
  private final Promise<LogletOffset> news;

  LockstepFollow(
      Environment environment,
      Acknowledged acknowledged,
      Child child,
      Pace pace,
      LogletOffset beyond,
      Duration patience) {
    this.environment = environment;
    this.acknowledged = acknowledged;
    this.child = child;
    this.pace = pace;
    this.beyond = beyond;
    this.patience = patience;
    end = environment.timers().now() + patience.toNanos();
    news = environment.promise();
  }

  Future<LogletOffset> run() {
    Future<Long> told = acknowledged.conductor().await(beyond.value(), patience, pace.request());
    told.whenDone(length -> finish(), silent -> {});
    watch(told);
    return news;
  }

  private void watch(Future<Long> told) {
    long begun = environment.timers().now();
    long span = Math.min(end - begun, pace.child().dividedBy(2).toNanos());
    if (span <= 0) {
      finish();
      return;
    }
    child
        .loglet()
        .awaitTail(beyond, Duration.ofNanos(span))
        .whenDone(
            hint -> {
              if (hint.compareTo(beyond) > 0) {
                told.whenDone(this::finish);
              } else if (environment.timers().now() - begun < span) {
                finish(); // early, and without an entry: it is sealed
              } else if (!news.isDone()) {
                watch(told);
              }
            },
            silent -> told.whenDone(this::finish));
  }

  private void finish() {
    news.complete(acknowledged.length());
  }
}

package dev.rhenea.composition.mirror;

import dev.rhenea.environment.Diagnosis;
import dev.rhenea.environment.Environment;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.Promise;
import dev.rhenea.environment.Unavailable;
import dev.rhenea.loglet.LogletOffset;
import dev.rhenea.loglet.ReadResult;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * Reads from one child; from the next as well when that one lacks the entries, cannot be reached,
 * or takes long. The first that has them answers.
 */
final class MirrorRead {
  private final Environment environment;
  private final Deque<Child> untried;
  private final Duration hedge;
  private final LogletOffset from;
  private final LogletOffset to;
  private final int maxBytes;
  private final Promise<ReadResult> result;
  private int asked;
  private int destroyed;
  private int ended;
  private Diagnosis obstacle;

  MirrorRead(
      Environment environment,
      List<Child> children,
      Duration hedge,
      LogletOffset from,
      LogletOffset to,
      int maxBytes) {
    this.environment = environment;
    this.untried = new ArrayDeque<>(children);
    this.hedge = hedge;
    this.from = from;
    this.to = to;
    this.maxBytes = maxBytes;
    result = environment.promise();
    obstacle = Diagnosis.of("readNext: no child has an entry at " + from);
  }

  Future<ReadResult> run() {
    next();
    return result;
  }

  private void next() {
    if (result.isDone()) {
      return;
    }
    if (untried.isEmpty()) {
      giveUp();
      return;
    }
    asked++;
    Child child = untried.removeFirst();
    child.read(from, to, maxBytes + Stamp.OVERHEAD).whenDone(this::found, this::failed);
    if (!untried.isEmpty()) {
      environment
          .timers()
          .after(
              hedge,
              () -> {
                if (!untried.isEmpty()) {
                  next();
                }
              });
    }
  }

  private void found(Child.Found found) {
    switch (found) {
      case Child.Found.Answer(ReadResult answer) -> result.complete(answer);
      case Child.Found.Lacking() -> {
        ended++;
        next();
      }
      case Child.Found.Destroyed() -> {
        ended++;
        destroyed++;
        next();
      }
    }
  }

  private void failed(Unavailable why) {
    ended++;
    obstacle = why.diagnosis();
    next();
  }

  /** All were asked, and all have answered: nobody has it. */
  private void giveUp() {
    if (ended < asked) {
      return;
    }
    if (destroyed == asked) {
      result.complete(new ReadResult.Unknown());
    } else {
      result.fail(new Unavailable(obstacle));
    }
  }
}

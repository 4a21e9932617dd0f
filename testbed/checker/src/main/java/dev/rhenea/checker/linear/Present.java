package dev.rhenea.checker.linear;

import java.util.Arrays;

/**
 * A moment of a schedule, between two events: which steps are open. Moves forward and back one
 * event at a time.
 */
final class Present<S> {

  private final Schedule<S> schedule;
  private int position;

  /** The open required updates and observers by their slots, and who has each slot. */
  private long updates;

  private long observers;
  private final int[] updateAt = new int[Schedule.SLOTS];
  private final int[] observerAt = new int[Schedule.SLOTS];

  /** How many optional steps of each class have begun, and how many of them are settled. */
  private final int[] offered;

  private final int[] settled;

  /** A step of each class of which one has begun, in the order in which the first ones did. */
  private int[] optionals = new int[16];

  private int optionalCount;

  Present(Schedule<S> schedule) {
    this.schedule = schedule;
    this.offered = new int[schedule.classes()];
    this.settled = new int[schedule.classes()];
  }

  /** Returns the number of the next event. */
  int position() {
    return position;
  }

  void moveTo(int target) {
    while (position < target) {
      forward();
    }
    while (position > target) {
      back();
    }
  }

  void forward() {
    int step = schedule.step(position);
    if (!schedule.isRequired(step)) {
      offer(step);
    } else if (schedule.begins(position)) {
      open(step);
    } else {
      close(step);
    }
    position++;
  }

  private void back() {
    position--;
    int step = schedule.step(position);
    if (!schedule.isRequired(step)) {
      withdraw(step);
    } else if (schedule.begins(position)) {
      close(step);
    } else {
      open(step);
    }
  }

  private void open(int step) {
    long slot = schedule.slot(step);
    if (schedule.observes(step)) {
      observers |= slot;
      observerAt[Long.numberOfTrailingZeros(slot)] = step;
    } else {
      updates |= slot;
      updateAt[Long.numberOfTrailingZeros(slot)] = step;
    }
  }

  private void close(int step) {
    if (schedule.observes(step)) {
      observers &= ~schedule.slot(step);
    } else {
      updates &= ~schedule.slot(step);
    }
  }

  private void offer(int step) {
    if (offered[schedule.classOf(step)]++ == 0) {
      if (optionalCount == optionals.length) {
        optionals = Arrays.copyOf(optionals, 2 * optionalCount);
      }
      optionals[optionalCount++] = step;
    }
  }

  private void withdraw(int step) {
    if (--offered[schedule.classOf(step)] == 0) {
      optionalCount--;
    }
  }

  long updates() {
    return updates;
  }

  long observers() {
    return observers;
  }

  int update(long slot) {
    return updateAt[Long.numberOfTrailingZeros(slot)];
  }

  int observer(long slot) {
    return observerAt[Long.numberOfTrailingZeros(slot)];
  }

  int optionals() {
    return optionalCount;
  }

  int optional(int i) {
    return optionals[i];
  }

  int offered(int classNumber) {
    return offered[classNumber] - settled[classNumber];
  }

  /** Takes one of a class away for good: every configuration has spent it. */
  void settle(int classNumber) {
    settled[classNumber]++;
  }
}

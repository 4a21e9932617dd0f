package dev.rhenea.checker.log;

import java.util.Arrays;
import java.util.Comparator;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * A level that only rises: the highest of all that was said before a moment. Built once in O(n log
 * n), asked in O(log n). Its steps lie side by side in arrays: a search that jumps from object to
 * object is slow.
 */
final class RisingLevel {

  /**
   * From {@code since} on the level is at least {@code level}.
   *
   * @param by who said so; null for the level 0 that always holds
   */
  record Step(long since, long level, @Nullable LogOperation by) {}

  private int steps;
  private final long[] since;
  private final long[] level;
  private final @Nullable LogOperation[] by;

  /** Starts at level 0, for at most {@code most} steps up. */
  private RisingLevel(int most) {
    since = new long[most + 1];
    level = new long[most + 1];
    by = new LogOperation[most + 1];
    since[0] = Long.MIN_VALUE;
    steps = 1;
  }

  /**
   * The tail that the completions before a moment prove (O2, O4, O8). Calls come in the order in
   * which they began; those that run wait until it is their turn to end. There are few of them at
   * any time, which makes that cheaper than sorting all.
   */
  static RisingLevel provenTail(LogHistory log) {
    RisingLevel tail = new RisingLevel(log.operations().size());
    PriorityQueue<LogOperation> running =
        new PriorityQueue<>(Comparator.comparingLong(LogOperation::end));
    for (LogOperation operation : log.operations()) {
      tail.completeBefore(operation.start(), running);
      if (operation.provenTail() > 0) {
        running.add(operation);
      }
    }
    tail.completeBefore(Long.MAX_VALUE, running);
    return tail;
  }

  private void completeBefore(long moment, PriorityQueue<LogOperation> running) {
    for (LogOperation next = running.peek();
        next != null && next.end() < moment;
        next = running.peek()) {
      raise(next.end(), next.provenTail(), next);
      running.remove();
    }
  }

  /** The position below which entries may be gone: that of any trim that has begun. */
  static RisingLevel trimMark(LogHistory log) {
    RisingLevel mark = new RisingLevel(log.trims().size());
    log.trims().forEach(trim -> mark.raise(trim.start(), trim.before(), trim));
    return mark;
  }

  /** Says something later than all before; it makes no step if it says no more than they. */
  private void raise(long moment, long reached, LogOperation operation) {
    if (reached > level[steps - 1]) {
      since[steps] = moment;
      level[steps] = reached;
      by[steps] = operation;
      steps++;
    }
  }

  /** Returns the level that was reached strictly before {@code moment}, and by whom. */
  Step before(long moment) {
    int found = Arrays.binarySearch(since, 0, steps, moment);
    int last = (found >= 0 ? found : -found - 1) - 1;
    return new Step(since[last], level[last], by[last]);
  }
}

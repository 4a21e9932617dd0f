package dev.rhenea.ordering;

import dev.rhenea.payload.Payload;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The appends of one handle as those see them who order them (rule N13): each number gets one
 * position, however often it is submitted, and numbers get theirs in ascending order, however
 * messages overtake each other. So a lost message costs a retry and never a duplicate.
 *
 * <pre>
 *            lowest              next
 *   forgotten  |  has a position   |  missing, or early
 *   -----------+-------------------+-------------------->  numbers
 * </pre>
 */
public final class HandleOrder {
  /** Gives an append its position. */
  public interface Positions {
    /** The position of append {@code number} of {@code handle}. */
    long give(long handle, long number, Payload entry);
  }

  private final NavigableMap<Long, Long> positions = new TreeMap<>();
  private final NavigableMap<Long, Submission> early = new TreeMap<>();
  private long lowest;
  private long next;

  /** Gives positions to what is submitted, and to what waited for it, by {@code order}. */
  public void take(Submission submission, Positions order) {
    forgetBelow(submission.lowest());
    early.merge(submission.first(), submission, (a, b) -> a.end() >= b.end() ? a : b);
    while (!early.isEmpty() && early.firstKey() <= next) { // N13: in number order
      Submission ready = early.pollFirstEntry().getValue();
      for (; next < ready.end(); next++) { // N13: below next a number has its position already
        int index = Math.toIntExact(next - ready.first());
        positions.put(next, order.give(ready.handle(), next, ready.entries().get(index)));
      }
    }
  }

  /** The handle waits for no number below {@code bound}; one without position never gets one. */
  public void forgetBelow(long bound) {
    if (bound > lowest) {
      lowest = bound;
      next = Math.max(next, bound);
      positions.headMap(bound).clear();
    }
  }

  /** The lowest number whose position is remembered. */
  public long lowest() {
    return lowest;
  }

  /** The position of {@code number}, if it has one and somebody may still wait for it. */
  public Optional<Long> position(long number) {
    return Optional.ofNullable(positions.get(number));
  }

  /** The positions of {@code first, first + 1, ...} below {@code end} that are below the tail. */
  public List<Long> positions(long first, long end, long tail) {
    List<Long> found = new ArrayList<>();
    for (long position : positions.subMap(first, Math.max(first, end)).values()) {
      if (position >= tail) {
        break;
      }
      found.add(position);
    }
    return found;
  }
}

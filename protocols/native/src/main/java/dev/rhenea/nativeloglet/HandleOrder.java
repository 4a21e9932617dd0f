package dev.rhenea.nativeloglet;

import dev.rhenea.nativeloglet.NativeMessage.Submit;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/**
 * The appends of one handle as the sequencer sees them (rule N13): each number gets one position,
 * however often it is submitted, and numbers get theirs in ascending order, however messages
 * overtake each other. So a lost message costs a retry and never a duplicate.
 *
 * <pre>
 *            lowest              next
 *   forgotten  |  has a position   |  missing, or early
 *   -----------+-------------------+-------------------->  numbers
 * </pre>
 */
final class HandleOrder {
  private final NavigableMap<Long, Long> positions = new TreeMap<>();
  private final NavigableMap<Long, Submit> early = new TreeMap<>();
  private long lowest;
  private long next;

  /** Gives positions to what is submitted, and to what waited for it, by {@code order}. */
  void take(Submit submit, ToLongFunction<Command> order) {
    forgetBelow(submit.lowest());
    early.merge(submit.first(), submit, (a, b) -> a.end() >= b.end() ? a : b);
    while (!early.isEmpty() && early.firstKey() <= next) { // N13: in number order
      Submit ready = early.pollFirstEntry().getValue();
      for (; next < ready.end(); next++) { // N13: below next a number has its position already
        int index = Math.toIntExact(next - ready.first());
        Command command = new Command(ready.handle(), next, ready.entries().get(index));
        positions.put(next, order.applyAsLong(command));
      }
    }
  }

  /** The handle waits for no number below {@code bound}; one without position never gets one. */
  void forgetBelow(long bound) {
    if (bound > lowest) {
      lowest = bound;
      next = Math.max(next, bound);
      positions.headMap(bound).clear();
    }
  }

  /** The lowest number whose position is remembered. */
  long lowest() {
    return lowest;
  }

  Optional<Long> position(long number) {
    return Optional.ofNullable(positions.get(number));
  }

  /** The positions of {@code first, first + 1, ...} below {@code end} that are below the tail. */
  List<Long> positions(long first, long end, long tail) {
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

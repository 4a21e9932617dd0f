package dev.rhenea.worlds.explore;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * What happened before what in one run: an event follows what made it possible, and every earlier
 * one whose order with it matters. Pure.
 */
final class Order {
  private record Event(Effect effect, int cause, BitSet past) {}

  private final List<Event> events = new ArrayList<>();

  int size() {
    return events.size();
  }

  /** Keeps the first {@code size} events only. */
  void cut(int size) {
    events.subList(size, events.size()).clear();
  }

  /**
   * One more event.
   *
   * @param cause the number of the event that made it possible, -1 if it was possible from the
   *     start
   */
  void add(Effect effect, int cause) {
    BitSet past = new BitSet(events.size());
    include(past, cause);
    for (int i = events.size() - 1; i >= 0; i--) {
      if (!past.get(i) && events.get(i).effect.conflictsWith(effect)) {
        include(past, i);
      }
    }
    events.add(new Event(effect, cause, past));
  }

  private void include(BitSet past, int event) {
    if (event >= 0) {
      past.or(events.get(event).past);
      past.set(event);
    }
  }

  /** Whether {@code earlier} must stay before {@code later}. */
  boolean isBefore(int earlier, int later) {
    return events.get(later).past.get(earlier);
  }

  /**
   * The races of an event: whatever it followed directly although it was possible before.
   *
   * @param found told the other event of a race, and the events that can be first if that one is
   *     overtaken: each is possible right before it, and together they lead to the overtaking one
   */
  void races(int event, BiConsumer<Integer, List<Integer>> found) {
    Event later = events.get(event);
    if (later.effect.time()) {
      return; // nothing else was possible
    }
    for (int i = event - 1; i >= 0; i--) {
      if (isRace(i, event)) {
        found.accept(i, firsts(i, event));
      }
    }
  }

  private boolean isRace(int i, int event) {
    Event later = events.get(event);
    if (!later.past.get(i)
        || (later.cause >= 0 && (later.cause == i || isBefore(i, later.cause)))) {
      return false;
    }
    for (int between = i + 1; between < event; between++) {
      if (later.past.get(between) && isBefore(i, between)) {
        return false;
      }
    }
    return true;
  }

  /** Of the events after {@code overtaken} that need not follow it: those that need not wait. */
  private List<Integer> firsts(int overtaken, int event) {
    BitSet free = new BitSet(event + 1);
    for (int i = overtaken + 1; i < event; i++) {
      if (!isBefore(overtaken, i)) {
        free.set(i);
      }
    }
    free.set(event);
    List<Integer> firsts = new ArrayList<>();
    for (int i = free.nextSetBit(0); i >= 0; i = free.nextSetBit(i + 1)) {
      if (!events.get(i).past.intersects(free)) {
        firsts.add(i);
      }
    }
    return firsts;
  }
}

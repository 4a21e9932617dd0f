package dev.rhenea.simulator;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What will happen, ordered by time and, within an instant, by the order of planning: a binary heap
 * in an array. Cancelled events stay until they are met, or until they are the majority.
 */
final class EventQueue {
  /** Something planned for a moment of virtual time. */
  static final class Event {
    final long time;
    private final long sequence;
    private @Nullable Runnable action;

    private Event(long time, long sequence, Runnable action) {
      this.time = time;
      this.sequence = sequence;
      this.action = action;
    }

    private boolean isBefore(Event other) {
      return time < other.time || (time == other.time && sequence < other.sequence);
    }

    /** Whether it was neither cancelled nor taken from the queue of a seeded world. */
    boolean isPlanned() {
      return action != null;
    }

    /** What is to be done; only of an event that {@link #poll} returned. */
    Runnable action() {
      if (action == null) {
        throw new IllegalStateException("a cancelled event was met");
      }
      return action;
    }
  }

  private static final int COMPACT_FROM = 1024;

  private @Nullable Event[] heap = new @Nullable Event[64];
  private int size;
  private int cancelled;
  private long sequence;

  Event add(long time, Runnable action) {
    if (size == heap.length) {
      heap = Arrays.copyOf(heap, size * 2);
    }
    Event event = new Event(time, sequence++, action);
    rise(size++, event);
    return event;
  }

  /** Takes back an event; without effect once it was polled. */
  void cancel(Event event) {
    if (event.action != null) {
      event.action = null;
      cancelled++;
      if (size > COMPACT_FROM && cancelled > size / 2) {
        compact();
      }
    }
  }

  /** The time of the next event, or {@link Long#MAX_VALUE} if there is none. */
  long nextTime() {
    skipCancelled();
    return size == 0 ? Long.MAX_VALUE : at(0).time;
  }

  /** Removes and returns the next event, if there is one. */
  @Nullable Event poll() {
    skipCancelled();
    return size == 0 ? null : removeFirst();
  }

  /**
   * The actions of all events that were neither met nor cancelled, in order; takes nothing away.
   */
  List<Runnable> planned() {
    List<Event> live = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      if (at(i).action != null) {
        live.add(at(i));
      }
    }
    live.sort((left, right) -> left.isBefore(right) ? -1 : 1);
    return live.stream().map(Event::action).toList();
  }

  private void skipCancelled() {
    while (size > 0 && at(0).action == null) {
      removeFirst();
      cancelled--;
    }
  }

  private Event removeFirst() {
    Event first = at(0);
    Event last = at(--size);
    heap[size] = null;
    if (size > 0) {
      sink(0, last);
    }
    return first;
  }

  private void compact() {
    int kept = 0;
    for (int i = 0; i < size; i++) {
      if (at(i).action != null) {
        heap[kept++] = heap[i];
      }
    }
    Arrays.fill(heap, kept, size, null);
    size = kept;
    cancelled = 0;
    for (int i = size / 2 - 1; i >= 0; i--) {
      sink(i, at(i));
    }
  }

  private void rise(int from, Event event) {
    int index = from;
    while (index > 0) {
      int parent = (index - 1) / 2;
      if (!event.isBefore(at(parent))) {
        break;
      }
      heap[index] = heap[parent];
      index = parent;
    }
    heap[index] = event;
  }

  private void sink(int from, Event event) {
    int index = from;
    while (true) {
      int child = 2 * index + 1;
      if (child >= size) {
        break;
      }
      if (child + 1 < size && at(child + 1).isBefore(at(child))) {
        child++;
      }
      if (!at(child).isBefore(event)) {
        break;
      }
      heap[index] = heap[child];
      index = child;
    }
    heap[index] = event;
  }

  private Event at(int index) {
    Event event = heap[index];
    if (event == null) {
      throw new IllegalStateException("no event at " + index + " of " + size);
    }
    return event;
  }
}

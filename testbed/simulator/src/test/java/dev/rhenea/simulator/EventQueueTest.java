package dev.rhenea.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class EventQueueTest {
  private final EventQueue queue = new EventQueue();

  private List<EventQueue.Event> drain() {
    List<EventQueue.Event> met = new ArrayList<>();
    for (EventQueue.Event event = queue.poll(); event != null; event = queue.poll()) {
      met.add(event);
    }
    return met;
  }

  @Test
  void emptyQueueHasNoNextTime() {
    assertThat(queue.nextTime()).isEqualTo(Long.MAX_VALUE);
    assertThat(queue.poll()).isNull();
  }

  /** Against sorting: by time and, at one time, in the order of planning; without the cancelled. */
  @Test
  void meetsEventsInOrderWithoutTheCancelled() {
    SplittableRandom random = new SplittableRandom(1);
    List<EventQueue.Event> expected = new ArrayList<>();
    List<EventQueue.Event> all = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      EventQueue.Event event = queue.add(random.nextInt(500), () -> {});
      all.add(event);
      expected.add(event);
    }
    for (EventQueue.Event event : all) {
      if (random.nextInt(4) != 0) {
        queue.cancel(event);
        queue.cancel(event);
        expected.remove(event);
      }
    }
    expected.sort(Comparator.comparingLong(event -> event.time));
    assertThat(drain()).containsExactlyElementsOf(expected);
  }

  @Test
  void cancellingWhatWasMetChangesNothing() {
    EventQueue.Event first = queue.add(1, () -> {});
    EventQueue.Event second = queue.add(2, () -> {});
    assertThat(queue.poll()).isSameAs(first);
    queue.cancel(first);
    assertThat(queue.nextTime()).isEqualTo(2);
    assertThat(drain()).containsExactly(second);
  }
}

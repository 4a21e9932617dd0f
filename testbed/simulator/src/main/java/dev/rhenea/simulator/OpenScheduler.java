package dev.rhenea.simulator;

import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.UnitId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.stream.Stream;

/**
 * Everything that may happen lies open, and somebody outside decides. Messages and disks take any
 * time they like. Timers fire when nothing else can happen, the next one of all first, except those
 * that chance made eager, which may fire at any moment, and those that are due when they are set.
 *
 * <p>What happens is atomic: the unit it concerns does all it does because of it, its own further
 * events included, before anything else happens there. A unit that an eager timer wakes has a clock
 * that is ahead of the others; nobody can tell, clocks of different units have nothing to do with
 * each other.
 */
final class OpenScheduler extends Scheduler {
  /** A unit that does this much because of one thing will not stop by itself. */
  private static final int EVENTS_AT_ONCE = 1_000_000;

  private record Place(NodeId node, UnitId unit) {}

  private record Planned(Happening happening, EventQueue.Event event) {
    boolean isTimeOf(Place place, long until) {
      return happening.kind() == Happening.Kind.TIMER
          && event.time <= until
          && happening.node().equals(place.node)
          && happening.unit().filter(place.unit::equals).isPresent();
    }
  }

  private final Chances chances;
  private final EventQueue queue = new EventQueue();
  private final List<Planned> open = new ArrayList<>();
  private final List<Planned> timers = new ArrayList<>();
  private final Deque<Runnable> internal = new ArrayDeque<>();
  private final Deque<SimulatedUnit> ready = new ArrayDeque<>();
  private final Map<Place, Long> clocks = new LinkedHashMap<>();
  private long cause;
  private long effects;

  OpenScheduler(Chances chances, Fingerprint fingerprint) {
    super(fingerprint);
    this.chances = chances;
  }

  @Override
  EventQueue.Event after(Subject subject, long delay, Runnable action) {
    long present = subject.unit().map(unit -> now(subject.node(), unit)).orElse(now());
    long time = present + Math.max(0, delay);
    EventQueue.Event event = queue.add(time < 0 ? Long.MAX_VALUE : time, action);
    if (subject.kind() == Happening.Kind.INTERNAL) {
      internal.add(action);
      return event;
    }
    Happening happening =
        new Happening(
            Fingerprint.blend(cause, ++effects),
            subject.kind(),
            subject.node(),
            subject.unit(),
            subject.from());
    boolean waits =
        subject.kind() == Happening.Kind.TIMER
            && delay > 0
            && choose(Chance.EAGERNESS, 2, () -> 0) == 0;
    (waits ? timers : open).add(new Planned(happening, event));
    return event;
  }

  @Override
  void cancel(EventQueue.Event event) {
    queue.cancel(event);
  }

  @Override
  List<Runnable> planned() {
    return Stream.concat(open.stream(), timers.stream())
        .filter(planned -> planned.event.isPlanned())
        .map(planned -> planned.event.action())
        .toList();
  }

  @Override
  long now(SimulatedUnit unit) {
    return now(unit.node(), unit.unit());
  }

  private long now(NodeId node, UnitId unit) {
    return Math.max(now(), clocks.getOrDefault(new Place(node, unit), 0L));
  }

  @Override
  int choose(Chance chance, int alternatives, IntSupplier seeded) {
    int choice = chances.choose(chance, alternatives);
    if (choice < 0 || choice >= alternatives) {
      throw new IllegalStateException(
          "%d is not a choice of %d for %s".formatted(choice, alternatives, chance));
    }
    return choice;
  }

  @Override
  void addReady(SimulatedUnit unit) {
    if (unit.readyIndex < 0) {
      unit.readyIndex = 0;
      ready.add(unit);
    }
  }

  @Override
  void removeReady(SimulatedUnit unit) {
    if (unit.readyIndex >= 0) {
      unit.readyIndex = -1;
      ready.remove(unit);
    }
  }

  @Override
  long nextTime() {
    settle();
    return open.isEmpty()
        ? nextTimer().map(timer -> timer.event.time).orElse(Long.MAX_VALUE)
        : now();
  }

  @Override
  boolean step() {
    List<Happening> next = open();
    if (next.isEmpty()) {
      return false;
    }
    happen(next.getFirst());
    return true;
  }

  @Override
  List<Happening> open() {
    checkThread();
    settle();
    return open.isEmpty()
        ? nextTimer().map(timer -> List.of(ofTime(timer.happening))).orElse(List.of())
        : open.stream().map(Planned::happening).toList();
  }

  @Override
  void happen(Happening which) {
    checkThread();
    settle();
    cause = which.id();
    effects = 0;
    switch (which.kind()) {
      case TIME -> {
        Planned timer = take(timers, which);
        pass(timer.event.time);
        timer.event.action().run();
      }
      case TIMER -> fire(take(open, which));
      default -> take(open, which).event.action().run();
    }
    settle();
  }

  private static Happening ofTime(Happening timer) {
    return new Happening(timer.id(), Happening.Kind.TIME, timer.node(), timer.unit(), timer.from());
  }

  /** A timer fires before its time: first what is due before it on that unit. */
  private void fire(Planned timer) {
    Happening at = timer.happening;
    at.unit()
        .ifPresent(unit -> {
          Place place = new Place(at.node(), unit);
          clocks.put(place, Math.max(now(at.node(), unit), timer.event.time));
          List<Planned> earlier =
              timers.stream()
                  .filter(each -> each.isTimeOf(place, timer.event.time))
                  .sorted(Comparator.comparingLong(each -> each.event.time))
                  .toList();
          timers.removeAll(earlier);
          for (Planned each : earlier) {
            if (each.event.isPlanned()) {
              each.event.action().run();
              settle();
            }
          }
        });
    if (timer.event.isPlanned()) {
      timer.event.action().run();
    }
  }

  private Planned take(List<Planned> from, Happening which) {
    for (int i = 0; i < from.size(); i++) {
      if (from.get(i).happening.id() == which.id()) {
        return from.remove(i);
      }
    }
    throw new IllegalArgumentException("not open: " + which);
  }

  private Optional<Planned> nextTimer() {
    return timers.stream().min(Comparator.comparingLong(timer -> timer.event.time));
  }

  /** Lets all units do what they have begun. */
  private void settle() {
    int events = 0;
    while (!internal.isEmpty() || !ready.isEmpty()) {
      if (++events > EVENTS_AT_ONCE) {
        throw new AssertionError("a unit goes on for ever at virtual time " + now() + " ns");
      }
      if (ready.isEmpty()) {
        internal.removeFirst().run();
      } else {
        run(ready.getFirst());
      }
    }
    open.removeIf(planned -> !planned.event.isPlanned());
    timers.removeIf(planned -> !planned.event.isPlanned());
  }
}

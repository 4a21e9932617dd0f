package dev.rhenea.checker.linear;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The steps of one object as a sequence of events, beginnings and deadlines, with everything
 * numbered: the steps; classes of equal actions; and, for each required step, a slot that no other
 * step of its kind, update or observer, has at the same time. Steps that do not matter ({@link
 * Usefulness}) are not in it.
 */
final class Schedule<S> {

  /** How many required steps of one kind may be open at once. */
  static final int SLOTS = Long.SIZE;

  private final List<Step<S>> steps;
  private final int[] classOf;
  private final int[] slotOf;
  private final int[] events;
  private final long[] lastUse;
  private boolean fits = true;

  Schedule(List<Step<S>> all) {
    Usefulness<S> usefulness = new Usefulness<>(all);
    steps =
        all.stream()
            .filter(usefulness::matters)
            .sorted(Comparator.comparingLong(Step::start))
            .toList();
    Map<Action<S>, Integer> classes = new LinkedHashMap<>();
    classOf = new int[steps.size()];
    for (int i = 0; i < classOf.length; i++) {
      classOf[i] = classes.computeIfAbsent(steps.get(i).action(), unseen -> classes.size());
    }
    lastUse = classes.keySet().stream().mapToLong(usefulness::until).toArray();
    events = events();
    slotOf = slots();
  }

  private int[] events() {
    int[] byEnd =
        IntStream.range(0, steps.size())
            .filter(i -> steps.get(i).isRequired())
            .boxed()
            .sorted(Comparator.comparingLong(i -> steps.get(i).end()))
            .mapToInt(i -> i)
            .toArray();
    int[] merged = new int[steps.size() + byEnd.length];
    int begun = 0;
    int ended = 0;
    for (int e = 0; e < merged.length; e++) {
      boolean begins =
          begun < steps.size()
              && (ended == byEnd.length
                  || steps.get(begun).start() < steps.get(byEnd[ended]).end());
      merged[e] = begins ? begun++ : ~byEnd[ended++];
    }
    return merged;
  }

  private int[] slots() {
    int[] slots = new int[steps.size()];
    Deque<Integer> freeUpdates = allSlots();
    Deque<Integer> freeObservers = allSlots();
    for (int event : events) {
      int step = event < 0 ? ~event : event;
      Deque<Integer> free = observes(step) ? freeObservers : freeUpdates;
      if (event < 0) {
        free.push(slots[step]);
      } else if (isRequired(step)) {
        fits = fits && !free.isEmpty();
        slots[step] = free.isEmpty() ? 0 : free.pop();
      }
    }
    return slots;
  }

  private static Deque<Integer> allSlots() {
    return new ArrayDeque<>(IntStream.range(0, SLOTS).boxed().toList());
  }

  /** Returns whether there are slots for all; if not, this must not be searched. */
  boolean fits() {
    return fits;
  }

  /** Returns how many events there are. */
  int length() {
    return events.length;
  }

  /** Returns whether event {@code e} is a beginning; else it is a deadline. */
  boolean begins(int e) {
    return events[e] >= 0;
  }

  /** Returns the number of the step that event {@code e} belongs to. */
  int step(int e) {
    return events[e] < 0 ? ~events[e] : events[e];
  }

  /** Returns the index of the operation that event {@code e} comes from. */
  long index(int e) {
    return begins(e) ? steps.get(step(e)).start() : steps.get(step(e)).end();
  }

  /** Returns the first event at index {@code moment} or later. */
  int eventAt(long moment) {
    int e = 0;
    while (e < events.length && index(e) < moment) {
      e++;
    }
    return e;
  }

  Step<S> get(int step) {
    return steps.get(step);
  }

  Action<S> action(int step) {
    return steps.get(step).action();
  }

  boolean isRequired(int step) {
    return steps.get(step).isRequired();
  }

  boolean observes(int step) {
    return steps.get(step).action().observes();
  }

  /** Returns the number of the step's class. */
  int classOf(int step) {
    return classOf[step];
  }

  /** Returns how many classes there are. */
  int classes() {
    return lastUse.length;
  }

  /** Returns the slot of a required step, as a bit. */
  long slot(int step) {
    return 1L << slotOf[step];
  }

  /** Returns whether an optional step of that class is of use at event {@code e} or later. */
  boolean isOfUse(int classNumber, int e) {
    return lastUse[classNumber] >= index(e);
  }
}

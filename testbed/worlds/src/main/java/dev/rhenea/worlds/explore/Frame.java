package dev.rhenea.worlds.explore;

import dev.rhenea.simulator.Happening;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;

/**
 * One moment of the run at hand: what could happen, what of it was tried, what is yet to be tried,
 * and what need not be tried because it was, before, and nothing since makes a difference to it
 * (asleep).
 */
final class Frame {
  /** A chance inside the event that was chosen. */
  private record Inside(int taken, int alternatives) {}

  private final List<Happening> open;
  private final Map<Long, Integer> causes = new LinkedHashMap<>();
  private final Map<Long, Effect> asleep = new LinkedHashMap<>();
  private final SequencedSet<Long> wanted = new LinkedHashSet<>();
  private final List<Inside> inside = new ArrayList<>();
  private int chosen = Guide.NONE;
  private int asked;
  private boolean reversed;
  private @Nullable Effect effect;

  /** Of all variants of the chosen event so far. */
  private @Nullable Effect effects;

  private Frame(List<Happening> open) {
    this.open = open;
  }

  /**
   * The moment after {@code before}, which has happened; the first one if there is none.
   *
   * @param number of events before it
   */
  static Frame after(@Nullable Frame before, int number, List<Happening> open) {
    Frame frame = new Frame(open);
    for (Happening each : open) {
      Integer known = before == null ? null : before.causes.get(each.id());
      frame.causes.put(each.id(), known == null ? number - 1 : known);
    }
    if (before != null && before.effect != null) {
      Effect happened = before.effect;
      before.asleep.forEach((id, would) -> {
        if (!would.conflictsWith(happened)) {
          frame.asleep.put(id, would);
        }
      });
    }
    frame.wake();
    return frame;
  }

  /** Chooses by default: the oldest that is not asleep. */
  private void wake() {
    for (int i = 0; i < open.size(); i++) {
      if (!asleep.containsKey(open.get(i).id())) {
        choose(i);
        return;
      }
    }
  }

  private void choose(int index) {
    chosen = index;
    wanted.add(open.get(index).id());
    inside.clear();
    effect = null;
  }

  /** An index into what is open, or {@link Guide#NONE} if everything is asleep. */
  int chosen() {
    return chosen;
  }

  boolean isSameAs(List<Happening> now) {
    return open.equals(now);
  }

  boolean isChoice() {
    return open.size() > 1;
  }

  boolean isReversed() {
    return reversed;
  }

  /** The event before which what was chosen was not possible; -1 if it always was. */
  int cause() {
    return causes.getOrDefault(chosenId(), -1);
  }

  long chosenId() {
    return open.get(chosen).id();
  }

  /** The run begins again: chances will be asked for from the first. */
  void rewind() {
    asked = 0;
  }

  /** The next chance inside the event. */
  int chance(int alternatives) {
    if (asked == inside.size()) {
      inside.add(new Inside(0, alternatives));
    }
    return inside.get(asked++).taken;
  }

  void happened(Effect effect) {
    this.effect = effect;
  }

  /** Whether one of these is tried, will be tried, or need not be. */
  boolean covers(List<Long> firsts) {
    return firsts.stream().anyMatch(id -> wanted.contains(id) || asleep.containsKey(id));
  }

  void want(long id) {
    wanted.add(id);
  }

  /** Goes on to what is to be tried next at this moment; false if nothing is left. */
  boolean advance() {
    if (chosen == Guide.NONE) {
      return false;
    }
    if (advanceInside()) {
      return true;
    }
    putToSleep();
    for (int i = 0; i < open.size(); i++) {
      long id = open.get(i).id();
      if (wanted.contains(id) && !asleep.containsKey(id)) {
        choose(i);
        reversed = true;
        return true;
      }
    }
    return false;
  }

  private boolean advanceInside() {
    for (int last = inside.size() - 1; last >= 0; last--) {
      Inside at = inside.get(last);
      inside.removeLast();
      if (at.taken + 1 < at.alternatives) {
        inside.add(new Inside(at.taken + 1, at.alternatives));
        rememberEffect();
        return true;
      }
    }
    return false;
  }

  private void putToSleep() {
    rememberEffect();
    Effect all = effects;
    if (all != null) {
      asleep.put(chosenId(), all);
    }
    effects = null;
  }

  private void rememberEffect() {
    Effect latest = effect;
    if (latest != null) {
      effects = effects == null ? latest : effects.or(latest);
    }
    effect = null;
  }

  /** This moment's part of {@link Chosen}. */
  void record(List<Integer> choices) {
    if (chosen != Guide.NONE) {
      if (isChoice()) {
        choices.add(chosen);
      }
      inside.forEach(each -> choices.add(each.taken));
    }
  }
}

package dev.rhenea.worlds.explore;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How far an exploration goes. The first four are the space: what may go wrong in a run. The others
 * cut the search short, and an exploration that met one of them is not exhaustive.
 *
 * @param losses messages that may be lost in a run
 * @param crashes nodes that may crash in a run, for good or with a reboot at once
 * @param eagerTimers timers that may fire at any moment, instead of only when nothing else can
 *     happen
 * @param duplicates one-way messages that may arrive twice in a run
 * @param reversals races that may be decided otherwise than on the first try, on one path
 * @param events the length of a run
 * @param executions runs
 * @param time for the whole exploration
 */
public record Bounds(
    int losses,
    int crashes,
    int eagerTimers,
    int duplicates,
    int reversals,
    int events,
    long executions,
    Duration time) {
  /** Nothing goes wrong, and no bound on the search but 2,000 events in a run. */
  public static final Bounds NONE =
      new Bounds(
          0, 0, 0, 0, Integer.MAX_VALUE, 2_000, Long.MAX_VALUE, Duration.ofSeconds(Long.MAX_VALUE));

  public Bounds withLosses(int most) {
    return new Bounds(most, crashes, eagerTimers, duplicates, reversals, events, executions, time);
  }

  public Bounds withCrashes(int most) {
    return new Bounds(losses, most, eagerTimers, duplicates, reversals, events, executions, time);
  }

  public Bounds withEagerTimers(int most) {
    return new Bounds(losses, crashes, most, duplicates, reversals, events, executions, time);
  }

  public Bounds withReversals(int most) {
    return new Bounds(losses, crashes, eagerTimers, duplicates, most, events, executions, time);
  }

  public Bounds withExecutions(long most) {
    return new Bounds(losses, crashes, eagerTimers, duplicates, reversals, events, most, time);
  }

  public Bounds withTime(Duration most) {
    return new Bounds(
        losses, crashes, eagerTimers, duplicates, reversals, events, executions, most);
  }

  /** What may go wrong, in words. */
  public String faults() {
    List<String> all = new ArrayList<>();
    describe(all, losses, "lost message");
    describe(all, crashes, "crash");
    describe(all, eagerTimers, "timer at any moment");
    describe(all, duplicates, "message twice");
    return all.isEmpty() ? "nothing" : String.join(", ", all);
  }

  private static void describe(List<String> all, int most, String what) {
    if (most > 0) {
      all.add("up to %d: %s".formatted(most, what));
    }
  }
}

package dev.rhenea.bench.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Where more users stop bringing more throughput: the load that a system can just bear.
 *
 * @param steps what was measured, each with twice the users of the one before
 */
public record Knee(List<Step> steps) {
  /** More users must bring at least this much more, or the knee is passed. */
  private static final double GAIN = 1.10;

  public Knee {
    steps = List.copyOf(steps);
    if (steps.isEmpty()) {
      throw new IllegalArgumentException("a knee needs at least one step");
    }
  }

  /** What {@code users} users got done, in operations a second. */
  public record Step(int users, double perSecond) {}

  /**
   * Measures with 1, 2, 4... users until twice as many bring less than a tenth more, or until
   * {@code atMost} steps are done.
   *
   * @param each how long a step lasts
   */
  public static Knee find(ClosedLoop load, Duration each, int atMost) throws InterruptedException {
    List<Step> steps = new ArrayList<>();
    for (int users = 1; steps.size() < atMost && !isPassed(steps); users *= 2) {
      steps.add(load.run(users, each));
    }
    return new Knee(steps);
  }

  /** The first step that neither of the next two beats by a tenth; else the last. */
  public Step step() {
    for (int i = 0; i < steps.size(); i++) {
      if (next(i).stream().noneMatch(beats(steps.get(i)))) {
        return steps.get(i);
      }
    }
    return steps.getLast();
  }

  private List<Step> next(int i) {
    return steps.subList(i + 1, Math.min(steps.size(), i + 3));
  }

  private static boolean isPassed(List<Step> steps) {
    int last = steps.size() - 1;
    return last >= 2
        && steps.subList(last - 1, last + 1).stream().noneMatch(beats(steps.get(last - 2)));
  }

  private static Predicate<Step> beats(Step before) {
    return later -> later.perSecond > before.perSecond * GAIN;
  }
}

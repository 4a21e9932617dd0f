package dev.rhenea.bench.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Where more users stop bringing more throughput: the load that a system can just bear.
 *
 * @param steps what was measured, each with twice the users of the one before
 */
public record Knee(List<Step> steps) {
  /** Twice the users must bring at least this much more, or the knee is passed. */
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

  /** The first step after which twice the users brought less than a tenth more; else the last. */
  public Step step() {
    for (int i = 0; i + 1 < steps.size(); i++) {
      if (isFlat(steps.get(i), steps.get(i + 1))) {
        return steps.get(i);
      }
    }
    return steps.getLast();
  }

  private static boolean isPassed(List<Step> steps) {
    return steps.size() > 1 && isFlat(steps.get(steps.size() - 2), steps.getLast());
  }

  private static boolean isFlat(Step few, Step many) {
    return many.perSecond < few.perSecond * GAIN;
  }
}

package dev.rhenea.checker.log;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A level that only rises: the highest of all that was said before a moment. Built once in O(n log
 * n), asked in O(log n).
 */
final class RisingLevel {

  /**
   * From {@code since} on the level is at least {@code level}.
   *
   * @param by who said so; null for the level 0 that always holds
   */
  record Step(long since, long level, @Nullable LogOperation by) {}

  /** Rising both in {@code since} and in {@code level}. */
  private final List<Step> steps;

  /** When each step was; by itself, because a search that jumps from object to object is slow. */
  private final long[] since;

  private RisingLevel(List<Step> steps) {
    this.steps = steps;
    this.since = steps.stream().mapToLong(Step::since).toArray();
  }

  static RisingLevel of(Stream<Step> said) {
    List<Step> steps = new ArrayList<>();
    steps.add(new Step(Long.MIN_VALUE, 0, null));
    said.sorted(Comparator.comparingLong(Step::since)).forEach(step -> raise(steps, step));
    return new RisingLevel(steps);
  }

  /** The tail that the completions before a moment prove (O2, O4, O8). */
  static RisingLevel provenTail(LogHistory log) {
    return of(
        log.operations()
            .filter(operation -> operation.provenTail() > 0)
            .map(proof -> new Step(proof.end(), proof.provenTail(), proof)));
  }

  /** The position below which entries may be gone: that of any trim that has begun. */
  static RisingLevel trimMark(LogHistory log) {
    return of(log.trims().stream().map(trim -> new Step(trim.start(), trim.before(), trim)));
  }

  private static void raise(List<Step> steps, Step step) {
    if (step.level() > steps.getLast().level()) {
      steps.add(step);
    }
  }

  /** Returns the level that was reached strictly before {@code moment}, and by whom. */
  Step before(long moment) {
    int low = 0;
    int high = since.length;
    while (high - low > 1) {
      int middle = (low + high) >>> 1;
      if (since[middle] < moment) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return steps.get(low);
  }
}

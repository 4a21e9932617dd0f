package dev.rhenea.bench.experiment;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Limits of a run; what is empty is not limited. The history is checked in any case.
 *
 * @param downtime the longest that a due operation may wait around a switch until any takes effect
 * @param unknown how many operations may have an unknown outcome
 * @param failed how many operations may have had no effect
 */
public record Checks(Optional<Duration> downtime, OptionalLong unknown, OptionalLong failed) {
  public static final Checks NONE =
      new Checks(Optional.empty(), OptionalLong.empty(), OptionalLong.empty());
}

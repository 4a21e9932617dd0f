package dev.rhenea.virtuallog;

import java.util.Optional;

/**
 * A log that exists under the name that a restored one is to have. Pure.
 *
 * @param name of both
 */
record ExistingLog(String name, Stored stored) {
  /** What it was restored from, if it was. */
  Optional<Origin.Restored> source() {
    return stored.record().origin().flatMap(Origin::restored);
  }

  /** What somebody is told who wants {@code plan}: it may be what he, or another one, has made. */
  RestoreResult answer(RestorePlan plan) {
    return plan.isDoneBy(stored.record())
        ? new RestoreResult.Restored(stored, Optional.empty())
        : inTheWay();
  }

  /** What somebody is told who wants another one. */
  RestoreResult inTheWay() {
    return new RestoreResult.Refused(
        "there is a log '%s' already%s: give the one that is to be restored another name"
            .formatted(
                name,
                source()
                    .map(from ->
                        ", restored from '%s' (origin %s) to %s"
                            .formatted(from.log(), Origin.print(from.origin()), from.end()))
                    .orElse("")));
  }
}

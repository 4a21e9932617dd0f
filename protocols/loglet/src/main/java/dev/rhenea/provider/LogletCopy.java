package dev.rhenea.provider;

import dev.rhenea.environment.Done;
import dev.rhenea.environment.Future;
import dev.rhenea.loglet.LogletOffset;
import dev.rhenea.loglet.ReadResult;

/**
 * Writes one copy of a Loglet, from its lowest offset on, in order, one call at a time. Everything
 * may be done again, from the last call or from the very beginning, by this handle or another one,
 * as long as the entries are the same: what is there already is not written again. Called, and
 * completing, on the loop of the environment it was opened with, within its deadline.
 */
public interface LogletCopy {
  /**
   * Writes what stands in {@code [from, batch.next())} of the original. Positions without an entry
   * become fillers, if the copy is dense. What was written need not be durable before {@link
   * #finish}.
   *
   * @param from at most where the last batch ended; at first the copy's lowest offset. Unavailable,
   *     and nothing is written, if something before it is missing
   */
  Future<Done> write(LogletOffset from, ReadResult.Entries batch);

  /**
   * Ends the copy: from now on it can be read, and is sealed at {@code tail}. As durable as the
   * protocol's acknowledged entries. Unavailable, and nothing changes, if {@code tail} is not where
   * the last batch ended.
   */
  Future<Done> finish(LogletOffset tail);

  /** Ends this handle; outstanding calls are unavailable. */
  Future<Done> close();
}

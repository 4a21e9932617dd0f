package dev.rhenea.loglet;

import dev.rhenea.environment.Done;
import dev.rhenea.environment.Future;
import dev.rhenea.payload.Payload;
import java.time.Duration;

/**
 * A handle on one Loglet: a shared log that orders entries until it is sealed. It need not be
 * available for appends under faults, elect anything or change its members; the virtual log above
 * replaces it instead (Delos, section 4).
 *
 * <pre>
 *   0            trim mark              tail
 *   |  trimmed   |  entries, fillers    |  unwritten ...
 *   +------------+----------------------+------------->  offsets
 *                                        ^ sealed: nothing is acknowledged from here on
 * </pre>
 *
 * <p>Every method is called on the loop of the environment the handle was opened with, returns at
 * once, and its future completes there within the handle's deadline ({@link
 * HandleLimits#deadline}). When no quorum answers in time, the future is unavailable, except that
 * {@link #append} answers {@link AppendResult.Indeterminate} with the same diagnosis.
 *
 * <h2>What every Loglet promises</h2>
 *
 * <ul>
 *   <li><b>O1</b> Once a {@link #seal} completed, no append that starts later is acknowledged.
 *   <li><b>O2</b> Every acknowledged append is below every sealed tail ever returned.
 *   <li><b>O3</b> Below the stop the virtual log installed, all readers agree for ever.
 *   <li><b>O4</b> An open tail is above every append acknowledged before the call, proves that no
 *       seal had completed when the call began, and is at most every sealed tail ever returned and
 *       every tail of a checkTail that starts later.
 *   <li><b>O5</b> Seal and checkTail work with every writer and sequencer dead, as long as the
 *       protocol's seal quorum lives.
 *   <li><b>O6</b> {@code Rejected} means that nothing was written and nothing will be.
 *   <li><b>O8</b> An append that starts after any tail or acknowledgement t was returned gets an
 *       offset of at least t.
 * </ul>
 *
 * <p>Whether appends pipelined through one handle take effect in the order of issue is a trait
 * ({@link LogletTraits#issueOrder}), not an obligation.
 */
public interface Loglet {
  LogletTraits traits();

  /** Adds an entry at the end. Linearizable; see {@link AppendResult} for what an answer proves. */
  Future<AppendResult> append(Payload entry);

  /** The first unwritten offset and the seal, from one consistent observation (O2, O4). */
  Future<Tail> checkTail();

  /**
   * Entries from {@code from}, in order, as many as are at hand, below {@code to} and about {@code
   * maxBytes} in all, at least one.
   *
   * @param to at most a tail that some checkTail of this Loglet returned
   */
  Future<ReadResult> readNext(LogletOffset from, LogletOffset to, int maxBytes);

  /**
   * Allows everything below {@code before} to be dropped. Monotone and idempotent; limited to the
   * tail known to be committed. Returns the trim mark that holds now.
   *
   * <p>From then on this handle reads nothing below the mark. Another one may, until it has heard
   * of it, as one server is enough for a read and may be the last to drop an entry (Delos, section
   * 3): what it reads there is right.
   */
  Future<LogletOffset> prefixTrim(LogletOffset before);

  /**
   * Stops the Loglet for ever: one-way, idempotent, by anyone. It fixes no offset: where the Loglet
   * stopped is what checkTail returns afterwards.
   */
  Future<Done> seal();

  /**
   * Waits until entries at or above {@code beyond} are known to be committed, at most {@code
   * atMost}; returns a committed bound, which may still be {@code beyond} or lower. A hint for
   * followers, never the answer to a linearizable read. Also returns early when it learns of a
   * seal.
   */
  Future<LogletOffset> awaitTail(LogletOffset beyond, Duration atMost);

  /** Ends this handle; outstanding calls end as {@code Indeterminate} or unavailable. */
  Future<Done> close();
}

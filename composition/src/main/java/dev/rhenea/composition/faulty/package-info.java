/**
 * A Loglet that misbehaves as much as the contract allows, for tests and experiments: calls are
 * lost, answers are lost, calls are refused or come late, each with a probability, drawn from the
 * environment's seeded randomness.
 *
 * <pre>
 *   lost         the call never reaches the child     nothing happens; no answer until the deadline
 *   unanswered   the answer never comes back          it happens; no answer until the deadline
 *   refused      the call is turned down at once      append: Rejected; others: unavailable
 *   delay        the call waits in the handle         up to that long; appends keep their order
 * </pre>
 *
 * <p>For an append, no answer is {@code Indeterminate}; for other calls it is unavailability.
 * Closing a handle always works.
 *
 * <p><b>What it survives.</b> What the child survives, as often as chance allows.
 *
 * <p>Start at {@code FaultyLoglet}; {@code Fate} is what may become of a call.
 *
 * <h2>Why it keeps the obligations</h2>
 *
 * Every answer that comes is the child's answer to one call, begun no earlier and ended no later
 * than the call here; calls that get no answer promise nothing. An obligation says what answers
 * prove about calls before and after; a shorter call inside is before everything that the outer one
 * is before, and after everything that it is after. So O1, O2, O3, O4 and O8 are the child's.
 *
 * <ul>
 *   <li><b>O5</b> is a promise of liveness, and the one that suffers: a seal or a checkTail fails
 *       with the probabilities given, each attempt anew.
 *   <li><b>O6</b> Refused appends never reach the child; a lost or unanswered one is never called
 *       Rejected.
 *   <li><b>issueOrder</b> as the child: delayed appends leave in the order of issue, and one that
 *       is lost changes the place of no other.
 * </ul>
 */
@NullMarked
package dev.rhenea.composition.faulty;

import org.jspecify.annotations.NullMarked;

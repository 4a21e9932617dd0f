/**
 * A Loglet with a budget: so many appends, or so many bytes of them, a second. What comes faster
 * waits its turn in the handle, and is refused at once if its turn would come after its deadline.
 *
 * <p>Each handle has a budget of its own, because handles share nothing. It does not add up: after
 * a pause the first append goes at once, the second waits for its share of a second.
 *
 * <p><b>What it survives.</b> What the child survives. Only appends wait; seal, checkTail, reads
 * and trims go to the child at once.
 *
 * <p>Start at {@code ThrottledLoglet}; {@code Budget} is the arithmetic.
 *
 * <h2>Why it keeps the obligations</h2>
 *
 * An append is one append of the child, begun later than it was asked for and answered by the
 * child's answer or earlier, as indeterminate. All else is the child's.
 *
 * <ul>
 *   <li><b>O1, O8</b> speak of appends that start after something. The child's append starts even
 *       later, so what the child promises of it holds.
 *   <li><b>O2, O4</b> speak of acknowledgements: they are the child's, later or not given at all,
 *       which promises less. Tails are the child's own.
 *   <li><b>O3, O5</b> are the child's: reads, seal and checkTail do not wait.
 *   <li><b>O6</b> Rejected is decided before an append waits, or passed on from the child. One that
 *       waits when its deadline comes, or when the handle is closed, never leaves any more.
 *   <li><b>issueOrder</b> as the child: who waits leaves in the order of issue.
 * </ul>
 */
@NullMarked
package dev.rhenea.composition.throttle;

import org.jspecify.annotations.NullMarked;

/**
 * Loglets around one other Loglet, whose offsets they keep: what filters have in common.
 *
 * <p>Start at {@link dev.rhenea.composition.filter.Filter}, a provider that says only what is its
 * own. Its handle is a {@link dev.rhenea.composition.filter.Forwarding} Loglet, which leaves to the
 * child what it does not do itself. If all it does is to store entries in another {@link
 * dev.rhenea.composition.filter.Coding}, it is a {@link
 * dev.rhenea.composition.filter.CodingFilter}.
 *
 * <h2>Why a coded Loglet keeps the obligations</h2>
 *
 * Every call is one call of the child, begun when it begins, and its answer is the child's; offsets
 * and tails are the child's own. So what the child's answers prove about each other (O1, O2, O4,
 * O5, O8, and issueOrder if the child has it), they prove of the coded Loglet too. Left are the two
 * that are about entries:
 *
 * <ul>
 *   <li><b>O3</b> Reading is a function of what the child has at an offset, and the child's readers
 *       agree on that. A read may end earlier than the child's, never otherwise; an entry that
 *       cannot be read is unavailable, it is never left out and never taken for another one.
 *   <li><b>O6</b> Rejected is decided before the entry is coded, or passed on from the child, to
 *       which it was sent once.
 * </ul>
 *
 * <p>A copy behind a filter (V10) is the child's copy, of coded entries: what the child says of it,
 * that it is unknown until finished and sealed from then on, holds for the filter by the argument
 * above. The coding is that of the copy's own id, so that an entry of the original, brought in
 * below the filter, is not taken for one of the copy.
 *
 * <p>Uses the contract and {@code dev.rhenea.composition.part}.
 */
@NullMarked
package dev.rhenea.composition.filter;

import org.jspecify.annotations.NullMarked;

/**
 * Loglets around one other Loglet, whose offsets they keep: what filters have in common.
 *
 * <p>Start at {@link dev.rhenea.composition.filter.Filter}, a provider that says only what is its
 * own. Its handle is a {@link dev.rhenea.composition.filter.Forwarding} Loglet, which leaves to the
 * child what it does not do itself, or a {@link dev.rhenea.composition.filter.CodedLoglet}, if all
 * it does is to store entries in another {@link dev.rhenea.composition.filter.Coding}.
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
 * Uses the contract and {@code dev.rhenea.composition.part}.
 */
@NullMarked
package dev.rhenea.composition.filter;

import org.jspecify.annotations.NullMarked;

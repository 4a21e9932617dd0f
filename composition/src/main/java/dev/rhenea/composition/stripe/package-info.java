/**
 * A Loglet that spreads its entries over several others, round-robin: RAID 0 for consensus (Delos,
 * section 4, StripedLoglet). Two uses: children on the same LogServers that differ in their
 * sequencer spread the load of sequencing, children on different LogServers spread all of it.
 *
 * <pre>
 *   offset   0   1   2   3   4   5   6   7   8  ...        offset = local * children + stripe
 *   stripe 0 |a0 |   |   |a1 |   |   |a2 |   |   |          the tail is the first offset that
 *   stripe 1 |   |b0 |   |   |b1 |   |   |(f)|   |          some stripe has not filled yet
 *   stripe 2 |   |   |c0 |   |   |c1 |   |   | ^ |          (f): a filler, where a stripe lagged
 * </pre>
 *
 * <p><b>What it survives.</b> Appends, seal, checkTail and reads each as far as every child does: a
 * stripe does not mask the loss of a child, it spreads what the children do.
 *
 * <p><b>Where to start.</b> {@link dev.rhenea.composition.stripe.Striping} is the arithmetic,
 * {@code StripedLoglet} the handle, {@code StripeSpread} what a copy is; {@code Evidence} is what a
 * handle knows to be filled, {@code Filling} catches a lagging stripe up, {@code TailCheck} and
 * {@code StripeRead} are the procedures. There is no server role: the children's are all there is.
 *
 * <h2>The rules</h2>
 *
 * <ul>
 *   <li><b>S1</b> An append is acknowledged when every lower offset is known to be filled. Evidence
 *       is an acknowledgement or an <em>open</em> tail of the stripe concerned. A tail of a sealed
 *       stripe is none: an entry repaired into it after a sealer measured the stop would let an
 *       append above that stop be acknowledged.
 *   <li><b>S2</b> A filler needs no evidence; a stripe's tail is read again before it is filled,
 *       and each handle has at most one filler in flight per stripe. A filler met by a seal makes
 *       the append Sealed. One that is rejected is tried again: the entry itself is written
 *       already.
 *   <li><b>S3</b> Open only if every child answered open; otherwise all are sealed and asked again.
 *   <li><b>S4</b> Children are dense, and so is the stripe: fillers come back as fillers.
 * </ul>
 *
 * <h2>Why it keeps the obligations</h2>
 *
 * Write t<sub>j</sub> for a tail of stripe j of k; the stripe's tail is the least
 * t<sub>j</sub>*k+j. A handle keeps the same expression over its evidence, its <em>bound</em>; S1
 * says that offset g is acknowledged once the bound is above g.
 *
 * <ul>
 *   <li><b>O1</b> After a seal every child is sealed, so no child acknowledges an append that
 *       starts later (their O1), and an append needs its own child's acknowledgement.
 *   <li><b>O2</b> An acknowledged g is below the bound, so for every j the evidence is an open tail
 *       or one above an acknowledgement, and at most every sealed tail of j (O4, O2 of the child).
 *       Hence g is below the least of them, whoever sealed when.
 *   <li><b>O3</b> Offsets map to one child and one local offset for good; the children's readers
 *       agree below their sealed tails, and the stripe's stop is below all of those.
 *   <li><b>O4</b> An open answer takes an open answer of every child, so no seal had completed
 *       before the first was asked: a seal completes when all children are sealed. Each child's
 *       open tail is at most its later and its sealed ones, and the least of larger numbers is not
 *       smaller. Above all earlier acknowledgements: their evidence is at most each child's tail
 *       now.
 *   <li><b>O5</b> Seal and checkTail only seal and ask children.
 *   <li><b>O6</b> Rejected is passed on only from the child the entry went to, before it was
 *       written.
 *   <li><b>O8</b> A tail t or an acknowledgement t-1 implies that stripe j had reached the share of
 *       t before the append began, so its new entry stands at or above it (O8 of the child), and
 *       the offset at or above t.
 * </ul>
 *
 * <p><b>As a copy</b> (V10). Each child is a copy of its own share: it begins at the share of the
 * lowest offset, is given its share of each batch in the batches' order, and is finished at its
 * share of the tail, so that the tail of the whole is the original's. What is written again is the
 * same for each child as for the whole. Children are finished side by side, and one may be finished
 * when whoever copies dies. Nobody has been told of the copy then; whoever looks nevertheless finds
 * entries of the original at their offsets, {@code Unknown} at the others, and no tail: that takes
 * all children. One destroyed child is enough for the copy never to be finished (V7).
 *
 * <p>Not kept: the order of issue (trait {@code issueOrder}), because children run side by side.
 */
@NullMarked
package dev.rhenea.composition.stripe;

import org.jspecify.annotations.NullMarked;

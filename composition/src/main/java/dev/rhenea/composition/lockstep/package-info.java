/**
 * Loglets whose entries a conductor writes to several others in lockstep, so that what belongs to
 * one entry stands at one offset in all of them: {@link dev.rhenea.composition.mirror} keeps a copy
 * in each, {@link dev.rhenea.composition.parity} a shard. What they share is here; what a child
 * keeps of an entry is a {@link dev.rhenea.composition.lockstep.Layout}, the only difference.
 *
 * <pre>
 *   client            conductor              children
 *     |  Submit(#7 "x")   |                    a            b
 *     |------------------&gt;|-- [life, 12] x<sub>a</sub> --&gt;|            |
 *     |                   |-- [life, 12] x<sub>b</sub> ---------------&gt;|
 *     |                   |&lt;------- at 12 -----|            |
 *     |                   |&lt;------- at 12 ------------------|
 *     |&lt;---- #7 is @12 ---|   everywhere at 12, and so is everything below
 *
 *   a  |0|1|2|3|4|5|     stamped [life, offset]: the prefix with the right stamps
 *   b  |0|1|2|3|4|       is of the same entries on both; 5 is not acknowledged
 * </pre>
 *
 * <p><b>Where to start.</b> {@code LockstepMessage} tells what is said to the conductor; then
 * {@code Conductor}, {@link dev.rhenea.composition.lockstep.Stamp}, {@code LockstepTail} and {@code
 * LockstepRead}. {@code LockstepLoglet} is the handle, {@link
 * dev.rhenea.composition.lockstep.Lockstep} the way in for a provider, {@link
 * dev.rhenea.composition.lockstep.LockstepImporter} that for copies. Uses the contract and {@link
 * dev.rhenea.composition.part}.
 *
 * <h2>The rules</h2>
 *
 * There are n children, and k of them are <em>needed</em>: enough to read an entry.
 *
 * <ul>
 *   <li><b>M1</b> An append needs all children. Seal takes every child it reaches, at least k.
 *       checkTail is open only if all answered open; otherwise it seals, and the tail is the
 *       shortest right prefix among the children, k at least, that are sealed and answered.
 *       Different sealers may get different tails; the one installed in the chain counts.
 *   <li><b>M2</b> An open tail is the shortest right prefix over all children. Prefixes only grow,
 *       so what was verified once need not be read again, and what the conductor acknowledged is
 *       right everywhere.
 *   <li><b>M3</b> An entry is acknowledged only if every child answered exactly the stamped offset,
 *       and so for all below: an append lost on one child shifts what follows there.
 *   <li><b>M4</b> A stamp is the conductor's life and the offset. The life is the data folder that
 *       create bound the conductor to: a conductor begins once in a folder, durably (N14), so at
 *       most one process ever writes stamps that are right.
 *   <li><b>M5</b> Sealed, Indeterminate, Rejected or another offset from any child, and the
 *       conductor stops for good. It keeps what it gave to which number of which handle (N13).
 *       Children keep the order of issue.
 * </ul>
 *
 * <h2>Why it keeps the obligations</h2>
 *
 * Write P<sub>c</sub> for the length of the prefix of child c that is right, below a tail of c. One
 * process writes right stamps, each offset once, so right parts of one offset are parts of one
 * entry, and any k of them have it. P<sub>c</sub> never shrinks, because entries below a tail never
 * change. If g was acknowledged, every child has its part up to g (M3) and acknowledged g, so g is
 * below each of its sealed tails (its O2) and below P<sub>c</sub>, for every c and ever after.
 *
 * <p><b>How many must be sealed.</b> One stops all acknowledgements, for these take all n. But
 * where the log stops must be at a length up to which entries can be read, so up to which k
 * children have their parts; and fewer than k children know nothing of that. A seal that were
 * content with fewer could end although nobody can tell the tail afterwards; so it waits for k, as
 * checkTail and reads do.
 *
 * <p><b>Where the sealed tail may be.</b> Sort the P<sub>c</sub> of the m children, m at least k,
 * that are sealed and answered. Up to the k-th largest of them at least k children have everything,
 * for ever: no more, or a reader would miss parts. From the least of them on it is above every
 * acknowledged entry, whichever m they are. So every tail from the least to the k-th largest is
 * safe, for k up to m, and the largest is not, unless k is 1. The least is taken: then all m have
 * what is below, and m-k of them may be lost afterwards, not none. What is cut off was never
 * acknowledged: its append ends as Sealed, and the virtual log appends it again.
 *
 * <p><b>What is short or damaged.</b> Below the tail so found, children that did not answer the
 * sealer may lack parts: between their own P<sub>c</sub> and the tail an entry is on m children,
 * not on n, until the segment is copied (reconfigModify reads it as every reader does). Readers
 * verify every part and fall back to other children. A part that is whole and wrong ends the
 * prefix; one that was damaged says nothing of what stood there, perhaps an acknowledged entry, so
 * its child counts as one that did not answer.
 *
 * <ul>
 *   <li><b>O1</b> After a seal k children are sealed, at least one, and acknowledge no append that
 *       starts later (their O1); an acknowledgement here takes one of every child.
 *   <li><b>O2</b> An acknowledged g is below every P<sub>c</sub> and every sealed tail of c, so
 *       below the least of some of them, which is the sealed tail here.
 *   <li><b>O3</b> Readers take right parts only, k of one offset, so they agree on every entry they
 *       find; the children that the sealer asked, k at least, hold everything below the stop (their
 *       O3). A part is dropped only below a trim mark, which is at most a tail.
 *   <li><b>O4</b> Open takes an open answer of every child, so no seal had completed when the first
 *       was asked. The least P<sub>c</sub> over all children is at most the same later, and at most
 *       the least over some of them, so at most every later and every sealed tail. Above every
 *       earlier acknowledgement g: every child has g right, below its tail now (its O4).
 *   <li><b>O5</b> Seal and checkTail ask children, and are content with k of them; the conductor
 *       only saves them reading.
 *   <li><b>O6</b> Rejected is the handle's own, before the conductor hears of the entry; it admits
 *       nothing that is too large for a child.
 *   <li><b>O8</b> A tail or acknowledgement t proves that the conductor had issued t-1 before (M4),
 *       and the next number gets a higher offset.
 *   <li><b>issueOrder</b> Numbers are ordered by the conductor, however messages overtake (N13); it
 *       writes to each child in the order of offsets, without waiting, and a child keeps the order
 *       of issue. So with many entries under way one child may be ahead of another, never with a
 *       gap, and they are acknowledged from the lowest on.
 * </ul>
 *
 * Children leave no gaps (S4). Who makes fillers, a stripe, does not keep the order of issue and is
 * no child; a filler would be wrong here.
 *
 * <h2>As a copy (V10)</h2>
 *
 * What stands where is known before anything is written, so nobody has to decide it: a copy has no
 * conductor, and its stamps no life. Each child is a copy with the same lowest offset and the same
 * tail, and holds its part of every position, also of one without an entry: what a child keeps
 * tells an entry from a filler. So children need neither the order of issue nor appends, and cold
 * storage will do. A begun spec names no conductor; that is how a handle knows ({@code
 * CopiedLoglet}).
 *
 * <ul>
 *   <li><b>Written to all.</b> A batch is written, and the copy finished, when every child says so:
 *       a copy never begins with less than what it is to survive.
 *   <li><b>Read from enough.</b> All finished children have the same tail, for ever, and the right
 *       parts below it, as every copier writes the same. So the tail of any k children is that of
 *       the copy, and any k of them have every entry (O3). One that has not finished, or was
 *       destroyed, has no tail and no parts.
 *   <li><b>Read back from all.</b> A reader is content with k children, and would not notice that
 *       another one has nothing, or something else. Before the original goes, the copy is therefore
 *       read through a handle to which a position is there only if every child has its part, and
 *       these are the parts of one entry ({@code Unanimous}).
 *   <li><b>Unknown</b> is what fewer than k children have. One destroyed child is enough for the
 *       copy never to be finished (V7).
 * </ul>
 */
@NullMarked
package dev.rhenea.composition.lockstep;

import org.jspecify.annotations.NullMarked;

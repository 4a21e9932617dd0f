/**
 * A Loglet that keeps every entry on each of several others, at the same offset: RAID 1 for
 * consensus. It survives the loss of all data of a whole child, which may be another engine, or a
 * bug in one codebase.
 *
 * <pre>
 *   client            conductor              children
 *     |  Submit(#7 "x")   |                    a            b
 *     |------------------&gt;|-- [life, 12] x ---&gt;|            |
 *     |                   |-- [life, 12] x ----------------&gt;|
 *     |                   |&lt;------- at 12 -----|            |
 *     |                   |&lt;------- at 12 ------------------|
 *     |&lt;---- #7 is @12 ---|   everywhere at 12, and so is everything below
 *
 *   a  |0|1|2|3|4|5|     stamped [life, offset]: the prefix with the right stamps
 *   b  |0|1|2|3|4|       is the same on both; 5 is not acknowledged
 * </pre>
 *
 * <p><b>What it survives.</b> Appends need the conductor and every child. Seal, checkTail and reads
 * need one child; what was acknowledged can be read from any. An entry that was not, but lies below
 * the stop because the only child the sealer reached had it, is on that child alone until the
 * segment is copied. The conductor's order is only in its memory: when its node restarts, or any
 * child does not do exactly as it is told, the mirror takes no more appends and must be replaced.
 *
 * <p><b>Where to start.</b> {@code MirrorMessage} tells what is said to the conductor; then {@code
 * Conductor}, {@code Stamp}, {@code MirrorTail} and {@code MirrorRead}. {@code MirrorLoglet} is the
 * handle, {@link dev.rhenea.composition.mirror.MirrorProvider} the way in.
 *
 * <h2>The rules</h2>
 *
 * <ul>
 *   <li><b>M1</b> An append needs all children. Seal takes every child it reaches, at least one.
 *       checkTail is open only if all answered open; otherwise it seals, and the tail is the
 *       shortest right prefix among the children that are sealed and answered. Different sealers
 *       may get different tails; the one installed in the chain counts.
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
 * Write P<sub>c</sub> for the length of the prefix of child c whose stamps are right, below a tail
 * of c. One process writes right stamps, each offset once, so two entries with the same right stamp
 * are the same entry. P<sub>c</sub> never shrinks, because entries below a tail never change.
 *
 * <ul>
 *   <li><b>O1</b> After a seal one child at least is sealed, and acknowledges no append that starts
 *       later (its O1); an acknowledgement here takes one of every child.
 *   <li><b>O2</b> Acknowledged g: every child has right stamps up to g (M3) and acknowledged g, so
 *       g is below each of its sealed tails (its O2) and below P<sub>c</sub> there; the sealed tail
 *       here is the least P<sub>c</sub> of some of them.
 *   <li><b>O3</b> Readers take right stamps only, so they agree on every offset they find; the
 *       children that the sealer asked hold everything below the stop (their O3).
 *   <li><b>O4</b> Open takes an open answer of every child, so no seal had completed when the first
 *       was asked. The least P<sub>c</sub> over all children is at most the same later, and at most
 *       the least over some of them, so at most every later and every sealed tail. Above every
 *       earlier acknowledgement g: every child has g right, below its tail now (its O4).
 *   <li><b>O5</b> Seal and checkTail ask children; the conductor only saves them reading.
 *   <li><b>O6</b> Rejected is the handle's own, before the conductor hears of the entry.
 *   <li><b>O8</b> A tail or acknowledgement t proves that the conductor had issued t-1 before (M4),
 *       and the next number gets a higher offset.
 *   <li><b>issueOrder</b> Numbers are ordered by the conductor, however messages overtake (N13).
 * </ul>
 */
@NullMarked
package dev.rhenea.composition.mirror;

import org.jspecify.annotations.NullMarked;

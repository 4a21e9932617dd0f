/**
 * A Loglet that keeps every entry on each of several others, at the same offset: RAID 1 for
 * consensus. It survives the loss of all data of a whole child, which may be another engine, or a
 * bug in one codebase.
 *
 * <p><b>What it survives.</b> Appends need the conductor and every child. Seal, checkTail and reads
 * need one child; what was acknowledged can be read from any. An entry that was not, but lies below
 * the stop because the only child the sealer reached had it, is on that child alone until the
 * segment is copied. The conductor's order is only in its memory: when its node restarts, or any
 * child does not do exactly as it is told, the mirror takes no more appends and must be replaced. A
 * copy of a closed segment has no conductor, and lives as long as one child does.
 *
 * <p><b>Where to start.</b> It is what {@link dev.rhenea.composition.lockstep} makes of one needed
 * child (k = 1): the rules M1 to M5 and the argument for the obligations are there. {@code Copies}
 * is what a child keeps, {@link dev.rhenea.composition.mirror.MirrorProvider} the way in.
 */
@NullMarked
package dev.rhenea.composition.mirror;

import org.jspecify.annotations.NullMarked;

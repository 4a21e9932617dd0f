/**
 * A Loglet that keeps a shard of every entry on each of several others, at the same offset, so that
 * any k of the n children have all of it: RAID 5 for consensus, with one child that may be lost, or
 * RAID 6 and beyond with more. It survives what a mirror of n-k+1 children survives, for n/k times
 * the bytes of an entry instead of n-k+1 times.
 *
 * <pre>
 *   parity(2, a, b, c)             a: slice 0     b: slice 1     c: slice 0 xor slice 1
 *   "abcdef" @12                   [12|0| abc ]   [12|1| def ]   [12|2| abc xor def ]
 *   b is lost for good:               abc           c xor abc  ->  "abcdef"
 * </pre>
 *
 * <p><b>What it survives.</b> Appends need the conductor and every child. Seal, checkTail and reads
 * need k children; what was acknowledged can be read from any k. An entry that was not, but lies
 * below the stop because those children that the sealer reached had it, is on these alone until the
 * segment is copied. As with a mirror, a conductor that restarts or a child that does not do as it
 * is told ends all appends, and the Loglet must be replaced. If a child is lost for good the closed
 * segment goes on being read; reconfigModify to another composition is what restores redundancy.
 *
 * <p><b>Where to start.</b> {@code ErasureCode} is the arithmetic, over the field in {@code Gf256};
 * {@code Shards} is what a child keeps, {@link dev.rhenea.composition.parity.ParityProvider} the
 * way in. All else is what {@link dev.rhenea.composition.lockstep} makes of k needed children: the
 * rules M1 to M5 and the argument for the obligations, with the tail as the least of k prefixes at
 * least, are there. What is left to show is the law of a layout, on which it builds:
 *
 * <ul>
 *   <li><b>Any k right parts have the entry.</b> Any k rows of the code can be inverted, see {@code
 *       ErasureCode}.
 *   <li><b>A wrong part is never used.</b> A part is right if its own sum holds, its stamp is of
 *       this conductor's life and this offset (M4), and its number is the child's. Parts of one
 *       entry tell the same length and the same sum of the whole; what they make is returned only
 *       if it has that sum. If it has not, other choices among the children follow, and if none has
 *       it the read is unavailable. So a shard that is damaged, of another Loglet, of another
 *       offset or of another child costs a question to one more child, never a wrong entry.
 *   <li><b>Damage is not absence.</b> A part whose own sum does not hold may have been an
 *       acknowledged entry's; a tail that ended there would be too low (O2). Its child counts as
 *       silent.
 *   <li><b>Sizes.</b> A shard has its share of the bytes, rounded up, and at most {@code
 *       Shards.OVERHEAD} bytes of its own; the largest entry is the one whose shards fit every
 *       child, but none larger than the largest that some child takes, because it reaches the
 *       conductor whole.
 * </ul>
 *
 * The code is our own, some hundred lines: there is none on Maven Central that is small and looked
 * after. Its laws are property tests.
 */
@NullMarked
package dev.rhenea.composition.parity;

import org.jspecify.annotations.NullMarked;

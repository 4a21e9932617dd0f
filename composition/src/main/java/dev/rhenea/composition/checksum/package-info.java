/**
 * A Loglet that notices damage: each entry is stored with a CRC-32C, and one that does not match is
 * an error of the read, never an entry.
 *
 * <pre>
 *   | CRC-32C, 4 bytes | entry |      the sum is over the Loglet's id and the entry
 * </pre>
 *
 * <p><b>What it finds.</b> Every change of up to 32 bits in a row and all but one in 2<sup>32</sup>
 * of the others; and, because the id is in the sum, an entry of another Loglet. Not in the sum is
 * the position, which nobody knows before the child has given it: two entries of the same Loglet
 * that changed places are not found here (the child's obligation O3 is against that).
 *
 * <p><b>What it survives.</b> What the child survives. A damaged entry stays unreadable on this
 * copy: it is for a composition that has another one, {@code mirror(checksum(a), checksum(b))}, to
 * read that ({@code parity} has sums of its own). reconfigModify cannot replace it, nor leave it
 * out: it reads what it copies, and the id of the entry's append, which has to stay (V3), is lost
 * with the entry.
 *
 * <p>Start at {@code Checksum}. It is a coding; {@link dev.rhenea.composition.filter} argues why
 * such a Loglet keeps the obligations. O3 is stronger here than below: readers agree although the
 * bytes may have changed on their way, because who cannot read an entry as it was does not read it.
 */
@NullMarked
package dev.rhenea.composition.checksum;

import org.jspecify.annotations.NullMarked;

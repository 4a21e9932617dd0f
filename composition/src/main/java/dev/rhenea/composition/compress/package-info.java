/**
 * A Loglet that stores entries compressed, each on its own.
 *
 * <pre>
 *   | 0 | entry as it is |            an entry that does not shrink
 *   | 1 | size | compressed entry |   size: of the entry, in bytes, variable length
 * </pre>
 *
 * <p>An entry costs one byte more than it has, at most, so that the largest entry is the child's
 * less one byte, whatever is in it. Whoever reads knows the size before inflating, so that damaged
 * bytes cannot ask for more memory than the largest entry has.
 *
 * <p><b>What it survives.</b> What the child survives. Bytes damaged below are an error of the read
 * where that can be told; to be sure, put a {@code checksum} below or above.
 *
 * <p>Start at {@code Compression}, which asks a {@code Compressor}: here {@code Deflate}; other
 * modules bring other ones. It is a coding; {@link dev.rhenea.composition.filter} argues why such a
 * Loglet keeps the obligations. O3 holds across levels and versions of the compressor:
 * decompressing does not depend on them.
 */
@NullMarked
package dev.rhenea.composition.compress;

import org.jspecify.annotations.NullMarked;

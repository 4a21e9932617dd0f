/**
 * A Loglet that stores entries compressed by Zstandard: {@code zstd(native(n1, n2, n3), level: 3)}.
 *
 * <p>It is {@link dev.rhenea.composition.compress} with another compressor, in a module of its own
 * because it brings a library: the stored form, the largest entry and the argument for the
 * obligations are the same. A frame of Zstandard is read by every later version of the library,
 * whatever its level (RFC 8878).
 */
@NullMarked
package dev.rhenea.zstd;

import org.jspecify.annotations.NullMarked;

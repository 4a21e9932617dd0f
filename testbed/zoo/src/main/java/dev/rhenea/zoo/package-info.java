/**
 * The broken variants: planted bugs and which check catches which.
 *
 * <p>May use: {@code testbed/worlds} and what stands below it.
 */
@NullMarked
package dev.rhenea.zoo;

import org.jspecify.annotations.NullMarked;

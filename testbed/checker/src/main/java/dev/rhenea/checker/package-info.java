/**
 * Histories of operations and the decision procedures over them. Pure: a verdict depends on the
 * history alone.
 *
 * <p>May use: the contract in {@code protocols/loglet}.
 */
@NullMarked
package dev.rhenea.checker;

import org.jspecify.annotations.NullMarked;

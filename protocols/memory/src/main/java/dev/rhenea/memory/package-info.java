/**
 * The executable specification: a Loglet and a register whose whole state is one object on one
 * node. The smallest example of a protocol module.
 *
 * <p>May use: the contract in {@code protocols/loglet}.
 */
@NullMarked
package dev.rhenea.memory;

import org.jspecify.annotations.NullMarked;

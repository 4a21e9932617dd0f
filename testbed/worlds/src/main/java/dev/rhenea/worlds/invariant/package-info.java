/**
 * What must hold after every event of a simulated run (I1, I4, I6, I7), each promise an object with
 * a name. What can only be judged over a whole history (I2, I3, I5) is the log checker's; that the
 * log moves at all (I8) is found out in the liveness phase.
 *
 * <p>Start at {@link dev.rhenea.worlds.invariant.Invariant}.
 *
 * <p>May use: the traces of all protocols, and the checker's violations.
 */
@NullMarked
package dev.rhenea.worlds.invariant;

import org.jspecify.annotations.NullMarked;

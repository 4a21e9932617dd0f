/**
 * Simulated clusters of the VirtualLog over every protocol the simulator can run, and the
 * invariants that must hold in them.
 *
 * <p>May use: everything pure, and the simulator and checker.
 */
@NullMarked
package dev.rhenea.worlds;

import org.jspecify.annotations.NullMarked;

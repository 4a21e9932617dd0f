/**
 * Simulated clusters of the VirtualLog over every protocol the simulator can run, and the
 * invariants that must hold in them.
 *
 * <p>Start at {@link dev.rhenea.worlds.LogWorld}: one seed, one run, one verdict; {@link
 * dev.rhenea.worlds.SwitchStorm} runs many.
 *
 * <p>May use: everything pure, and the simulator and checker.
 */
@NullMarked
package dev.rhenea.worlds;

import org.jspecify.annotations.NullMarked;

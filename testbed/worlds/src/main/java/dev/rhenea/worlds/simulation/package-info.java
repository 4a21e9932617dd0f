/**
 * Runs schedules: a virtual log under load and faults, then with a core of nodes that just
 * suffices, then in peace; and a verdict on all that was seen.
 *
 * <p>Start at {@link dev.rhenea.worlds.simulation.Simulation}; a run's phases are in {@code Run}.
 *
 * <p>May use: everything pure, the simulator and the checker.
 */
@NullMarked
package dev.rhenea.worlds.simulation;

import org.jspecify.annotations.NullMarked;

/**
 * A simulated run as data: who takes part, what is asked of the log, what breaks, and when. It is
 * drawn from a seed ahead of the run, can be printed, read back, and made smaller.
 *
 * <p>Start at {@link dev.rhenea.worlds.schedule.Schedule}; {@link dev.rhenea.worlds.schedule.Swarm}
 * draws them.
 *
 * <p>May use: the specs, the composition language, the models of the simulator.
 */
@NullMarked
package dev.rhenea.worlds.schedule;

import org.jspecify.annotations.NullMarked;

/**
 * Crash points, enumerated: at every step of a procedure, one node of each role crashes, and the
 * run that follows must be valid and live (I1 to I8). What a swarm finds by luck in a step that is
 * taken rarely is tried here for certain, one crash at a time.
 *
 * <p>Start at {@link dev.rhenea.worlds.crash.CrashedSwitch}.
 *
 * <p>May use: schedules and the simulation.
 */
@NullMarked
package dev.rhenea.worlds.crash;

import org.jspecify.annotations.NullMarked;

/**
 * Crash points, enumerated: at every step of a procedure, one node of each role crashes, and the
 * run that follows must be valid and live (I1 to I8). What a swarm finds by luck in a step that is
 * taken rarely is tried here for certain, one crash at a time.
 *
 * <p>Inside appends, LogServers and writes of the register, whose steps follow each other all the
 * time, the first of each kind is looked at, and a role loses its power as a whole: with disks so
 * slow that an answer which does not wait for them would be ahead of them. A second crash is tried
 * at each step behind one that a world has already; all pairs are not.
 *
 * <p>Start at {@link dev.rhenea.worlds.crash.CrashedSwitch}; {@link
 * dev.rhenea.worlds.crash.CrashedCopy} does the same to reconfigModify.
 *
 * <p>May use: schedules and the simulation.
 */
@NullMarked
package dev.rhenea.worlds.crash;

import org.jspecify.annotations.NullMarked;

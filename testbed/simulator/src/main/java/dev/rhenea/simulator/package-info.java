/**
 * A deterministic world for protocols: virtual time, a seeded network, disks that lose what was not
 * synced, crashes and pauses. One seed is one run: the same events in the same order in every JVM,
 * compared by {@link dev.rhenea.simulator.World#traceHash}.
 *
 * <p>Start at {@link dev.rhenea.simulator.World}, then {@link dev.rhenea.simulator.Faults}. It is a
 * runtime like any other: what runs here is the class that runs on a cluster, and the environment
 * contract kit checks that both worlds keep the same promises.
 *
 * <p>May use: the contract in {@code protocols/loglet}, nothing else. Confined to one thread.
 */
@NullMarked
package dev.rhenea.simulator;

import org.jspecify.annotations.NullMarked;

/**
 * The register of {@code protocols/paxos} in a simulated world of racing clients, crashes,
 * partitions, lost disks and changing acceptors, and the laws it must not break.
 *
 * <p>Start at {@link dev.rhenea.worlds.register.RegisterSimulation}. Uses {@code protocols/paxos}
 * and the simulator.
 */
@NullMarked
package dev.rhenea.worlds.register;

import org.jspecify.annotations.NullMarked;

/**
 * The register of {@code protocols/paxos} in a simulated world of racing clients, crashes,
 * partitions, lost disks and changing acceptors, and the laws it must not break.
 *
 * <p>Start at {@link dev.rhenea.worlds.register.RegisterSimulation}, or, for registers that move to
 * other nodes while these come and go, at {@link dev.rhenea.worlds.register.RelocationSimulation}.
 * Uses {@code protocols/paxos}, the placement of {@code virtuallog}, and the simulator.
 */
@NullMarked
package dev.rhenea.worlds.register;

import org.jspecify.annotations.NullMarked;

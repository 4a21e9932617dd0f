/**
 * A versioned register decided by Paxos, embedded in the nodes that use it.
 *
 * <p>May use: the contract in {@code protocols/loglet}.
 */
@NullMarked
package dev.rhenea.paxos;

import org.jspecify.annotations.NullMarked;

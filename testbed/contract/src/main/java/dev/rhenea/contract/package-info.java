/**
 * JUnit kits that every implementation of a contract passes: a Loglet, a register, an environment.
 *
 * <p>May use: the contract, the simulator and the checker; never a concrete protocol.
 */
@NullMarked
package dev.rhenea.contract;

import org.jspecify.annotations.NullMarked;

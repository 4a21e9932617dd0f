/**
 * What tests of an adapter around an existing engine need, whatever the engine: a client's event
 * loop in real time, whose events a test can hold, and a network between clients and servers that
 * can be cut, silenced and healed.
 *
 * <p>Start at {@link dev.rhenea.contract.engine.RealLoop}. May use: the contract in {@code
 * protocols/loglet}.
 */
@NullMarked
package dev.rhenea.contract.engine;

import org.jspecify.annotations.NullMarked;

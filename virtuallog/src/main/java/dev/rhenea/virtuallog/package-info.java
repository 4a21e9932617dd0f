/**
 * Many Loglets as one log (Delos, section 3): the chain of segments, the MetaStore that holds it
 * and the reconfiguration that changes it.
 *
 * <p>May use: the contract in {@code protocols/loglet}; never a concrete protocol.
 */
@NullMarked
package dev.rhenea.virtuallog;

import org.jspecify.annotations.NullMarked;

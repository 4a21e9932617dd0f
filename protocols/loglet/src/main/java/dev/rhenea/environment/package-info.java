/**
 * The only door to the world: network, storage, timers, randomness and trace. The same protocol
 * class runs in the simulator, in one JVM and in real processes because it sees nothing else.
 *
 * <p>May use: the JDK.
 */
@NullMarked
package dev.rhenea.environment;

import org.jspecify.annotations.NullMarked;

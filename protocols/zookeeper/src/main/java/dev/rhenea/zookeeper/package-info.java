/**
 * Apache ZooKeeper as a Loglet and as a register. An engine adapter: it may block and do input and
 * output, but only through {@code Environment.blocking}.
 *
 * <p>May use: the contract in {@code protocols/loglet} and ZooKeeper.
 */
@NullMarked
package dev.rhenea.zookeeper;

import org.jspecify.annotations.NullMarked;

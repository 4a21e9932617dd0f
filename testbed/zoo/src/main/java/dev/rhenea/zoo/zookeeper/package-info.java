/**
 * Drills on the ZooKeeper adapter, on real servers: the situations its traps need, staged through
 * what a client can reach, since an engine does not run in the simulator. Time is real and no seed
 * moves it; nothing waits for a span, only for what must come.
 *
 * <p>Start at {@link dev.rhenea.zoo.zookeeper.KeeperDrill}. {@link
 * dev.rhenea.zoo.zookeeper.SharedEnsemble} is the one ensemble of a JVM, whatever the number of
 * mutants. May use: {@code protocols/zookeeper} and the kits.
 */
@NullMarked
package dev.rhenea.zoo.zookeeper;

import org.jspecify.annotations.NullMarked;

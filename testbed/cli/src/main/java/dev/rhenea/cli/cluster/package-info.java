/**
 * A cluster of nodes on this machine.
 *
 * <p>Start at {@link dev.rhenea.cli.cluster.LocalCluster}. Processes are started from this JVM's
 * own installation and class path, bind to loopback, and end with it. {@link
 * dev.rhenea.cli.cluster.JvmCluster} has its nodes in this JVM.
 */
@NullMarked
package dev.rhenea.cli.cluster;

import org.jspecify.annotations.NullMarked;

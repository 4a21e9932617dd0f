/**
 * Nodes of one JVM over real loopback sockets and real journals, with nothing on them but servers
 * of Loglets: what is measured when a Loglet is measured.
 *
 * <p>Start at {@link dev.rhenea.bench.cluster.BareCluster}; {@link
 * dev.rhenea.bench.cluster.Appending} is what load is offered to. Uses the node's runtime, the
 * virtual log and the contract.
 */
@NullMarked
package dev.rhenea.bench.cluster;

import org.jspecify.annotations.NullMarked;

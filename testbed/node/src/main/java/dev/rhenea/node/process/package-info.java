/**
 * A node as an operating-system process: one cluster file for all nodes, one folder for each.
 *
 * <pre>
 *   java ... dev.rhenea.node.process.NodeMain --cluster cluster.json --node n1 --folder data/n1
 * </pre>
 *
 * <p>The cluster file (JSON; unknown fields are errors):
 *
 * <pre>
 *   {
 *     "cluster": "demo",
 *     "nodes": {
 *       "n1": {
 *         "peer": "127.0.0.1:7101",
 *         "http": "127.0.0.1:7201",
 *         "engines": {"zookeeper": {"client": "127.0.0.1:7301", "quorum": "...", "election": "..."}}
 *       }, ...
 *     },
 *     "register": "paxos(n1, n2, n3)",
 *     "logs": {"default": "native(n1, n2, n3)", "table": "zookeeper(n1, n2, n3, mode: naive)"},
 *     "durability": "fsync"
 *   }
 * </pre>
 *
 * <p>{@code engines} and {@code durability} may be left out. {@code logs} names the logs of the
 * cluster and the composition each starts with; once a log exists its chain says what it runs on.
 * The table is played from the log {@code table}, which therefore must be there.
 *
 * <p>The process prints one line when it serves, and stops on SIGTERM. Exit status: 0 stopped, 64
 * wrong arguments or cluster file, 2 could not start, 70 stopped because of a bug.
 *
 * <p>Start at {@link dev.rhenea.node.process.Node}. Uses all other packages of this module.
 */
@NullMarked
package dev.rhenea.node.process;

import org.jspecify.annotations.NullMarked;

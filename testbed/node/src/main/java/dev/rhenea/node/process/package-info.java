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
 *     "durability": "fsync",
 *     "retention": {"every": 4096, "keep": 100000, "hold": 1000000}
 *   }
 * </pre>
 *
 * <p>{@code engines}, {@code durability} and {@code retention} may be left out. {@code retention}
 * says, in positions of the table's log, how often a replica makes its state durable and announces
 * that, how much of the log is kept in any case, and how much for a replica that is down; behind
 * that, the replica has to copy the state of another one. {@code logs} names the logs of the
 * cluster and the composition each starts with; once a log exists its chain says what it runs on.
 * The table is played from the log {@code table}, which therefore must be there.
 *
 * <p>The file is how a cluster begins. A node that it does not name joins the running cluster, with
 * the address at which any of its nodes answers HTTP; the same command starts it again later, and
 * needs that address no more:
 *
 * <pre>
 *   java ... dev.rhenea.node.process.NodeMain --join 127.0.0.1:7201 --node n6 --folder data/n6
 *       --peer 127.0.0.1:7106 --http 127.0.0.1:7206
 * </pre>
 *
 * <p>It carries server roles as soon as a composition names it, and a replica of the table; it
 * hosts no engine. What is refused, and why that is enough, is argued at {@link
 * dev.rhenea.node.directory}.
 *
 * <p>What a node learns of its cluster it keeps in its folder, also one that was started with a
 * file of people: the acceptors of the registers may be others by now than that file says, and the
 * folder tells which cluster it belongs to, so that a node never founds a second one of that name
 * over old data.
 *
 * <p>The process prints one line when it serves, and stops on SIGTERM. Exit status: 0 stopped, 64
 * wrong arguments or cluster file, or not admitted to the cluster, 2 could not start, 70 stopped
 * because of a bug.
 *
 * <p>Start at {@link dev.rhenea.node.process.Node}. Uses all other packages of this module.
 */
@NullMarked
package dev.rhenea.node.process;

import org.jspecify.annotations.NullMarked;

/**
 * Experiments as files: a cluster, a load, phases on a timeline, and what must hold. The same file
 * means the same in the simulator, in one JVM and in processes.
 *
 * <pre>
 *   title: The log moves to another protocol, under load   # a line for the report
 *   nodes: n1..n3                       # or [n1, n2, n3]
 *   metastore: paxos(n1, n2, n3)        # if missing: paxos over the first nodes, at most five
 *   log: zookeeper(n1, n2, n3)          # what the log begins on; quoted if ': ' is in it
 *   workload:
 *     kind: log                         # appends and reads of a log; or table
 *     clients: 3                        # so many nodes take requests; if missing, all
 *     rate: 300/s                       # offered in all, whatever becomes of it; or
 *     window: 16                        # so many outstanding for each client, as fast as it goes
 *     entry: 500B
 *     reads: 25%                        # ask for the tail; if missing, none
 *   machines:                           # emulated, in the simulator only; what is missing, ideal
 *     network: 10MiB/s                  # of each machine, in each direction
 *     delay: 100us                      # of a message
 *     sync: 200us                       # of a disk
 *   phases:                             # one after the other; each begins with what it changes
 *     - for: 5s
 *     - name: native                    # if missing, what the phase changes
 *       switch: native(n1, n2, n3)
 *       for: 5s
 *     - kill: n1                        # as kill -9 does; also pause, and cut (from the others)
 *       for: 5s
 *     - heal: n1                        # started, resumed, reachable again
 *       for: 5s
 *   checks:                             # beside the history, which is always checked
 *     downtime: 5s                      # of no switch more
 *     unknown: 10                       # operations of unknown outcome, at most
 *     failed: 0
 * </pre>
 *
 * <p>Start at {@link dev.rhenea.bench.experiment.Experiment}; {@link
 * dev.rhenea.bench.experiment.ExperimentReader} reads it strictly and reports all that is wrong at
 * once, with its place. Uses the composition language, and SnakeYAML for the form.
 */
@NullMarked
package dev.rhenea.bench.experiment;

import org.jspecify.annotations.NullMarked;

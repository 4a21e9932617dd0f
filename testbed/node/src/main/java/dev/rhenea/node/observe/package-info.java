/**
 * What can be seen of a node from outside: numbers for Prometheus, a line in the log for each step
 * that an operator may want to know of, and how long recent switches took. All of it is made from
 * the traces of the protocols, which know nothing of it.
 *
 * <p>Start at {@link dev.rhenea.node.observe.NodeMetrics}. Uses the runtime, the journal's counts,
 * the virtual log's traces, Micrometer and SLF4J.
 */
@NullMarked
package dev.rhenea.node.observe;

import org.jspecify.annotations.NullMarked;

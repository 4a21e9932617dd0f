/**
 * The environment of protocols on a real machine: units on event loops, messages over the
 * transport, logs and cells in the journal.
 *
 * <p>Start at {@link dev.rhenea.node.runtime.NodeRuntime}. Uses the loops, the transport, the
 * journal and the contract.
 */
@NullMarked
package dev.rhenea.node.runtime;

import org.jspecify.annotations.NullMarked;

/**
 * Queues, for the search.
 *
 * <p>Start reading at {@link dev.rhenea.checker.queue.QueueModel}.
 *
 * <p>May use: the JDK, {@code dev.rhenea.checker.history} and {@code dev.rhenea.checker.linear}.
 */
@NullMarked
package dev.rhenea.checker.queue;

import org.jspecify.annotations.NullMarked;

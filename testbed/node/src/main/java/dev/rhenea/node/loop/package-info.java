/**
 * Vert.x event loops as units need them: events in order, one at a time, many per wake-up, and
 * timers.
 *
 * <p>Start at {@link dev.rhenea.node.loop.ReadyLoop}. Uses Vert.x and the environment's contract.
 */
@NullMarked
package dev.rhenea.node.loop;

import org.jspecify.annotations.NullMarked;

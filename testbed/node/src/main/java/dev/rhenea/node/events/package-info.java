/**
 * Server-Sent Events whose readers can be slow: a reader who falls behind is told the newest state
 * only, so that what waits for it is bounded by one event of each kind.
 *
 * <p>Start at {@link dev.rhenea.node.events.Bulletin}. Uses Vert.x.
 */
@NullMarked
package dev.rhenea.node.events;

import org.jspecify.annotations.NullMarked;

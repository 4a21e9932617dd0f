package dev.rhenea.worlds.schedule;

import dev.rhenea.environment.NodeId;
import java.time.Duration;

/**
 * A client asks something of the log, whatever became of its earlier calls; it is not made if the
 * client's node is down then.
 *
 * @param at since the log was made
 */
public record Call(Duration at, NodeId client, Request request) {
  /** When the last of it begins. */
  Duration end() {
    return request instanceof Request.Keep keep ? at.plus(keep.span()) : at;
  }
}

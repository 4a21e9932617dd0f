package dev.rhenea.virtuallog;

import dev.rhenea.environment.NodeId;
import java.util.List;

/**
 * What a handle knows without asking anybody; may be old.
 *
 * @param stored the chain
 * @param knownTail a lower bound of the tail
 * @param outstanding appends that wait for their outcome
 * @param suspects nodes that seem to have failed
 */
public record Status(
    String log, Stored stored, Lsn knownTail, int outstanding, List<NodeId> suspects) {
  public Status {
    suspects = List.copyOf(suspects);
  }
}

package dev.rhenea.node.transport;

import dev.rhenea.environment.Diagnosis;
import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.RoleName;
import dev.rhenea.environment.UnitId;
import dev.rhenea.payload.Payload;

/** What nodes say to each other. */
public sealed interface Frame {
  /** A role of a unit, on the node the frame is sent to. */
  record Target(UnitId unit, RoleName role) {}

  /**
   * The first frame in each direction.
   *
   * @param cluster the name of the cluster {@code from} belongs to
   * @param incarnation drawn when {@code from} was started
   */
  record Hello(int major, int minor, String cluster, NodeId from, NodeId to, long incarnation)
      implements Frame {}

  /** Instead of a Hello: why there will be no connection. */
  record Refused(String why) implements Frame {}

  /** From now on {@code number} stands for {@code target}. */
  record Name(int number, Target target) implements Frame {}

  /** A message that awaits a reply under the sender's {@code id}. */
  record Request(long id, Target to, Payload message) implements Frame {}

  /** A message without an answer. */
  record Send(Target to, Payload message) implements Frame {}

  record Reply(long id, Payload message) implements Frame {}

  /** Instead of a reply: why there is none. */
  record Failure(long id, Diagnosis why) implements Frame {}

  /** Nothing but a sign of life. */
  record Ping() implements Frame {}

  /** About how many bytes the frame occupies while it waits; 0 for those of the connection. */
  default int weight() {
    return switch (this) {
      case Request(_, _, Payload message) -> 64 + message.size();
      case Send(_, Payload message) -> 64 + message.size();
      case Reply(_, Payload message) -> 64 + message.size();
      case Failure _ -> 256;
      case Hello _, Refused _, Name _, Ping _ -> 0;
    };
  }
}

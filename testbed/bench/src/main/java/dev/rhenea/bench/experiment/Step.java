package dev.rhenea.bench.experiment;

import dev.rhenea.environment.NodeId;
import dev.rhenea.spec.ProtocolSpec;
import java.util.List;

/** What a phase begins with. */
public sealed interface Step {
  /** In a few words, for a picture: {@code kill -9 n1}. */
  default String words() {
    return switch (this) {
      case Switch(ProtocolSpec target) -> "switch";
      case Kill(List<NodeId> nodes) -> "kill -9 " + NodeId.joined(nodes, ", ");
      case Pause(List<NodeId> nodes) -> "pause " + NodeId.joined(nodes, ", ");
      case Cut(List<NodeId> nodes) -> "cut off " + NodeId.joined(nodes, ", ");
      case Heal(List<NodeId> nodes) -> "heal " + NodeId.joined(nodes, ", ");
    };
  }

  /** Another composition, while the load goes on. */
  record Switch(ProtocolSpec target) implements Step {}

  /** The nodes lose their processes as by {@code kill -9}. */
  record Kill(List<NodeId> nodes) implements Step {}

  /** The nodes stand still. */
  record Pause(List<NodeId> nodes) implements Step {}

  /** Those nodes reach each other, and the rest each other. */
  record Cut(List<NodeId> nodes) implements Step {}

  /** Whatever is wrong with the nodes is over. */
  record Heal(List<NodeId> nodes) implements Step {}
}

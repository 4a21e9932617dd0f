package dev.rhenea.memory;

import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.StorageId;
import dev.rhenea.provider.InvalidSpec;
import dev.rhenea.spec.Arguments;
import dev.rhenea.spec.Parameter;
import dev.rhenea.spec.ProtocolSpec;
import dev.rhenea.spec.Value;
import java.util.List;
import java.util.Optional;

/** The one argument of {@code memory(n1)}, and the data folder its creation bound it to. */
record OneNode(NodeId id, Optional<StorageId> storage) {
  static final String PROTOCOL = "memory";

  private static final String NODE = "node";

  static final List<Parameter> PARAMETERS =
      List.of(
          new Parameter(
              NODE,
              new Parameter.Type.Node(),
              Parameter.Position.NEXT,
              Optional.empty(),
              "The node that keeps everything in its memory."));

  static OneNode of(ProtocolSpec spec) {
    List<Value.Node> nodes = new Arguments(spec).nodes(NODE);
    if (nodes.size() != 1) {
      throw new InvalidSpec(NODE, "memory takes one node, as in memory(n1)");
    }
    return new OneNode(nodes.getFirst().id(), nodes.getFirst().storageId());
  }

  static ProtocolSpec spec(ProtocolSpec template, NodeId node) {
    return template.with(NODE, new Value.Node(node));
  }

  static ProtocolSpec bound(ProtocolSpec spec, StorageId storage) {
    return spec.mapNodes(node -> new Value.Node(node.id(), storage));
  }

  /** The data folder it was created in. */
  StorageId created() {
    return storage.orElseThrow(() -> new InvalidSpec(NODE, "memory(" + id + ") was not created"));
  }
}

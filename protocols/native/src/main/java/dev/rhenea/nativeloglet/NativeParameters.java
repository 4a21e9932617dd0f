package dev.rhenea.nativeloglet;

import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.StorageId;
import dev.rhenea.payload.PayloadReader;
import dev.rhenea.payload.PayloadWriter;
import dev.rhenea.provider.InvalidSpec;
import dev.rhenea.quorum.Majority;
import dev.rhenea.spec.Arguments;
import dev.rhenea.spec.Parameter;
import dev.rhenea.spec.ProtocolSpec;
import dev.rhenea.spec.Value;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * The arguments of {@code native(n1, n2, n3, sequencer: n2)}: who stores, who orders. Fixed for the
 * Loglet's life.
 *
 * @param logServers an odd number of distinct nodes, with their data folders once created (N14)
 * @param sequencer one of them, or any other node
 */
record NativeParameters(List<Value.Node> logServers, NodeId sequencer) {
  static final String LOG_SERVERS = "logservers";
  static final String SEQUENCER = "sequencer";

  /** The newest version of the parameters this code understands. */
  private static final int SPEC_VERSION = 1;

  NativeParameters {
    logServers = required(logServers);
    List<NodeId> ids = logServers.stream().map(Value.Node::id).toList();
    for (NodeId id : ids) {
      if (ids.indexOf(id) != ids.lastIndexOf(id)) {
        throw new InvalidSpec(
            LOG_SERVERS, id + " is given twice; each LogServer must be another node");
      }
    }
    if (ids.size() % 2 == 0) {
      throw new InvalidSpec(
          LOG_SERVERS,
          "native takes an odd number of LogServers, not %d: with %d it survives as many failures"
              .formatted(ids.size(), ids.size() - 1));
    }
  }

  static List<Parameter> declared() {
    return List.of(
        Parameter.rest(
            LOG_SERVERS,
            new Parameter.Type.Nodes(1),
            "Nodes that store the entries: an odd number; a majority must live."),
        Parameter.named(
            SEQUENCER,
            new Parameter.Type.Node(),
            "the first LogServer",
            "Node that orders the entries: a LogServer or any other node."));
  }

  /**
   * The arguments of {@code spec}.
   *
   * @throws InvalidSpec with what is wrong and what to write instead
   */
  static NativeParameters of(ProtocolSpec spec) {
    if (spec.specVersion() > SPEC_VERSION) {
      throw new InvalidSpec(
          "",
          "this composition was written for version %d of native, this node knows %d: upgrade it"
              .formatted(spec.specVersion(), SPEC_VERSION));
    }
    Arguments arguments = new Arguments(spec);
    List<Value.Node> logServers = required(arguments.nodes(LOG_SERVERS));
    return new NativeParameters(
        logServers, arguments.node(SEQUENCER).orElse(logServers.getFirst().id()));
  }

  private static List<Value.Node> required(List<Value.Node> logServers) {
    if (logServers.isEmpty()) {
      throw new InvalidSpec(
          LOG_SERVERS, "native needs at least one LogServer, as in native(n1, n2, n3)");
    }
    return List.copyOf(logServers);
  }

  Majority quorums() {
    return new Majority(logServers.stream().map(Value.Node::id).toList());
  }

  List<NodeId> members() {
    return quorums().members();
  }

  /** Whether both name the same nodes for the same parts, whatever they are bound to. */
  boolean isSameAs(NativeParameters other) {
    return new LinkedHashSet<>(members()).equals(new LinkedHashSet<>(other.members()))
        && sequencer.equals(other.sequencer);
  }

  void write(PayloadWriter out) {
    out.list(
            logServers,
            (to, node) ->
                to.text(node.id().name())
                    .optional(node.storageId(), (field, id) -> field.number(id.value())))
        .text(sequencer.name());
  }

  static NativeParameters read(PayloadReader in) {
    List<Value.Node> logServers =
        in.list(from ->
            new Value.Node(
                new NodeId(from.text()), from.optional(field -> new StorageId(field.number()))));
    return new NativeParameters(logServers, new NodeId(in.text()));
  }
}

package dev.rhenea.simulator;

import dev.rhenea.environment.NodeId;
import dev.rhenea.payload.Payload;
import java.util.Collection;
import java.util.Optional;
import java.util.SortedMap;
import java.util.random.RandomGenerator;

/** What connects the nodes: delays, losses, and which node's messages reach which other node. */
final class Wire {
  /** The most a message within one node takes. */
  private static final long LOCAL_NANOS = 5_000;

  private final SortedMap<NodeId, SimulatedNode> nodes;
  private final Scheduler scheduler;
  private final RandomGenerator random;
  private final Fingerprint fingerprint;
  private final boolean[][] cut;
  private NetworkModel model;
  private Costs costs = Costs.NONE;

  Wire(
      SortedMap<NodeId, SimulatedNode> nodes,
      int size,
      NetworkModel model,
      Scheduler scheduler,
      RandomGenerator random,
      Fingerprint fingerprint) {
    this.nodes = nodes;
    this.model = model;
    this.scheduler = scheduler;
    this.random = random;
    this.fingerprint = fingerprint;
    this.cut = new boolean[size][size];
  }

  NetworkModel model() {
    return model;
  }

  void setModel(NetworkModel model) {
    this.model = model;
  }

  Costs costs() {
    return costs;
  }

  void synced(int writes) {
    costs = costs.withSync(writes);
  }

  Optional<SimulatedNode> find(NodeId node) {
    return Optional.ofNullable(nodes.get(node));
  }

  void cut(SimulatedNode from, SimulatedNode to) {
    cut[from.index()][to.index()] = true;
  }

  void heal(Collection<SimulatedNode> all) {
    for (SimulatedNode from : all) {
      for (SimulatedNode to : all) {
        cut[from.index()][to.index()] = false;
      }
    }
  }

  /** How often a one-way message is transmitted. */
  int copies(SimulatedNode from, SimulatedNode to) {
    return from != to && NetworkModel.chance(random, model.duplication()) ? 2 : 1;
  }

  /** Runs {@code arrival} when the message arrives, if it does. */
  void transmit(SimulatedNode from, SimulatedNode to, Payload message, Runnable arrival) {
    if (from == to) {
      scheduler.after(random.nextLong(LOCAL_NANOS), () -> arrive(from, to, message, arrival));
      return;
    }
    costs = costs.withMessage(message.size());
    if (!isCut(from, to) && !NetworkModel.chance(random, model.loss())) {
      scheduler.after(model.delay(random), () -> arrive(from, to, message, arrival));
    }
  }

  private void arrive(SimulatedNode from, SimulatedNode to, Payload message, Runnable arrival) {
    if (!isCut(from, to)) {
      fingerprint.mix((long) from.index() << 32 | to.index());
      fingerprint.mix(message);
      arrival.run();
    }
  }

  private boolean isCut(SimulatedNode from, SimulatedNode to) {
    return from != to && cut[from.index()][to.index()];
  }
}

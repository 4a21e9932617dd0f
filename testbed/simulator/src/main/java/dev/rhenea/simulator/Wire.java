package dev.rhenea.simulator;

import dev.rhenea.environment.Address;
import dev.rhenea.environment.NodeId;
import dev.rhenea.payload.Payload;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
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
  private final List<MessageObserver> observers = new ArrayList<>();
  private Costs costs = Costs.NONE;

  /** What is on its way. */
  record Message(Address role, Transmission.Kind kind, Payload bytes) {}

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

  void observe(MessageObserver observer) {
    observers.add(observer);
  }

  /** Runs {@code arrival} when the message arrives, if it does. */
  void transmit(SimulatedNode from, SimulatedNode to, Message message, Runnable arrival) {
    long sent = scheduler.now();
    if (from == to) {
      long delay = random.nextLong(LOCAL_NANOS);
      scheduler.after(delay, () -> arrive(from, to, message, sent, arrival));
      return;
    }
    costs = costs.withMessage(message.bytes().size());
    if (isCut(from, to) || NetworkModel.chance(random, model.loss())) {
      tell(from, to, message, sent, false);
    } else {
      long delay = model.delay(random);
      scheduler.after(delay, () -> arrive(from, to, message, sent, arrival));
    }
  }

  private void arrive(
      SimulatedNode from, SimulatedNode to, Message message, long sent, Runnable arrival) {
    boolean arrives = !isCut(from, to);
    tell(from, to, message, sent, arrives);
    if (arrives) {
      fingerprint.mix((long) from.index() << 32 | to.index());
      fingerprint.mix(message.bytes());
      arrival.run();
    }
  }

  private void tell(
      SimulatedNode from, SimulatedNode to, Message message, long sent, boolean arrived) {
    for (MessageObserver observer : observers) {
      observer.observe(
          new Transmission(
              from.id(),
              to.id(),
              message.role(),
              message.kind(),
              message.bytes(),
              sent,
              scheduler.now(),
              arrived));
    }
  }

  private boolean isCut(SimulatedNode from, SimulatedNode to) {
    return from != to && cut[from.index()][to.index()];
  }
}

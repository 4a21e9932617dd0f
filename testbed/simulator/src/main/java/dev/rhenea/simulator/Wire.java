package dev.rhenea.simulator;

import dev.rhenea.environment.Address;
import dev.rhenea.environment.NodeId;
import dev.rhenea.payload.Payload;
import java.util.ArrayList;
import java.util.Arrays;
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
  private final long[][] distance;
  private final boolean[][] cut;
  private final Link[][] links;
  private final List<MessageObserver> observers = new ArrayList<>();
  private NetworkModel model;
  private long messages;
  private long bytes;
  private long writes;
  private long syncs;

  /** What is on its way. */
  record Message(Address role, Transmission.Kind kind, Payload bytes) {}

  /** A message on its way, and what happens when it arrives. */
  private record Flight(
      SimulatedNode from, SimulatedNode to, Message message, long sent, Runnable arrival) {
    int size() {
      return message.bytes().size();
    }
  }

  /**
   * @param distance nanoseconds on top of the model's delay, from one node to another
   */
  Wire(
      SortedMap<NodeId, SimulatedNode> nodes,
      long[][] distance,
      NetworkModel model,
      Scheduler scheduler,
      RandomGenerator random,
      Fingerprint fingerprint) {
    this.nodes = nodes;
    this.distance = distance;
    this.model = model;
    this.scheduler = scheduler;
    this.random = random;
    this.fingerprint = fingerprint;
    this.cut = new boolean[distance.length][distance.length];
    this.links = new Link[distance.length][distance.length];
    heal();
  }

  NetworkModel model() {
    return model;
  }

  void setModel(NetworkModel model) {
    this.model = model;
  }

  Costs costs() {
    return new Costs(messages, bytes, writes, syncs);
  }

  void synced(int batch) {
    writes += batch;
    syncs++;
  }

  Optional<SimulatedNode> find(NodeId node) {
    return Optional.ofNullable(nodes.get(node));
  }

  void cut(SimulatedNode from, SimulatedNode to) {
    cut[from.index()][to.index()] = true;
  }

  boolean isCut(SimulatedNode from, SimulatedNode to) {
    return from != to && cut[from.index()][to.index()];
  }

  void setLink(SimulatedNode from, SimulatedNode to, Link link) {
    links[from.index()][to.index()] = link;
  }

  /** Ends every cut, and every link is a usual one. */
  void heal() {
    for (int from = 0; from < cut.length; from++) {
      Arrays.fill(cut[from], false);
      Arrays.fill(links[from], Link.USUAL);
    }
  }

  /** How often a one-way message is transmitted. */
  int copies(SimulatedNode from, SimulatedNode to) {
    return from == to
        ? 1
        : 1 + scheduler.choose(Chance.DUPLICATION, 2, () -> drawn(model.duplication()));
  }

  void observe(MessageObserver observer) {
    observers.add(observer);
  }

  /** Runs {@code arrival} when the message arrives, if it does. */
  void transmit(SimulatedNode from, SimulatedNode to, Message message, Runnable arrival) {
    Flight flight = new Flight(from, to, message, scheduler.now(), arrival);
    if (from == to) {
      scheduler.after(
          Subject.message(from, to), random.nextLong(LOCAL_NANOS), () -> deliver(flight));
      return;
    }
    messages++;
    bytes += flight.size();
    queue(flight, from, from.send(flight.size()), () -> depart(flight));
  }

  private void depart(Flight flight) {
    Link link = links[flight.from.index()][flight.to.index()];
    if (isCut(flight.from, flight.to) || scheduler.choose(Chance.LOSS, 2, () -> lost(link)) == 1) {
      tell(flight, false);
    } else {
      scheduler.after(
          Subject.message(flight.from, flight.to), delay(flight, link), () -> arrive(flight));
    }
  }

  private long delay(Flight flight, Link link) {
    return link.equals(Link.USUAL)
        ? usual(flight)
        : link.delay().nanos(random, () -> usual(flight));
  }

  private long usual(Flight flight) {
    return model.delay(random) + distance[flight.from.index()][flight.to.index()];
  }

  private void arrive(Flight flight) {
    if (isCut(flight.from, flight.to)) {
      tell(flight, false);
    } else {
      queue(flight, flight.to, flight.to.receive(flight.size()), () -> deliver(flight));
    }
  }

  private void deliver(Flight flight) {
    tell(flight, true);
    fingerprint.mix((long) flight.from.index() << 32 | flight.to.index());
    fingerprint.mix(flight.message.bytes());
    flight.arrival.run();
  }

  /** Goes on after that time; the message is lost if its node does not stay what it is by then. */
  private void queue(Flight flight, SimulatedNode node, long nanos, Runnable next) {
    if (nanos == 0) {
      next.run();
      return;
    }
    boolean up = node.isUp();
    int incarnation = node.incarnation();
    scheduler.after(
        Subject.internal(node.id()),
        nanos,
        () -> {
          if (node.isUp() == up && node.incarnation() == incarnation) {
            next.run();
          } else {
            tell(flight, false);
          }
        });
  }

  private void tell(Flight flight, boolean arrived) {
    for (MessageObserver observer : observers) {
      observer.observe(
          new Transmission(
              flight.from.id(),
              flight.to.id(),
              flight.message.role(),
              flight.message.kind(),
              flight.message.bytes(),
              flight.sent,
              scheduler.now(),
              arrived));
    }
  }

  private int lost(Link link) {
    return drawn(model.loss()) == 1 ? 1 : drawn(link.loss());
  }

  private int drawn(double probability) {
    return NetworkModel.chance(random, probability) ? 1 : 0;
  }
}

package dev.rhenea.node.transport;

import dev.rhenea.environment.Diagnosis;
import dev.rhenea.environment.NodeId;
import java.lang.System.Logger.Level;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * All connections of this node, and what each is to it. Confined to the transport's loop.
 *
 * <pre>
 *   accepted --> unknown --hello--> greeted     frames go to and from a peer
 *   connected -> dialled --hello--> greeted
 * </pre>
 */
final class Links implements Connection.Owner {
  private static final System.Logger LOG = System.getLogger(Transport.class.getName());

  /** Accepted connections whose other ends need not have said yet who they are. */
  private static final int MOST_STRANGERS = 128;

  private final Map<Connection, Link> links = new LinkedHashMap<>();
  private final Greeting greeting;
  private final Function<NodeId, Peer> peers;
  private final BiConsumer<NodeId, Frame> received;
  private final BiConsumer<NodeId, Diagnosis> lost;
  private int displaced;

  /** A connection, and what it is to this node. */
  private sealed interface Link {
    /** Accepted; the other side has not said who it is. */
    record Unknown() implements Link {}

    /** Dialled; the other side has not answered the greeting. */
    record Dialled(Peer peer) implements Link {}

    /** Greeted by both. */
    record Greeted(Peer peer) implements Link {}
  }

  /**
   * No connections yet.
   *
   * @param peers the peer of a node that greets
   * @param received told of what a peer says
   * @param lost told of peers whose connection ended
   */
  Links(
      Greeting greeting,
      Function<NodeId, Peer> peers,
      BiConsumer<NodeId, Frame> received,
      BiConsumer<NodeId, Diagnosis> lost) {
    this.greeting = greeting;
    this.peers = peers;
    this.received = received;
    this.lost = lost;
  }

  /** Why a peer cannot be reached. */
  static Diagnosis unreachable(Peer peer, String why) {
    return new Diagnosis(
        "connection to " + peer.node() + ": " + why,
        List.of(peer.node()),
        "start " + peer.node() + ", or wait for the network");
  }

  /** Somebody connected, and has to say who it is. */
  void accepted(Connection connection) {
    displaceOldestStranger();
    links.put(connection, new Link.Unknown());
  }

  /** A node greets at once: if there are too many strangers, the oldest is the least likely one. */
  private void displaceOldestStranger() {
    List<Connection> strangers =
        links.entrySet().stream()
            .filter(link -> link.getValue() instanceof Link.Unknown)
            .map(Map.Entry::getKey)
            .toList();
    if (strangers.size() >= MOST_STRANGERS) {
      Connection oldest = strangers.getFirst();
      links.remove(oldest); // so that a crowd fills no log
      displaced++;
      oldest.close("another one came");
    }
  }

  /** This node connected to {@code peer}, and greets it. */
  void dialled(Connection connection, Peer peer) {
    links.put(connection, new Link.Dialled(peer));
    connection.send(greeting.to(peer.node()));
  }

  /** Reads nothing from anybody, or reads again. */
  void pause(boolean stop) {
    links.keySet().forEach(connection -> connection.pause(stop));
  }

  /** At intervals: connections look whether the other side is still there. */
  void pulse() {
    List.copyOf(links.keySet()).forEach(Connection::pulse);
    if (displaced > 0) {
      LOG.log(
          Level.WARNING,
          "{0} connections that did not greet were closed, because others came",
          displaced);
      displaced = 0;
    }
  }

  /** Ends all of them. */
  void close(String why) {
    List.copyOf(links.keySet()).forEach(connection -> connection.close(why));
  }

  @Override
  public void arrived(Connection connection, Frame frame) {
    Link link = links.get(connection);
    if (link instanceof Link.Greeted(Peer peer)) {
      received.accept(peer.node(), frame);
    } else if (link != null) {
      greeted(connection, link, frame);
    }
  }

  private void greeted(Connection connection, Link link, Frame frame) {
    if (frame instanceof Frame.Refused(String why)) {
      connection.close("refused: " + why);
      return;
    }
    if (!(frame instanceof Frame.Hello hello)) {
      connection.close("it spoke without a greeting");
      return;
    }
    Optional<NodeId> dialled =
        link instanceof Link.Dialled(Peer peer) ? Optional.of(peer.node()) : Optional.empty();
    Optional<String> objection = greeting.objection(hello, dialled);
    if (objection.isPresent()) {
      connection.close(new Frame.Refused(objection.get()), objection.get());
      return;
    }
    connection.greeted();
    Peer peer = peers.apply(hello.from());
    links.put(connection, new Link.Greeted(peer));
    if (link instanceof Link.Unknown) {
      connection.send(greeting.to(hello.from()));
    }
    peer.connected(connection);
  }

  @Override
  public void left(Connection connection, Frame frame) {
    if (links.get(connection) instanceof Link.Greeted(Peer peer)) {
      peer.left(frame);
    }
  }

  @Override
  public void ended(Connection connection, String why) {
    switch (links.remove(connection)) {
      case Link.Greeted(Peer peer) -> {
        LOG.log(Level.INFO, "connection with {0} ended: {1}", peer.node(), why);
        peer.ended(connection);
        lost.accept(peer.node(), unreachable(peer, why));
      }
      case Link.Dialled(Peer peer) -> peer.unreachable(unreachable(peer, why));
      case Link.Unknown _ ->
          LOG.log(Level.WARNING, "connection from {0} closed: {1}", connection.address(), why);
      case null -> {}
    }
  }
}

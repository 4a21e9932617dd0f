package dev.rhenea.node.transport;

import dev.rhenea.environment.Diagnosis;
import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.Timers;
import dev.rhenea.node.loop.EventLoops;
import dev.rhenea.node.loop.ReadyLoop;
import dev.rhenea.payload.Payload;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.NetSocket;
import java.io.Closeable;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/**
 * This node's side of every connection with the other nodes of its cluster. {@link #send} and
 * {@link #peer} may be called by any thread.
 */
public final class Transport implements Closeable {
  private static final System.Logger LOG = System.getLogger(Transport.class.getName());

  /** Accepted connections whose other ends need not have said yet who they are. */
  private static final int MOST_STRANGERS = 128;

  private final TransportOptions options;
  private final ReadyLoop loop;
  private final Receiver receiver;
  private final NetServer server;
  private final NetClient client;
  private final Greeting greeting;
  private final Intake intake;
  private final Map<NodeId, HostPort> addresses;
  private final Map<NodeId, Peer> peers = new ConcurrentHashMap<>();
  private final Map<Connection, Link> links = new LinkedHashMap<>();
  private final Connection.Owner owner = new Owner();
  private int displaced;
  private boolean closed;

  /** A connection, and what it is to this node. */
  private sealed interface Link {
    /** Accepted; the other side has not said who it is. */
    record Unknown() implements Link {}

    /** Dialled; the other side has not answered the greeting. */
    record Dialled(Peer peer) implements Link {}

    /** Greeted by both. */
    record Greeted(Peer peer) implements Link {}
  }

  /** A transport that does not listen yet. */
  public Transport(TransportOptions options, EventLoops loops, Receiver receiver) {
    this.options = options;
    this.loop = loops.wire();
    this.receiver = receiver;
    this.greeting = new Greeting(options.cluster(), options.node(), new SecureRandom().nextLong());
    this.intake =
        new Intake(
            options.mostWaiting(),
            loop,
            stop -> links.keySet().forEach(connection -> connection.pause(stop)));
    this.addresses = new ConcurrentHashMap<>(options.peers());
    this.server = loops.vertx().createNetServer(new NetServerOptions().setTcpNoDelay(true));
    this.client =
        loops
            .vertx()
            .createNetClient(new NetClientOptions().setTcpNoDelay(true).setConnectTimeout(2000));
  }

  /**
   * Starts to listen where the options say this node listens.
   *
   * @throws IOException if that port cannot be had
   */
  public void listen() throws IOException {
    HostPort here = options.peers().get(options.node());
    if (here == null) {
      throw new IOException(
          "node " + options.node() + " is not among the nodes " + options.peers().keySet());
    }
    CompletableFuture<Optional<Throwable>> listening = new CompletableFuture<>();
    server.connectHandler(this::accept);
    loop.context()
        .runOnContext(_ ->
            server
                .listen(here.port(), here.host())
                .onSuccess(_ -> listening.complete(Optional.empty()))
                .onFailure(why -> listening.complete(Optional.of(why))));
    Optional<Throwable> failure = listening.join();
    if (failure.isPresent()) {
      throw new IOException(
          "node %s cannot listen on %s: %s; free the port or give the node another one"
              .formatted(options.node(), here, failure.get().getMessage()));
    }
    loop.execute(this::pulse);
  }

  /** Where {@code node} listens from now on; what is connected stays so. */
  public void peer(NodeId node, HostPort address) {
    addresses.put(node, address);
  }

  /**
   * Puts a frame on its way to another node. Returns why not, if so; otherwise the fate of a
   * request reaches the {@link Receiver}.
   */
  public Optional<Diagnosis> send(NodeId to, Frame frame) {
    if (frame.weight() > options.largestMessage()) {
      return Optional.of(
          new Diagnosis(
              "message to %s: of about %d bytes, at most %d are allowed"
                  .formatted(to, frame.weight(), options.largestMessage()),
              List.of(),
              "send less at once"));
    }
    if (peers.computeIfAbsent(to, this::newPeer).submit(frame)) {
      return Optional.empty();
    }
    return Optional.of(
        new Diagnosis(
            "message to %s: %d bytes are waiting to be sent".formatted(to, options.mostWaiting()),
            List.of(to),
            "wait for replies before sending more"));
  }

  private Peer newPeer(NodeId node) {
    return new Peer(node, loop, options.mostWaiting(), this::dial, this::undeliverable);
  }

  private void undeliverable(Frame frame, Diagnosis why) {
    if (frame instanceof Frame.Request request) {
      receiver.failed(request.id(), why);
    }
  }

  private void dial(Peer peer) {
    HostPort address = addresses.get(peer.node());
    if (closed) {
      peer.unreachable(unreachable(peer, "this node stops"));
      return;
    }
    if (address == null) {
      peer.unreachable(unreachable(peer, "nobody said where it listens"));
      return;
    }
    loop.context()
        .runOnContext(_ ->
            client
                .connect(address.port(), address.host())
                .onSuccess(socket -> greet(socket, peer))
                .onFailure(
                    why -> peer.unreachable(unreachable(peer, String.valueOf(why.getMessage())))));
  }

  private static Diagnosis unreachable(Peer peer, String why) {
    return new Diagnosis(
        "connection to " + peer.node() + ": " + why,
        List.of(peer.node()),
        "start " + peer.node() + ", or wait for the network");
  }

  /** A node greets at once: if there are too many strangers, the oldest is the least likely one. */
  private void accept(NetSocket socket) {
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
    open(socket, new Link.Unknown());
  }

  private void greet(NetSocket socket, Peer peer) {
    Connection connection = open(socket, new Link.Dialled(peer));
    connection.send(greeting.to(peer.node()));
  }

  private Connection open(NetSocket socket, Link link) {
    Connection connection = new Connection(socket, loop, options.largestMessage(), owner);
    links.put(connection, link);
    connection.pause(intake.isPaused());
    if (closed) {
      connection.close("this node stops");
    }
    return connection;
  }

  private void pulse() {
    if (!closed) {
      List.copyOf(links.keySet()).forEach(Connection::pulse);
      if (displaced > 0) {
        LOG.log(
            Level.WARNING,
            "{0} connections that did not greet were closed, because others came",
            displaced);
        displaced = 0;
      }
      Timers.Timer _ = loop.after(options.silence().dividedBy(4), this::pulse);
    }
  }

  /** Ends every connection and stops listening. */
  @Override
  public void close() {
    CompletableFuture<Void> done = new CompletableFuture<>();
    loop.execute(() -> {
      closed = true;
      new ArrayList<>(links.keySet()).forEach(connection -> connection.close("this node stops"));
      loop.context()
          .runOnContext(
              _ -> server.close().eventually(client::close).onComplete(_ -> done.complete(null)));
    });
    done.join();
  }

  private final class Owner implements Connection.Owner {
    @Override
    public void arrived(Connection connection, Frame frame) {
      Link link = links.get(connection);
      if (link instanceof Link.Greeted(Peer peer)) {
        receive(peer.node(), frame);
      } else if (link != null) {
        greeted(connection, link, frame);
      }
    }

    private void receive(NodeId from, Frame frame) {
      switch (frame) {
        case Frame.Request request ->
            receiver.request(from, request, new Answer(from, request.id()), intake.admit(request));
        case Frame.Send send -> receiver.send(from, send, intake.admit(send));
        case Frame.Reply(long id, Payload message) -> receiver.replied(id, message);
        case Frame.Failure(long id, Diagnosis why) -> receiver.failed(id, why);
        case Frame.Ping _, Frame.Hello _, Frame.Refused _, Frame.Name _ -> {}
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
      Peer peer = peers.computeIfAbsent(hello.from(), Transport.this::newPeer);
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
          receiver.lost(peer.node(), unreachable(peer, why));
        }
        case Link.Dialled(Peer peer) -> peer.unreachable(unreachable(peer, why));
        case Link.Unknown _ ->
            LOG.log(Level.WARNING, "connection from {0} closed: {1}", connection.address(), why);
        case null -> {}
      }
    }
  }

  /** The way back to whoever asked. */
  private final class Answer implements Receiver.ReplyTo {
    private final NodeId to;
    private final long id;

    Answer(NodeId to, long id) {
      this.to = to;
      this.id = id;
    }

    @Override
    public void reply(Payload message) {
      send(to, new Frame.Reply(id, message)).ifPresent(this::fail);
    }

    @Override
    public void fail(Diagnosis why) {
      send(to, new Frame.Failure(id, why));
    }
  }
}

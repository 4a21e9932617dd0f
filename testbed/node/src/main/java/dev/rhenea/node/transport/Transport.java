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
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * This node's side of every connection with the other nodes of its cluster. {@link #send} and
 * {@link #peer} may be called by any thread.
 */
public final class Transport implements Closeable {
  private final TransportOptions options;
  private final ReadyLoop loop;
  private final Receiver receiver;
  private final NetServer server;
  private final NetClient client;
  private final Intake intake;
  private final Map<NodeId, HostPort> addresses;
  private final Map<NodeId, Peer> peers = new ConcurrentHashMap<>();
  private final Links links;
  private boolean closed;

  /** A transport that does not listen yet. */
  public Transport(TransportOptions options, EventLoops loops, Receiver receiver) {
    this.options = options;
    this.loop = loops.wire();
    this.receiver = receiver;
    this.links =
        new Links(
            new Greeting(options.cluster(), options.node(), new SecureRandom().nextLong()),
            this::peer,
            this::received,
            receiver::lost);
    this.intake = new Intake(options.mostWaiting(), loop, links::pause);
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

  /** How many bytes wait to be sent, to all peers. */
  public long waiting() {
    return peers.values().stream().mapToLong(Peer::waiting).sum();
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
    if (peer(to).submit(frame)) {
      return Optional.empty();
    }
    return Optional.of(
        new Diagnosis(
            "message to %s: %d bytes are waiting to be sent".formatted(to, options.mostWaiting()),
            List.of(to),
            "wait for replies before sending more"));
  }

  private Peer peer(NodeId to) {
    return peers.computeIfAbsent(
        to, node -> new Peer(node, loop, options.mostWaiting(), this::dial, this::undeliverable));
  }

  private void received(NodeId from, Frame frame) {
    switch (frame) {
      case Frame.Request request ->
          receiver.request(from, request, new Answer(from, request.id()), intake.admit(request));
      case Frame.Send send -> receiver.send(from, send, intake.admit(send));
      case Frame.Reply(long id, Payload message) -> receiver.replied(id, message);
      case Frame.Failure(long id, Diagnosis why) -> receiver.failed(id, why);
      case Frame.Ping _, Frame.Hello _, Frame.Refused _, Frame.Name _ -> {}
    }
  }

  private void undeliverable(Frame frame, Diagnosis why) {
    if (frame instanceof Frame.Request request) {
      receiver.failed(request.id(), why);
    }
  }

  private void dial(Peer peer) {
    HostPort address = addresses.get(peer.node());
    if (closed) {
      peer.unreachable(Links.unreachable(peer, "this node stops"));
      return;
    }
    if (address == null) {
      peer.unreachable(Links.unreachable(peer, "nobody said where it listens"));
      return;
    }
    loop.context()
        .runOnContext(_ ->
            client
                .connect(address.port(), address.host())
                .onSuccess(socket -> greet(socket, peer))
                .onFailure(why ->
                    peer.unreachable(Links.unreachable(peer, String.valueOf(why.getMessage())))));
  }

  private void accept(NetSocket socket) {
    open(socket, links::accepted);
  }

  private void greet(NetSocket socket, Peer peer) {
    open(socket, connection -> links.dialled(connection, peer));
  }

  private void open(NetSocket socket, Consumer<Connection> link) {
    Connection connection = new Connection(socket, loop, options.largestMessage(), links);
    link.accept(connection);
    connection.pause(intake.isPaused());
    if (closed) {
      connection.close("this node stops");
    }
  }

  private void pulse() {
    if (!closed) {
      links.pulse();
      Timers.Timer _ = loop.after(options.silence().dividedBy(4), this::pulse);
    }
  }

  /** Ends every connection and stops listening. */
  @Override
  public void close() {
    CompletableFuture<Void> done = new CompletableFuture<>();
    loop.execute(() -> {
      closed = true;
      links.close("this node stops");
      loop.context()
          .runOnContext(
              _ -> server.close().eventually(client::close).onComplete(_ -> done.complete(null)));
    });
    done.join();
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

package dev.rhenea.node.transport;

import dev.rhenea.environment.Diagnosis;
import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.Timers;
import dev.rhenea.node.loop.ReadyLoop;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * What is on its way to one other node, and the connection it takes. Only {@link #submit} may be
 * called off the loop.
 *
 * <pre>
 *   idle        something to send          dialling
 *   dialling    greeted                    connected
 *   dialling    refused, or no answer      resting: what waited has failed, what comes waits
 *   resting     the rest is over           idle
 *   connected   the last connection ended  idle
 * </pre>
 *
 * When both sides dial at once there are two connections for a while; both work, the later one is
 * used.
 */
final class Peer {
  private static final System.Logger LOG = System.getLogger(Peer.class.getName());
  private static final Duration FIRST_REST = Duration.ofMillis(20);
  private static final Duration LONGEST_REST = Duration.ofMillis(250);

  private final NodeId node;
  private final ReadyLoop loop;
  private final long mostWaiting;
  private final Consumer<Peer> dial;
  private final BiConsumer<Frame, Diagnosis> undeliverable;
  private final Queue<Frame> inbox = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean pumping = new AtomicBoolean();
  private final AtomicLong waiting = new AtomicLong();
  private final List<Connection> connections = new ArrayList<>();
  private Duration rest = FIRST_REST;
  private boolean dialling;
  private boolean resting;
  private Optional<Diagnosis> reported = Optional.empty();

  /**
   * A peer without a connection.
   *
   * @param mostWaiting bytes that may wait
   * @param dial starts to connect, and ends in {@link #connected} or {@link #unreachable}
   * @param undeliverable told of every frame that will not be sent
   */
  Peer(
      NodeId node,
      ReadyLoop loop,
      long mostWaiting,
      Consumer<Peer> dial,
      BiConsumer<Frame, Diagnosis> undeliverable) {
    this.node = node;
    this.loop = loop;
    this.mostWaiting = mostWaiting;
    this.dial = dial;
    this.undeliverable = undeliverable;
  }

  NodeId node() {
    return node;
  }

  /** Puts a frame on its way; false if too much waits already. */
  boolean submit(Frame frame) {
    if (waiting.addAndGet(frame.weight()) > mostWaiting) {
      left(frame);
      return false;
    }
    inbox.add(frame);
    if (!pumping.get() && pumping.compareAndSet(false, true)) {
      loop.execute(this::pump);
    }
    return true;
  }

  /** How many bytes wait, or are on their way out. */
  long waiting() {
    return waiting.get();
  }

  /** {@code frame} takes up no memory any more. */
  void left(Frame frame) {
    waiting.addAndGet(-frame.weight());
  }

  void connected(Connection connection) {
    if (connections.isEmpty()) {
      LOG.log(Level.INFO, "connected with {0} at {1}", node, connection.address());
    }
    connections.add(connection);
    dialling = false;
    resting = false;
    reported = Optional.empty();
    rest = FIRST_REST;
    pump();
  }

  /** The attempt to connect failed: whoever waits hears it; the next attempt is a while away. */
  void unreachable(Diagnosis why) {
    dialling = false;
    if (!connections.isEmpty()) {
      pump();
      return;
    }
    if (!reported.equals(Optional.of(why))) {
      LOG.log(Level.WARNING, "{0}; will try again", why);
    }
    reported = Optional.of(why);
    for (Frame frame = inbox.poll(); frame != null; frame = inbox.poll()) {
      left(frame);
      undeliverable.accept(frame, why);
    }
    resting = true;
    long nanos = rest.toNanos();
    Timers.Timer _ =
        loop.after(
            Duration.ofNanos(nanos / 2 + ThreadLocalRandom.current().nextLong(nanos)),
            () -> {
              resting = false;
              pump();
            });
    rest = rest.multipliedBy(2).compareTo(LONGEST_REST) < 0 ? rest.multipliedBy(2) : LONGEST_REST;
  }

  void ended(Connection connection) {
    connections.remove(connection);
    pump();
  }

  private void pump() {
    pumping.set(false);
    if (inbox.isEmpty() || dialling || (resting && connections.isEmpty())) {
      return;
    }
    if (!connections.isEmpty()) {
      Connection connection = connections.getLast();
      for (Frame frame = inbox.poll(); frame != null; frame = inbox.poll()) {
        connection.send(frame);
      }
    } else {
      dialling = true;
      dial.accept(this);
    }
  }
}

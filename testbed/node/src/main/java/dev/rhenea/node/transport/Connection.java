package dev.rhenea.node.transport;

import dev.rhenea.node.loop.ReadyLoop;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import java.util.ArrayDeque;
import java.util.Queue;

/**
 * One TCP connection to another node. Frames given to it during one turn of the loop leave in one
 * write. Loop-confined.
 */
final class Connection {
  /** Bytes after which a write is not made any longer. */
  private static final int ENOUGH = 256 << 10;

  /** Bytes of the largest frame while nobody knows who is at the other end. */
  private static final int LARGEST_GREETING = 4 << 10;

  private final NetSocket socket;
  private final ReadyLoop loop;
  private final Owner owner;
  private final int largestMessage;
  private final FrameEncoder encoder = new FrameEncoder();
  private final FrameDecoder decoder = new FrameDecoder(LARGEST_GREETING);
  private final Silence silence = new Silence();
  private final Queue<Frame> outbox = new ArrayDeque<>();
  private boolean flushing;
  private boolean closed;
  private boolean paused;
  private boolean spoke;

  /** Whom a connection tells what happens to it. */
  interface Owner {
    void arrived(Connection connection, Frame frame);

    /** {@code frame} no longer takes up memory: it was written, or the connection ended. */
    void left(Connection connection, Frame frame);

    /** {@code why} is for the log. */
    void ended(Connection connection, String why);
  }

  Connection(NetSocket socket, ReadyLoop loop, int largestMessage, Owner owner) {
    this.socket = socket;
    this.loop = loop;
    this.owner = owner;
    this.largestMessage = largestMessage;
    socket.setWriteQueueMaxSize(2 * ENOUGH);
    socket.exceptionHandler(why -> close(String.valueOf(why.getMessage())));
    socket.closeHandler(_ -> close("closed by the other side"));
    socket.drainHandler(_ -> flush());
    socket.handler(this::read);
  }

  boolean isClosed() {
    return closed;
  }

  /**
   * The other end is a node of this cluster: it may send messages, and has to be heard of regularly
   * from now on.
   */
  void greeted() {
    silence.greeted();
    decoder.allow(largestMessage + 64);
  }

  /** The other end's address, for the log. */
  String address() {
    return String.valueOf(socket.remoteAddress());
  }

  /** Sends a frame together with all others of this turn. */
  void send(Frame frame) {
    if (closed) {
      owner.left(this, frame);
      return;
    }
    outbox.add(frame);
    if (!flushing) {
      flushing = true;
      loop.execute(this::flush);
    }
  }

  /** Says a last word, then ends the connection. */
  void close(Frame last, String why) {
    outbox.add(last);
    flush();
    close(why);
  }

  void close(String why) {
    if (!closed) {
      closed = true;
      outbox.forEach(frame -> owner.left(this, frame));
      outbox.clear();
      socket.close();
      owner.ended(this, why);
    }
  }

  /** Stops reading, or goes on: the other side feels it, so what arrives stays bounded. */
  void pause(boolean stop) {
    paused = stop;
    if (stop) {
      socket.pause();
    } else {
      socket.resume();
    }
  }

  /**
   * Called regularly: gives a sign of life, and ends the connection if the other side gives none.
   */
  void pulse() {
    if (silence.isGreeted() && !spoke) { // anything before the greetings would end the connection
      send(new Frame.Ping());
    }
    spoke = false;
    silence.pulse(!paused).ifPresent(this::close);
  }

  private void read(Buffer bytes) {
    silence.heard();
    try {
      decoder.read(bytes.getBytes(), this::arrived);
    } catch (MalformedFrameException malformed) {
      close("it sent " + malformed.getMessage());
    }
  }

  private void arrived(Frame frame) {
    if (!closed) {
      owner.arrived(this, frame);
    }
  }

  private void flush() {
    flushing = false;
    while (!outbox.isEmpty() && !closed && !socket.writeQueueFull()) {
      Buffer out = Buffer.buffer(4096);
      while (!outbox.isEmpty() && out.length() < ENOUGH) {
        Frame frame = outbox.remove();
        encoder.write(out, frame);
        owner.left(this, frame);
      }
      spoke = true;
      socket.write(out);
    }
  }
}

package dev.rhenea.contract.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A stretch of network that can be cut: passes TCP connections on to a port of this host, each
 * direction separately. What is sent into a cut is held and arrives when it heals, as TCP does. The
 * end of a connection gets through, unless the relay {@link #silent(int) is silent}.
 */
public final class Relay implements AutoCloseable {
  private static final int ATTEMPTS = 40;
  private static final long RETRY_MILLIS = 10;

  private final ServerSocket listener;
  private final int target;
  private final boolean holdsEnds;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private final Gate there = new Gate();
  private final Gate back = new Gate();
  private volatile boolean refusing;

  /** Relays to that port of the loopback interface. */
  public Relay(int target) {
    this(target, false);
  }

  private Relay(int target, boolean holdsEnds) {
    this.target = target;
    this.holdsEnds = holdsEnds;
    try {
      this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException noPort) {
      throw new UncheckedIOException(noPort);
    }
    Thread.ofVirtual().start(this::accept);
  }

  /** The same, but while a direction is cut not even the end of a connection is heard there. */
  public static Relay silent(int target) {
    return new Relay(target, true);
  }

  /** Where callers connect. */
  public int port() {
    return listener.getLocalPort();
  }

  /** Lets nothing through towards the target. */
  public void cutThere() {
    there.shut(true);
  }

  /** Lets nothing through from the target. */
  public void cutBack() {
    back.shut(true);
  }

  /** Refuses new connections, until {@link #heal}. */
  public void refuse() {
    refusing = true;
  }

  /** Lets everything through again, first what was held. */
  public void heal() {
    refusing = false;
    there.shut(false);
    back.shut(false);
  }

  /** Whether a connection leads through it. */
  public boolean isUsed() {
    return !sockets.isEmpty();
  }

  /** Breaks every connection; what was held is lost. */
  public void sever() {
    sockets.forEach(this::end);
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket caller = listener.accept();
        sockets.add(caller);
        if (refusing) {
          end(caller);
        } else {
          Thread.ofVirtual().start(() -> connect(caller));
        }
      } catch (IOException closed) {
        return; // by close()
      }
    }
  }

  private void connect(Socket caller) {
    try {
      there.pass(); // a connection is made of messages, too
      back.pass();
      Socket callee = call();
      sockets.add(callee);
      callee.setTcpNoDelay(true);
      caller.setTcpNoDelay(true);
      Thread.ofVirtual().start(() -> pump(caller, callee, there));
      pump(callee, caller, back);
    } catch (IOException | InterruptedException refused) {
      end(caller);
    }
  }

  /**
   * A caller whose call was answered takes it for a living server; so, unlike a refusal, a target
   * that is just about to listen must not look like one that hangs up.
   */
  private Socket call() throws IOException, InterruptedException {
    for (int attempt = 1; ; attempt++) {
      try {
        return new Socket(InetAddress.getLoopbackAddress(), target);
      } catch (ConnectException refused) {
        if (attempt == ATTEMPTS) {
          throw refused;
        }
        TimeUnit.MILLISECONDS.sleep(RETRY_MILLIS);
      }
    }
  }

  private void pump(Socket from, Socket to, Gate gate) {
    byte[] buffer = new byte[64 * 1024];
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        gate.pass();
        out.write(buffer, 0, count);
      }
      if (holdsEnds) {
        gate.pass();
      }
    } catch (IOException | InterruptedException ended) {
      // one side went away: the other one learns of it below
    }
    end(from);
    end(to);
  }

  private void end(Socket socket) {
    sockets.remove(socket);
    try {
      socket.close();
    } catch (IOException alreadyGone) {
      throw new UncheckedIOException(alreadyGone);
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
    heal();
    for (Socket socket : sockets) {
      socket.close();
    }
  }

  /** Where bytes wait while a direction is cut. */
  private static final class Gate {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition opened = lock.newCondition();
    private boolean isShut;

    void shut(boolean value) {
      lock.lock();
      try {
        isShut = value;
        opened.signalAll();
      } finally {
        lock.unlock();
      }
    }

    void pass() throws InterruptedException {
      lock.lock();
      try {
        while (isShut) {
          opened.await();
        }
      } finally {
        lock.unlock();
      }
    }
  }
}

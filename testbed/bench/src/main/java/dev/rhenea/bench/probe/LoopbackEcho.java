package dev.rhenea.bench.probe;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/** A thread that answers what it is sent, over loopback TCP. Used by one thread. */
final class LoopbackEcho implements Closeable {
  private final SocketChannel client;
  private final ByteBuffer buffer;

  private LoopbackEcho(SocketChannel client, int bytes) {
    this.client = client;
    this.buffer = ByteBuffer.allocateDirect(bytes);
  }

  /** Connects; {@code bytes} go there and back in each trip. */
  static LoopbackEcho open(int bytes) throws IOException {
    try (ServerSocketChannel server = ServerSocketChannel.open()) {
      server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      SocketChannel client = SocketChannel.open(server.getLocalAddress());
      SocketChannel other = server.accept();
      client.setOption(StandardSocketOptions.TCP_NODELAY, true);
      other.setOption(StandardSocketOptions.TCP_NODELAY, true);
      Thread.ofPlatform().daemon().name("probe-echo").start(() -> echo(other, bytes));
      return new LoopbackEcho(client, bytes);
    }
  }

  private static void echo(SocketChannel socket, int bytes) {
    ByteBuffer buffer = ByteBuffer.allocateDirect(bytes);
    try (socket) {
      while (true) {
        transfer(socket, buffer);
      }
    } catch (IOException clientLeft) {
      // the end of this thread, and the only one
    }
  }

  private static void transfer(SocketChannel socket, ByteBuffer buffer) throws IOException {
    buffer.clear();
    fill(socket, buffer);
    buffer.flip();
    drain(socket, buffer);
  }

  void roundTrip() throws IOException {
    buffer.clear();
    drain(client, buffer);
    buffer.clear();
    fill(client, buffer);
  }

  private static void drain(SocketChannel socket, ByteBuffer buffer) throws IOException {
    while (buffer.hasRemaining()) {
      socket.write(buffer);
    }
  }

  private static void fill(SocketChannel socket, ByteBuffer buffer) throws IOException {
    while (buffer.hasRemaining()) {
      if (socket.read(buffer) < 0) {
        throw new EOFException();
      }
    }
  }

  @Override
  public void close() throws IOException {
    client.close();
  }
}

package dev.rhenea.node;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Ports of this machine that nobody used a moment ago. They are below those that systems give to
 * outgoing connections, of which any process may open one at any time, and above those that modules
 * take which are tested beside this one.
 */
public final class FreePorts {
  private static final int LOWEST = 15_000;
  private static final int HIGHEST = 32_000;

  private FreePorts() {}

  public static List<Integer> take(int count) {
    SplittableRandom random = new SplittableRandom();
    List<ServerSocket> sockets = new ArrayList<>();
    try {
      while (sockets.size() < count) {
        bind(random.nextInt(LOWEST, HIGHEST), sockets);
      }
      List<Integer> ports = sockets.stream().map(ServerSocket::getLocalPort).toList();
      for (ServerSocket socket : sockets) {
        socket.close();
      }
      return ports;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static void bind(int port, List<ServerSocket> sockets) throws IOException {
    try {
      sockets.add(new ServerSocket(port, 1, InetAddress.getLoopbackAddress()));
    } catch (BindException taken) {
      return; // another one will do
    }
  }
}

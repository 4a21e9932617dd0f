package dev.rhenea.cli.cluster;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;

/** TCP ports of the loopback interface. */
final class Ports {
  private Ports() {}

  /** That many different ports that nobody listens on now. */
  static List<Integer> free(int count) throws IOException {
    return probe(count, 0);
  }

  /**
   * The ports from {@code first} on.
   *
   * @throws BindException if somebody listens on one of them, which the message names
   */
  static List<Integer> from(int first, int count) throws IOException {
    return probe(count, first);
  }

  private static List<Integer> probe(int count, int first) throws IOException {
    List<ServerSocket> probes = new ArrayList<>(); // held together, so that all are different
    try {
      for (int i = 0; i < count; i++) {
        probes.add(bind(first == 0 ? 0 : first + i));
      }
      return probes.stream().map(ServerSocket::getLocalPort).toList();
    } finally {
      for (ServerSocket probe : probes) {
        probe.close();
      }
    }
  }

  private static ServerSocket bind(int port) throws IOException {
    ServerSocket socket = new ServerSocket();
    try {
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return socket;
    } catch (BindException e) {
      socket.close();
      BindException named =
          new BindException(
              "port %d is taken; choose others with --ports FIRST, or leave that out"
                  .formatted(port));
      named.initCause(e);
      throw named;
    }
  }
}

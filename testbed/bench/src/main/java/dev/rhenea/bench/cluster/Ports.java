package dev.rhenea.bench.cluster;

import dev.rhenea.environment.NodeId;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** TCP ports of the loopback interface. */
public final class Ports {
  /** Below the ports that systems give to outgoing connections, which could take ours. */
  private static final int LOWEST = 15_000;

  private static final int HIGHEST = 31_000;
  private static final int ATTEMPTS = 100;

  private Ports() {}

  /** That many ports in a row that nobody listens on now. */
  public static List<Integer> free(int count) throws IOException {
    RandomGenerator random = new SplittableRandom();
    List<BindException> taken = new ArrayList<>();
    while (taken.size() < ATTEMPTS) {
      try {
        return from(random.nextInt(LOWEST, HIGHEST - count), count);
      } catch (BindException bySomebodyElse) {
        taken.add(bySomebodyElse);
      }
    }
    throw taken.getLast();
  }

  /**
   * The ports from {@code first} on.
   *
   * @throws BindException if somebody listens on one of them, which the message names
   */
  public static List<Integer> from(int first, int count) throws IOException {
    List<ServerSocket> probes = new ArrayList<>();
    try {
      for (int port = first; port < first + count; port++) {
        probes.add(bind(port));
      }
      return probes.stream().map(ServerSocket::getLocalPort).toList();
    } finally {
      for (ServerSocket probe : probes) {
        probe.close();
      }
    }
  }

  /**
   * Makes sure that nobody listens on a port which {@code node} has had since its cluster was made.
   *
   * @throws BindException if somebody does
   */
  public static void requireFree(int port, NodeId node) throws IOException {
    try (ServerSocket probe = new ServerSocket()) {
      probe.setReuseAddress(true); // as the node does: connections of its last life may linger
      probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    } catch (BindException e) {
      BindException named =
          new BindException(
              "port %d, which %s needs, is taken by something else; stop that first"
                  .formatted(port, node));
      named.initCause(e);
      throw named;
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
              "port %d is taken; stop what listens there, or choose other ports with --ports FIRST"
                  .formatted(port));
      named.initCause(e);
      throw named;
    }
  }
}

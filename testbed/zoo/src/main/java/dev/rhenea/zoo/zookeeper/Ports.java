package dev.rhenea.zoo.zookeeper;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ThreadLocalRandom;

/** Where a server listens, on the loopback interface. */
record Ports(int server, int client, int quorum, int election) {
  /** Ports that are free now, none of them in {@code taken}, to which they are added. */
  static Ports free(int server, Set<Integer> taken) {
    Set<Integer> found = new TreeSet<>();
    while (found.size() < 3) {
      // Below what outgoing connections and the modules that are tested beside this one take.
      int port = ThreadLocalRandom.current().nextInt(10_000, 15_000);
      if (!taken.contains(port) && isFree(port)) {
        found.add(port);
      }
    }
    taken.addAll(found);
    var each = found.iterator();
    return new Ports(server, each.next(), each.next(), each.next());
  }

  private static boolean isFree(int port) {
    try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return probe.isBound();
    } catch (IOException taken) {
      return false;
    }
  }
}

package dev.rhenea.zoo.zookeeper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Three real ZooKeeper servers of this JVM, started when they are first needed. They are part of no
 * mutant: whatever class loader runs a drill, this class is the original's, so it speaks in types
 * of the JDK alone. Servers are numbered from 0.
 *
 * <p>A server never gives up another one by itself, only when a connection ends. So a drill, not
 * luck, decides when a leader learns that it leads no more.
 */
public final class SharedEnsemble {
  static final int SIZE = 3;

  private static final ReentrantLock DRILLS = new ReentrantLock();
  private static final List<SharedEnsemble> STARTED = new ArrayList<>(1);

  private final List<Server> servers;
  private final List<Link> links;

  private SharedEnsemble(List<Server> servers, List<Link> links) {
    this.servers = List.copyOf(servers);
    this.links = List.copyOf(links);
  }

  /** Runs {@code drill} while no other one runs. */
  public static void exclusively(Runnable drill) {
    DRILLS.lock();
    try {
      drill.run();
    } finally {
      DRILLS.unlock();
    }
  }

  /** The ensemble; call it from within a drill. */
  public static SharedEnsemble running() {
    if (STARTED.isEmpty()) {
      STARTED.add(start());
    }
    return STARTED.getFirst();
  }

  private static SharedEnsemble start() {
    try {
      Path folder = Files.createTempDirectory("rhenea-zoo-zookeeper");
      Set<Integer> taken = new TreeSet<>();
      List<Ports> ports = numbers().mapToObj(server -> Ports.free(server, taken)).toList();
      List<Link> links =
          ports.stream()
              .flatMap(from ->
                  ports.stream().filter(to -> !to.equals(from)).map(to -> Link.between(from, to)))
              .toList();
      List<Server> servers = new ArrayList<>();
      for (Ports own : ports) {
        servers.add(
            Server.of(
                folder, own, links.stream().filter(link -> link.from() == own.server()).toList()));
      }
      servers.forEach(Server::start);
      Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
      return new SharedEnsemble(servers, links);
    } catch (IOException failed) {
      throw new UncheckedIOException("the ensemble did not start", failed);
    }
  }

  private static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException stillWriting) {
      throw new UncheckedIOException(stillWriting);
    }
  }

  /** The port at which a server serves clients. */
  public int port(int server) {
    return servers.get(server).clientPort();
  }

  /** The server that leads; waits until there is one. */
  public int leader() {
    while (true) {
      OptionalInt leader = numbers().filter(server -> servers.get(server).isLeading()).findFirst();
      if (leader.isPresent()) {
        return leader.getAsInt();
      }
      Thread.onSpinWait();
    }
  }

  /**
   * Cuts the leader off and restarts the others, which make one of them leader. The old one has not
   * heard of it when this returns, and serves its clients.
   */
  public void depose(int leader) {
    links.stream().filter(link -> link.touches(leader)).forEach(Link::cut);
    List<Server> others =
        numbers().filter(server -> server != leader).mapToObj(servers::get).toList();
    others.forEach(Server::stop);
    others.forEach(Server::start);
  }

  /** Lets the servers hear each other again. */
  public void reunite() {
    links.forEach(Link::heal);
  }

  private static IntStream numbers() {
    return IntStream.range(0, SIZE);
  }
}

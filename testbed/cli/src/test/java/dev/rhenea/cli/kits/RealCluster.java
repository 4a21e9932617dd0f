package dev.rhenea.cli.kits;

import dev.rhenea.contract.Call;
import dev.rhenea.contract.TestCluster;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.Unavailable;
import dev.rhenea.environment.UnitId;
import dev.rhenea.node.runtime.Endpoints;
import dev.rhenea.node.transport.HostPort;
import dev.rhenea.provider.Catalogue;
import dev.rhenea.provider.Host;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Nodes of one JVM that talk over real sockets and keep real journals. */
final class RealCluster implements TestCluster {
  private final Path folder;
  private final Catalogue catalogue;
  private final Endpoints engines;
  private final Map<NodeId, HostPort> addresses = new TreeMap<>();
  private final Map<NodeId, RealNode> running = new TreeMap<>();
  private final Queue<Throwable> faults = new ConcurrentLinkedQueue<>();

  /**
   * Starts the nodes, each with two event loops and a data folder under {@code folder}.
   *
   * @param engines where the servers of existing engines listen
   */
  RealCluster(Path folder, List<NodeId> nodes, Catalogue catalogue, Endpoints engines) {
    this.folder = folder;
    this.catalogue = catalogue;
    this.engines = engines;
    Iterator<Integer> ports = FreePorts.take(nodes.size()).iterator();
    nodes.forEach(node -> addresses.put(node, new HostPort("127.0.0.1", ports.next())));
    nodes.forEach(this::restart);
  }

  /** A running node; fails if it is not. */
  private RealNode node(NodeId node) {
    RealNode found = running.get(node);
    if (found == null) {
      throw new IllegalStateException(node + " is down");
    }
    return found;
  }

  @Override
  public List<NodeId> nodes() {
    return List.copyOf(addresses.keySet());
  }

  @Override
  public Host host(NodeId node, String unit) {
    return node(node).runtime().host(new UnitId("client:" + unit));
  }

  @Override
  public <T> Call<T> start(Host where, Supplier<Future<T>> call) {
    CompletableFuture<T> outcome = new CompletableFuture<>();
    where
        .environment()
        .execute(() -> call.get().whenDone(outcome::complete, outcome::completeExceptionally));
    return new Call<>() {
      @Override
      public T await() throws Unavailable {
        try {
          return outcome.get(60, TimeUnit.SECONDS);
        } catch (ExecutionException failed) {
          if (failed.getCause() instanceof Unavailable why) {
            throw why;
          }
          throw new AssertionError(failed);
        } catch (InterruptedException | TimeoutException never) {
          throw new AssertionError("no outcome within 60 s", never);
        } finally {
          checkFaults();
        }
      }

      @Override
      public boolean isDone() {
        return outcome.isDone();
      }
    };
  }

  @Override
  public EnumSet<Fault> supported() {
    return EnumSet.of(Fault.CRASH, Fault.WIPE, Fault.PAUSE);
  }

  /** Ends a node without a word to anybody; what it was writing may or may not be on its disk. */
  @Override
  public void crash(NodeId node) {
    RealNode crashed = running.remove(node);
    if (crashed != null) {
      crashed.close();
    }
  }

  @Override
  public void restart(NodeId node) {
    running.computeIfAbsent(
        node,
        id ->
            RealNode.start(
                id,
                "kits",
                addresses,
                folder.resolve(id.name()),
                catalogue,
                engines,
                (unit, bug) -> faults.add(bug)));
  }

  @Override
  public void wipe(NodeId node) {
    crash(node);
    try (Stream<Path> files = Files.walk(folder.resolve(node.name()))) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  @Override
  public void pause(NodeId node) {
    node(node).pause();
  }

  @Override
  public void resume(NodeId node) {
    node(node).resume();
  }

  @Override
  public void isolate(NodeId node) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void cut(NodeId from, NodeId to) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void heal() {
    throw new UnsupportedOperationException();
  }

  @Override
  public void diskFull(NodeId node, boolean full) {
    throw new UnsupportedOperationException();
  }

  private void checkFaults() {
    if (!faults.isEmpty()) {
      throw new AssertionError("a unit reported a bug", faults.peek());
    }
  }

  @Override
  public void close() {
    List.copyOf(running.keySet()).forEach(this::crash);
    checkFaults();
  }
}

package dev.rhenea.node;

import dev.rhenea.contract.Call;
import dev.rhenea.contract.TestCluster;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.Unavailable;
import dev.rhenea.environment.UnitId;
import dev.rhenea.node.journal.JournalOptions;
import dev.rhenea.node.runtime.FaultHandler;
import dev.rhenea.node.transport.HostPort;
import dev.rhenea.provider.Catalogue;
import dev.rhenea.provider.Host;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Nodes of one JVM that talk over real sockets and keep real journals. */
public final class LoopbackCluster implements TestCluster {
  private static final JournalOptions JOURNAL = JournalOptions.DEFAULT.withSegmentBytes(4 << 20);

  private final Path folder;
  private final String name;
  private final Catalogue catalogue;
  private final FaultHandler onFault;
  private final Map<NodeId, HostPort> addresses = new TreeMap<>();
  private final Map<NodeId, LoopbackNode> running = new TreeMap<>();
  private final CompletableFuture<Throwable> fault = new CompletableFuture<>();

  /** Starts the nodes, each with two event loops and a data folder under {@code folder}. */
  public LoopbackCluster(Path folder, List<NodeId> nodes, Catalogue catalogue) {
    this(folder, "loopback", nodes, catalogue);
  }

  /** A cluster of that name. */
  public LoopbackCluster(Path folder, String name, List<NodeId> nodes, Catalogue catalogue) {
    this.folder = folder;
    this.name = name;
    this.catalogue = catalogue;
    this.onFault = (unit, bug) -> fault.complete(bug);
    begin(nodes);
  }

  /** A cluster in which bugs are expected and handed to {@code onFault}. */
  public LoopbackCluster(
      Path folder, String name, List<NodeId> nodes, Catalogue catalogue, FaultHandler onFault) {
    this.folder = folder;
    this.name = name;
    this.catalogue = catalogue;
    this.onFault = onFault;
    begin(nodes);
  }

  private void begin(List<NodeId> nodes) {
    List<Integer> ports = FreePorts.take(nodes.size());
    for (int i = 0; i < nodes.size(); i++) {
      addresses.put(nodes.get(i), new HostPort("127.0.0.1", ports.get(i)));
    }
    nodes.forEach(this::restart);
  }

  /** One node by itself; the caller closes it. */
  public static LoopbackNode start(
      Path folder, NodeId node, Map<NodeId, HostPort> addresses, Catalogue catalogue) {
    return LoopbackNode.start(
        node, "loopback", addresses, folder, JOURNAL, catalogue, (unit, bug) -> {});
  }

  /** A running node; fails if it is not. */
  public LoopbackNode node(NodeId node) {
    LoopbackNode found = running.get(node);
    if (found == null) {
      throw new IllegalStateException(node + " is down");
    }
    return found;
  }

  public HostPort address(NodeId node) {
    return Objects.requireNonNull(addresses.get(node));
  }

  @Override
  public List<NodeId> nodes() {
    return List.copyOf(addresses.keySet());
  }

  @Override
  public Host host(NodeId node, String unit) {
    return node(node).runtime().host(new UnitId(unit));
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
          CompletableFuture.anyOf(outcome, fault).get(60, TimeUnit.SECONDS);
          checkFaults();
          return outcome.get();
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
    LoopbackNode crashed = running.remove(node);
    if (crashed != null) {
      crashed.close();
    }
  }

  @Override
  public void restart(NodeId node) {
    running.computeIfAbsent(
        node,
        id ->
            LoopbackNode.start(
                id, name, addresses, folder.resolve(id.name()), JOURNAL, catalogue, onFault));
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

  private void checkFaults() {
    if (fault.isDone()) {
      throw new AssertionError("a unit reported a bug", fault.join());
    }
  }

  @Override
  public void close() {
    List.copyOf(running.keySet()).forEach(this::crash);
    checkFaults();
  }
}

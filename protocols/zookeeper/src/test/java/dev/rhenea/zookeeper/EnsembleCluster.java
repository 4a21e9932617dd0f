package dev.rhenea.zookeeper;

import dev.rhenea.contract.Call;
import dev.rhenea.contract.TestCluster;
import dev.rhenea.contract.engine.RealLoop;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.Unavailable;
import dev.rhenea.provider.Host;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Three real ZooKeeper servers and three client nodes in this JVM, for the kits.
 *
 * <p>Servers stop in an orderly way: their acknowledgements are on disk either way. A member that
 * comes back with another disk is not among the faults: ZooKeeper lets it vote as if it were new,
 * and promises nothing then.
 */
final class EnsembleCluster implements TestCluster {
  private final Path folder;
  private final Servers servers;
  private final List<NodeId> nodes;
  private final SortedMap<String, Client> clients = new TreeMap<>();

  EnsembleCluster() {
    try {
      folder = Files.createTempDirectory("rhenea-zookeeper");
      servers = new Servers(folder, 3).startAll();
    } catch (Exception failed) {
      throw new AssertionError("the ensemble did not start", failed);
    }
    nodes =
        Stream.concat(servers.members().stream(), Stream.of("c1", "c2", "c3").map(NodeId::new))
            .toList();
  }

  @Override
  public List<NodeId> nodes() {
    return nodes;
  }

  @Override
  public Host host(NodeId node, String unit) {
    return clients.computeIfAbsent(
            node + "/" + unit,
            name -> new Client(node, (server, port) -> servers.endpoint(node, server, port)))
        .host;
  }

  @Override
  public <T> Call<T> start(Host where, Supplier<Future<T>> call) {
    if (!(where.environment() instanceof RealLoop loop)) {
      throw new IllegalArgumentException("not a host of this cluster");
    }
    CompletableFuture<RealLoop.Outcome<T>> outcome = loop.start(call);
    return new Call<>() {
      @Override
      public T await() throws Unavailable {
        return EnsembleCluster.this.await(loop, outcome);
      }

      @Override
      public boolean isDone() {
        return outcome.isDone();
      }
    };
  }

  private <T> T await(RealLoop loop, CompletableFuture<RealLoop.Outcome<T>> outcome)
      throws Unavailable {
    try {
      RealLoop.Outcome<T> end = loop.await(outcome);
      requireNoFaults();
      return switch (end) {
        case RealLoop.Outcome.Value<T>(T value) -> value;
        case RealLoop.Outcome.None<T>(var why) -> throw new Unavailable(why);
      };
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError(interrupted);
    }
  }

  private void requireNoFaults() {
    for (Client client : clients.values()) {
      if (!client.loop.faults().isEmpty()) {
        throw new AssertionError("a bug was reported", client.loop.faults().getFirst());
      }
    }
  }

  @Override
  public EnumSet<Fault> supported() {
    return EnumSet.of(Fault.CRASH, Fault.PARTITION);
  }

  @Override
  public void crash(NodeId node) {
    try {
      servers.stop(node);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  @Override
  public void restart(NodeId node) {
    try {
      servers.start(node);
    } catch (Exception failed) {
      throw new AssertionError(node + " did not start again", failed);
    }
  }

  @Override
  public void isolate(NodeId node) {
    servers.isolate(node);
  }

  @Override
  public void cut(NodeId from, NodeId to) {
    servers.cut(from, to);
  }

  @Override
  public void heal() {
    servers.heal();
  }

  @Override
  public void close() {
    try {
      clients.values().forEach(Client::close);
      servers.close();
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}

package dev.rhenea.bench.cluster;

import dev.rhenea.environment.NodeId;
import dev.rhenea.node.journal.Journal;
import dev.rhenea.node.journal.JournalOptions;
import dev.rhenea.node.loop.EventLoops;
import dev.rhenea.node.runtime.Endpoints;
import dev.rhenea.node.runtime.FaultHandler;
import dev.rhenea.node.runtime.NodeRuntime;
import dev.rhenea.node.transport.TransportOptions;
import dev.rhenea.provider.Catalogue;
import dev.rhenea.provider.EngineProvider;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** One node of a {@link BareCluster}: runtime, journal and engines; no table, no HTTP. */
final class BareNode implements Closeable {
  private final Parts parts = new Parts();
  private NodeRuntime runtime;

  @SuppressWarnings("NullAway.Init") // start() either sets the runtime or throws
  private BareNode() {}

  /**
   * Starts a node over the data in {@code folder}.
   *
   * @throws IOException if a port is taken, or the folder cannot be used; nothing runs then
   */
  static BareNode start(
      TransportOptions network,
      int loops,
      Path folder,
      JournalOptions journal,
      Catalogue catalogue,
      Endpoints endpoints,
      List<EngineProvider> engines,
      EngineSites sites,
      FaultHandler faults)
      throws IOException {
    BareNode node = new BareNode();
    try {
      EventLoops started = node.parts.keep(new EventLoops(loops));
      Journal opened = node.parts.keep(Journal.open(folder.resolve("journal"), journal));
      for (EngineProvider engine : engines) {
        Path own = Files.createDirectories(folder.resolve(engine.name()));
        node.parts.keep(start(engine, sites.site(network.node(), engine, own)));
      }
      node.runtime =
          node.parts.keep(
              NodeRuntime.start(network, started, opened, catalogue, endpoints, faults));
      return node;
    } catch (IOException | RuntimeException failed) {
      node.close();
      throw failed;
    }
  }

  /** Says where a node's engine runs, and with whom. */
  @FunctionalInterface
  interface EngineSites {
    EngineProvider.Site site(NodeId node, EngineProvider engine, Path folder);
  }

  private static EngineProvider.Engine start(EngineProvider engine, EngineProvider.Site site)
      throws IOException {
    try {
      return engine.start(site);
    } catch (IOException failed) {
      throw failed;
    } catch (Exception failed) {
      throw new IOException("cannot start " + engine.name() + ": " + failed.getMessage(), failed);
    }
  }

  NodeRuntime runtime() {
    return runtime;
  }

  /** Stops everything in the reverse order of its start; the data stays. */
  @Override
  public void close() throws IOException {
    parts.close();
  }
}

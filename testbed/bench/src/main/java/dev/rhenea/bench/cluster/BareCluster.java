package dev.rhenea.bench.cluster;

import dev.rhenea.environment.Environment;
import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.UnitId;
import dev.rhenea.loglet.HandleLimits;
import dev.rhenea.loglet.Loglet;
import dev.rhenea.loglet.LogletId;
import dev.rhenea.node.http.OnLoop;
import dev.rhenea.node.journal.JournalOptions;
import dev.rhenea.node.runtime.FaultHandler;
import dev.rhenea.node.transport.TransportOptions;
import dev.rhenea.provider.Catalogue;
import dev.rhenea.provider.EngineProvider;
import dev.rhenea.provider.Host;
import dev.rhenea.provider.LogletProvider;
import dev.rhenea.provider.RegisterProvider;
import dev.rhenea.register.RegisterId;
import dev.rhenea.register.VersionedRegister;
import dev.rhenea.spec.ProtocolSpec;
import dev.rhenea.virtuallog.FailureDetector;
import dev.rhenea.virtuallog.LogOptions;
import dev.rhenea.virtuallog.VirtualLog;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Queue;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Nodes in this JVM that host servers of Loglets, and one more that hosts none: the client's, where
 * all handles are opened. So every call crosses the network as it would from another machine, and
 * no composition has its sequencer nearer to the client than another.
 *
 * <p>Thread-safe, but for the handles it opens.
 */
public final class BareCluster implements Closeable {
  private static final NodeId CLIENT = new NodeId("client");

  /** As many for units as a node process has. */
  private static final int LOOPS = 1;

  private static final Duration DEADLINE = Duration.ofSeconds(2);

  private final List<NodeId> nodes;
  private final Catalogue catalogue;
  private final Parts running = new Parts();
  private final Queue<String> bugs = new ConcurrentLinkedQueue<>();
  private LoopbackAddresses addresses;
  private BareNode client;

  @SuppressWarnings("NullAway.Init") // start() either sets what is missing or throws
  private BareCluster(List<NodeId> nodes, Catalogue catalogue) {
    this.nodes = List.copyOf(nodes);
    this.catalogue = catalogue;
  }

  /**
   * Starts a cluster over new data.
   *
   * @param folder for the data of all nodes; its disk is what is measured
   * @param compositions what will be opened: their nodes are started, and the engines they use
   * @throws IOException with what to do: the folder cannot be written, no port is free
   */
  public static BareCluster start(
      Path folder, List<ProtocolSpec> compositions, Catalogue catalogue, JournalOptions journal)
      throws IOException {
    LinkedHashSet<NodeId> named = new LinkedHashSet<>();
    LinkedHashSet<String> protocols = new LinkedHashSet<>();
    compositions.forEach(spec -> {
      named.addAll(spec.nodes());
      collect(spec, protocols);
    });
    if (named.contains(CLIENT)) {
      throw new IOException("the node 'client' is the one that measures; name yours otherwise");
    }
    BareCluster cluster = new BareCluster(List.copyOf(named), catalogue);
    try {
      cluster.begin(folder, journal, enginesFor(protocols));
      return cluster;
    } catch (IOException | RuntimeException failed) {
      cluster.close();
      throw failed;
    }
  }

  private static void collect(ProtocolSpec spec, Set<String> protocols) {
    protocols.add(spec.protocol());
    spec.children().forEach(child -> collect(child, protocols));
  }

  private static List<EngineProvider> enginesFor(Set<String> protocols) {
    return ServiceLoader.load(EngineProvider.class).stream()
        .map(ServiceLoader.Provider::get)
        .filter(engine -> protocols.contains(engine.name()))
        .toList();
  }

  private void begin(Path folder, JournalOptions journal, List<EngineProvider> hosted)
      throws IOException {
    addresses = LoopbackAddresses.draw(nodes, CLIENT, hosted);
    for (NodeId node : nodes) {
      running.keep(start(node, folder, journal, hosted));
    }
    client = running.keep(start(CLIENT, folder, journal, List.of()));
  }

  private BareNode start(
      NodeId node, Path folder, JournalOptions journal, List<EngineProvider> hosted)
      throws IOException {
    FaultHandler faults =
        (unit, bug) -> bugs.add("a bug stopped %s of %s: %s".formatted(unit, node, bug));
    return BareNode.start(
        new TransportOptions("bench", node, addresses.peers()),
        LOOPS,
        folder.resolve(node.name()),
        journal,
        catalogue,
        addresses::endpoint,
        hosted,
        (where, engine, own) -> addresses.site(where, engine.name(), own, journal.syncLatency()),
        faults);
  }

  /** What went wrong in nodes by itself, a line each: what was measured then means nothing. */
  public List<String> troubles() {
    return List.copyOf(bugs);
  }

  /** A unit of the client's node, with that node's journal; use it on its loop only. */
  public Environment clientUnit(String name) {
    return client.runtime().host(new UnitId(name)).environment();
  }

  /** The nodes that host servers. */
  public List<NodeId> nodes() {
    return nodes;
  }

  /**
   * A log of that name, made and opened. Blocks.
   *
   * @param register the composition of the register in which its chain stands
   * @throws IOException if it cannot be had in half a minute, with the reason
   */
  public OnLoop<VirtualLog> openLog(String name, ProtocolSpec first, ProtocolSpec register)
      throws IOException, InterruptedException {
    Host host = client.runtime().host(new UnitId("log:" + name));
    RegisterProvider provider = catalogue.register(register.protocol()).orElseThrow();
    RegisterId id = VirtualLog.registerOf(name);
    return Blocking.open(
        host,
        () ->
            provider
                .create(host, id, register, DEADLINE)
                .compose(created -> {
                  VersionedRegister founding = provider.open(host, id, created, DEADLINE);
                  return VirtualLog.create(host, name, founding, first, LogOptions.DEFAULT)
                      .compose(stored ->
                          VirtualLog.open(
                              host,
                              name,
                              provider.open(host, id, created, DEADLINE),
                              FailureDetector.trusting(new LinkedHashSet<>(nodes)),
                              LogOptions.DEFAULT));
                }));
  }

  /** A Loglet under that name, made and opened, and no log above it. Blocks. */
  public OnLoop<Loglet> openLoglet(String name, ProtocolSpec spec)
      throws IOException, InterruptedException {
    Host host = client.runtime().host(new UnitId("loglet:" + name));
    LogletProvider provider = catalogue.loglet(spec.protocol()).orElseThrow();
    LogletId id = new LogletId(name, 1);
    HandleLimits limits = HandleLimits.DEFAULT;
    return Blocking.open(
        host,
        () ->
            provider
                .create(host, id, spec, limits)
                .map(created -> provider.open(host, id, created, limits)));
  }

  /** Stops all nodes, the last one first; the data stays. */
  @Override
  public void close() throws IOException {
    running.close();
  }
}

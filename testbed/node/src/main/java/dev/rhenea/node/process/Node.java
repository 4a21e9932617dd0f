package dev.rhenea.node.process;

import dev.rhenea.environment.NodeId;
import dev.rhenea.loglet.LogletTraits.Durability;
import dev.rhenea.node.directory.Addresses;
import dev.rhenea.node.http.Api;
import dev.rhenea.node.http.PeerSnapshots;
import dev.rhenea.node.http.Services;
import dev.rhenea.node.http.StartingApi;
import dev.rhenea.node.journal.Journal;
import dev.rhenea.node.journal.JournalOptions;
import dev.rhenea.node.loop.EventLoops;
import dev.rhenea.node.observe.Observation;
import dev.rhenea.node.runtime.FaultHandler;
import dev.rhenea.node.runtime.NodeRuntime;
import dev.rhenea.node.table.Replication;
import dev.rhenea.node.table.TableStore;
import dev.rhenea.node.table.copy.Bootstrap;
import dev.rhenea.node.table.copy.Folders;
import dev.rhenea.node.table.copy.Snapshots;
import dev.rhenea.node.transport.HostPort;
import dev.rhenea.node.transport.TransportOptions;
import dev.rhenea.provider.Catalogue;
import dev.rhenea.provider.EngineProvider;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running node: what {@link NodeMain} runs, and what tests run several of in one JVM.
 * Thread-safe.
 */
public final class Node implements Closeable {
  private static final Logger LOG = LoggerFactory.getLogger(Node.class);

  /** For units; see {@link EventLoops}. */
  private static final int LOOPS = 1;

  private final Plan plan;
  private final CurrentMembership members;
  private final CompletableFuture<Node> left = new CompletableFuture<>();
  private final Parts parts;
  private CompletableFuture<Node> ready = new CompletableFuture<>();

  private Node(Plan plan) {
    this.plan = plan;
    this.members = new CurrentMembership(plan.membership());
    this.parts = new Parts(plan.self());
  }

  /**
   * Starts the node {@code self} of {@code cluster} over the data in {@code folder}. Returns when
   * its ports are bound and its data is recovered; {@link #ready} tells when it serves.
   *
   * @param faults told of bugs, after which the unit concerned has stopped
   * @throws InvalidClusterFile if the cluster file names what does not exist
   * @throws IOException with what to do: a port is taken, the folder is in use or damaged
   */
  public static Node start(
      ClusterFile cluster, NodeId self, Path folder, Catalogue catalogue, FaultHandler faults)
      throws IOException, InvalidClusterFile {
    RememberedCluster memory = RememberedCluster.of(folder, cluster);
    Optional<ClusterFile> remembered = // without durability the cluster begins anew
        cluster.durability() == Durability.NONE ? Optional.empty() : memory.read();
    Node node = new Node(Plan.of(cluster, self, catalogue, remembered));
    try {
      node.start(folder, memory, faults);
      return node;
    } catch (IOException | RuntimeException failed) {
      node.close();
      throw failed;
    }
  }

  public NodeId id() {
    return plan.self();
  }

  /** Where this node answers HTTP. */
  public HostPort http() {
    return addresses().http();
  }

  /**
   * Completes when all logs are open and the table answers: that takes a quorum of nodes. Fails
   * with {@link NotAdmitted} if this node cannot be a member of the cluster.
   */
  public CompletableFuture<Node> ready() {
    return ready;
  }

  /** Completes when this node is a member no more: then it has nothing to do but to stop. */
  public CompletableFuture<Node> left() {
    return left;
  }

  private Addresses addresses() {
    return plan.cluster().address(plan.self());
  }

  private void start(Path folder, RememberedCluster memory, FaultHandler faults)
      throws IOException {
    Files.createDirectories(folder);
    JournalOptions durable = JournalOptions.DEFAULT.withDurability(plan.cluster().durability());
    EventLoops loops =
        parts.keep(new EventLoops(LOOPS)); // the journal's last writes complete on them
    Journal journal = parts.keep(Journal.open(folder.resolve("journal"), durable));
    StartingApi starting = new StartingApi(members);
    Front front = parts.keep(Front.bind(loops.front(), http(), starting));
    for (EngineProvider engine : plan.engines()) {
      parts.keep(start(engine, folder.resolve(engine.name())));
    }
    TableStore store = parts.keep(openTable(folder.resolve("table")));
    parts.<Closeable>keep(store::flush);
    Replication replication = replication(folder, store);
    NodeRuntime runtime = // its blocking work ends before the store closes
        parts.keep(
            NodeRuntime.start(
                new TransportOptions(plan.cluster().cluster(), plan.self(), peers()),
                loops,
                journal,
                plan.catalogue(),
                members,
                faults));
    Observation observed = Observation.of(runtime, journal, () -> members.get().nodes().size());
    ready =
        new Opening(plan, members, runtime, starting, observed, parts)
            .run(memory, store, replication, () -> left.complete(this))
            .thenApply(services -> serve(front, loops, services));
  }

  /** The table's store; emptied first if the logs it was played from begin empty, too. */
  private TableStore openTable(Path folder) throws IOException {
    if (plan.cluster().durability() == Durability.NONE) {
      Folders.delete(folder);
    }
    return TableStore.open(folder);
  }

  private Replication replication(Path folder, TableStore store) throws IOException {
    PeerSnapshots peers = new PeerSnapshots(members);
    parts.<Closeable>keep(peers::close);
    return new Replication(
        () -> members.get().members(),
        plan.cluster().retention(),
        Snapshots.in(folder.resolve("snapshots"), store),
        new Bootstrap(store, peers, folder.resolve("table.incoming")));
  }

  private Map<NodeId, HostPort> peers() {
    Map<NodeId, HostPort> peers = new TreeMap<>();
    plan.cluster().nodes().forEach((node, addresses) -> peers.put(node, addresses.peer()));
    return peers;
  }

  private EngineProvider.Engine start(EngineProvider engine, Path folder) throws IOException {
    Files.createDirectories(folder);
    try {
      return engine.start(new EngineSite(plan.cluster(), plan.self(), engine.name(), folder));
    } catch (IOException failed) {
      throw failed;
    } catch (Exception failed) {
      throw new IOException("cannot start " + engine.name() + ": " + failed.getMessage(), failed);
    }
  }

  private Node serve(Front front, EventLoops loops, Services services) {
    front.serve(Api.handler(loops.vertx(), services));
    LOG.info("{} serves http://{}; logs: {}", id(), http(), services.logs().keySet());
    return this;
  }

  /** Stops everything in the reverse order of its start; the data stays. */
  @Override
  public void close() {
    parts.close();
  }
}

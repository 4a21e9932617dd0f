package dev.rhenea.node.process;

import dev.rhenea.environment.Environment;
import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.UnitId;
import dev.rhenea.loglet.HandleLimits;
import dev.rhenea.loglet.LogletTraits.Durability;
import dev.rhenea.node.directory.Addresses;
import dev.rhenea.node.directory.Arrival;
import dev.rhenea.node.directory.Directory;
import dev.rhenea.node.directory.DirectoryRegister;
import dev.rhenea.node.http.Api;
import dev.rhenea.node.http.OnLoop;
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
import dev.rhenea.node.table.Table;
import dev.rhenea.node.table.TableStore;
import dev.rhenea.node.table.copy.Bootstrap;
import dev.rhenea.node.table.copy.Folders;
import dev.rhenea.node.table.copy.Snapshots;
import dev.rhenea.node.transport.HostPort;
import dev.rhenea.node.transport.TransportOptions;
import dev.rhenea.provider.Catalogue;
import dev.rhenea.provider.EngineProvider;
import dev.rhenea.provider.Host;
import dev.rhenea.virtuallog.VirtualLog;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running node: what {@link NodeMain} runs, and what tests run several of in one JVM.
 * Thread-safe.
 */
public final class Node implements Closeable {
  private static final Logger LOG = LoggerFactory.getLogger(Node.class);

  private static final int LOOPS = 2;

  /** How long it takes at most, about, until a node knows who joined or left. */
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

  private final Plan plan;
  private final CurrentMembership members;
  private final CompletableFuture<Node> left = new CompletableFuture<>();
  private final Deque<Closeable> parts = new ArrayDeque<>();
  private CompletableFuture<Node> ready = new CompletableFuture<>();

  private Node(Plan plan) {
    this.plan = plan;
    this.members = new CurrentMembership(plan.membership());
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
    Node node = new Node(Plan.of(cluster, self, catalogue, memory.read()));
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
    EventLoops loops = keep(new EventLoops(LOOPS)); // the journal's last writes complete on them
    Journal journal = keep(Journal.open(folder.resolve("journal"), durable));
    StartingApi starting = new StartingApi(members);
    Front front = keep(Front.bind(loops.vertx(), http(), starting));
    for (EngineProvider engine : plan.engines()) {
      keep(start(engine, folder.resolve(engine.name())));
    }
    TableStore store = keep(openTable(folder.resolve("table")));
    this.<Closeable>keep(store::flush);
    Replication replication = replication(folder, store);
    NodeRuntime runtime = // its blocking work ends before the store closes
        keep(
            NodeRuntime.start(
                new TransportOptions(plan.cluster().cluster(), plan.self(), peers()),
                loops,
                journal,
                plan.catalogue(),
                members,
                faults));
    Observation observed = Observation.of(runtime, journal, () -> members.get().nodes().size());
    ready =
        open(runtime, store, replication, starting, observed, memory)
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
    this.<Closeable>keep(peers::close);
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

  private CompletableFuture<Services> open(
      NodeRuntime runtime,
      TableStore store,
      Replication replication,
      StartingApi starting,
      Observation observed,
      RememberedCluster memory) {
    OpenLogs logs =
        new OpenLogs(plan, members, runtime, starting, observed.activations(), this::keep);
    Host host = runtime.host(new UnitId("directory"));
    MembershipWatch watch =
        new MembershipWatch(
            plan,
            members,
            runtime.transport(),
            host.environment(),
            memory,
            () -> left.complete(this));
    Follower follower = new Follower(plan, host, logs, watch::remember);
    return directory(host, watch.andThen(follower), starting)
        .thenCompose(directory ->
            openAll(logs, directory)
                .thenRun(
                    () -> directory.environment().execute(() -> follower.begin(directory.target())))
                .thenCompose(all -> table(logs.open(), store, replication))
                .thenApply(table ->
                    new Services(
                        members,
                        plan.catalogue(),
                        table,
                        directory,
                        new MetaStoreAcceptors(plan, host, directory, logs),
                        logs.open(),
                        logs,
                        new Restorer(plan, runtime.host(new UnitId("restorer"))),
                        observed,
                        runtime::roles,
                        now ->
                            ClusterFileWriter.json(
                                ClusterFileWriter.current(
                                    plan.cluster(), now, plan.registerOf(now))),
                        HandleLimits.LARGEST_ENTRY)));
  }

  private CompletableFuture<OnLoop<DirectoryRegister>> directory(
      Host host, Consumer<Directory> watcher, StartingApi starting) {
    CompletableFuture<OnLoop<DirectoryRegister>> opened = new CompletableFuture<>();
    Environment environment = host.environment();
    DirectoryOpening opening =
        new DirectoryOpening(
            plan,
            host,
            watcher,
            why -> {
              LOG.info("the directory is not open yet: {}", why);
              starting.waits(DirectoryRegister.ID.name(), why);
            });
    environment.execute(() ->
        opening
            .run()
            .whenDone(
                entered -> {
                  if (entered.arrival() instanceof Arrival.Refused(String reason)) {
                    opened.completeExceptionally(new NotAdmitted(reason));
                  } else {
                    entered.directory().watch(LOOK_AGAIN);
                    opened.complete(new OnLoop<>(environment, entered.directory()));
                  }
                },
                opened::completeExceptionally));
    return opened;
  }

  /** Opens every log the directory has, the cluster file's among them. */
  private static CompletableFuture<Void> openAll(
      OpenLogs logs, OnLoop<DirectoryRegister> directory) {
    CompletableFuture<Directory> read = new CompletableFuture<>();
    directory.call(DirectoryRegister::read, read::complete, read::completeExceptionally);
    return read.thenCompose(found ->
        CompletableFuture.allOf(
            found.logs().entrySet().stream()
                .map(log -> logs.open(log.getKey(), log.getValue()))
                .toArray(CompletableFuture[]::new)));
  }

  private CompletableFuture<OnLoop<Table>> table(
      SortedMap<String, OnLoop<VirtualLog>> logs, TableStore store, Replication replication) {
    CompletableFuture<OnLoop<Table>> made = new CompletableFuture<>();
    OnLoop<VirtualLog> log = logs.getOrDefault(Table.LOG, logs.firstEntry().getValue());
    log.environment()
        .execute(() -> {
          Table table = new Table(log.environment(), log.target(), store, replication);
          this.<Closeable>keep(() -> log.environment().execute(table::close));
          made.complete(new OnLoop<>(log.environment(), table));
        });
    return made;
  }

  private Node serve(Front front, EventLoops loops, Services services) {
    front.serve(Api.handler(loops.vertx(), services));
    LOG.info("{} serves http://{}; logs: {}", id(), http(), services.logs().keySet());
    return this;
  }

  private synchronized <C extends Closeable> C keep(C part) {
    parts.push(part);
    return part;
  }

  /** Stops everything in the reverse order of its start; the data stays. */
  @Override
  public void close() {
    while (true) {
      Closeable part;
      synchronized (this) {
        part = parts.poll();
      }
      if (part == null) {
        return;
      }
      try {
        part.close();
      } catch (IOException failed) {
        LOG.warn("{}: while stopping", id(), failed);
      }
    }
  }
}

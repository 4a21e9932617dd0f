package dev.rhenea.node.process;

import dev.rhenea.environment.Environment;
import dev.rhenea.environment.UnitId;
import dev.rhenea.loglet.HandleLimits;
import dev.rhenea.node.directory.Arrival;
import dev.rhenea.node.directory.Directory;
import dev.rhenea.node.directory.DirectoryRegister;
import dev.rhenea.node.http.OnLoop;
import dev.rhenea.node.http.Services;
import dev.rhenea.node.http.StartingApi;
import dev.rhenea.node.observe.Observation;
import dev.rhenea.node.runtime.NodeRuntime;
import dev.rhenea.node.table.Replication;
import dev.rhenea.node.table.Table;
import dev.rhenea.node.table.TableStore;
import dev.rhenea.provider.Host;
import dev.rhenea.virtuallog.VirtualLog;
import java.io.Closeable;
import java.time.Duration;
import java.util.SortedMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * From a runtime to what a node serves: first the directory, then every log that it has, then the
 * table, which is played from one of them. Each has a loop of its own; {@link #run} may be called,
 * and completes, on any thread. It takes a quorum of nodes, and waits for it.
 */
record Opening(
    Plan plan,
    CurrentMembership members,
    NodeRuntime runtime,
    StartingApi starting,
    Observation observed,
    Parts parts) {
  private static final Logger LOG = LoggerFactory.getLogger(Opening.class);

  /** How long it takes at most, about, until a node knows who joined or left. */
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

  /**
   * Opens all, once. Fails with {@link NotAdmitted} if this node cannot be a member of the cluster.
   *
   * @param memory is told of every directory that is read
   * @param left runs when this node is a member no more
   */
  CompletableFuture<Services> run(
      RememberedCluster memory, TableStore store, Replication replication, Runnable left) {
    Consumer<OpenLog> keeper = parts::keep;
    OpenLogs logs = new OpenLogs(plan, members, runtime, starting, observed.activations(), keeper);
    Host host = runtime.host(new UnitId("directory"));
    MembershipWatch watch =
        new MembershipWatch(plan, members, runtime.transport(), host.environment(), memory, left);
    Follower follower = new Follower(plan, host, logs, watch::remember);
    return directory(host, watch.andThen(follower))
        .thenCompose(directory ->
            openAll(logs, directory)
                .thenRun(
                    () -> directory.environment().execute(() -> follower.begin(directory.target())))
                .thenCompose(all -> table(logs.open(), store, replication))
                .thenApply(table -> services(host, directory, logs, table)));
  }

  private CompletableFuture<OnLoop<DirectoryRegister>> directory(
      Host host, Consumer<Directory> watcher) {
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
          parts.<Closeable>keep(() -> log.environment().execute(table::close));
          made.complete(new OnLoop<>(log.environment(), table));
        });
    return made;
  }

  private Services services(
      Host host, OnLoop<DirectoryRegister> directory, OpenLogs logs, OnLoop<Table> table) {
    return new Services(
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
                ClusterFileWriter.current(plan.cluster(), now, plan.registerOf(now))),
        HandleLimits.LARGEST_ENTRY);
  }
}

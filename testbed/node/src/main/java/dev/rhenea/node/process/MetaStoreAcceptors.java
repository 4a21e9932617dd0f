package dev.rhenea.node.process;

import dev.rhenea.environment.Diagnosis;
import dev.rhenea.environment.Done;
import dev.rhenea.environment.Environment;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.Loop;
import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.Promise;
import dev.rhenea.node.directory.Directory;
import dev.rhenea.node.directory.DirectoryRegister;
import dev.rhenea.node.http.Acceptors;
import dev.rhenea.node.http.LogOpener;
import dev.rhenea.node.http.OnLoop;
import dev.rhenea.provider.Host;
import dev.rhenea.register.MovableRegister;
import dev.rhenea.register.RegisterId;
import dev.rhenea.virtuallog.VirtualLog;
import dev.rhenea.virtuallog.placement.Placement;
import dev.rhenea.virtuallog.placement.Recorded;
import dev.rhenea.virtuallog.placement.Relocated;
import dev.rhenea.virtuallog.placement.Relocation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** The cluster's registers, as this node moves them and looks at them, on the directory's loop. */
final class MetaStoreAcceptors implements Acceptors {
  /** How long a log that was recorded and never made may take. */
  private static final Duration MAKING = Duration.ofSeconds(10);

  /** Nodes look at intervals; this is some of those. */
  private static final Duration FOLLOWING = Duration.ofSeconds(5);

  private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

  private final Plan plan;
  private final Host host;
  private final Environment environment;
  private final OnLoop<DirectoryRegister> directory;
  private final LogOpener logs;
  private final RegisterSite site;

  MetaStoreAcceptors(Plan plan, Host host, OnLoop<DirectoryRegister> directory, LogOpener logs) {
    this.plan = plan;
    this.host = host;
    this.environment = directory.environment();
    this.directory = directory;
    this.logs = logs;
    this.site = new RegisterSite(plan, host);
  }

  @Override
  public boolean areMovable() {
    return plan.registerOn(List.copyOf(plan.register().nodes())).isPresent();
  }

  private <R> CompletableFuture<R> call(Function<DirectoryRegister, Future<R>> operation) {
    CompletableFuture<R> result = new CompletableFuture<>();
    directory.call(operation, result::complete, result::completeExceptionally);
    return result;
  }

  private Placement placement(Recorded recorded) {
    return recorded
        .placement()
        .orElseGet(() -> Placement.founding(List.copyOf(plan.register().nodes()), recorded.logs()));
  }

  @Override
  public CompletableFuture<Overview> look() {
    return call(ledger ->
        ledger
            .read()
            .compose(now -> {
              Placement placement = placement(now.recorded());
              if (!areMovable()) {
                return environment.completed(
                    new Overview(now.recorded(), placement, new LinkedHashMap<>()));
              }
              List<Future<Map.Entry<String, Found>>> asked = new ArrayList<>();
              now.logs()
                  .keySet()
                  .forEach(log ->
                      asked.add(
                          standing(
                              VirtualLog.registerOf(log), site.log(log, Optional.of(placement)))));
              asked.add(standing(DirectoryRegister.ID, site.directory(Optional.of(placement))));
              return Future.all(environment, asked)
                  .map(found -> {
                    SequencedMap<String, Found> registers = new LinkedHashMap<>();
                    found.forEach(each -> registers.put(each.getKey(), each.getValue()));
                    return new Overview(now.recorded(), placement, registers);
                  });
            }));
  }

  private Future<Map.Entry<String, Found>> standing(
      RegisterId id, Future<RegisterSite.Located> created) {
    return created
        .compose(spec -> {
          MovableRegister register = movable(spec);
          Future<Found> found = register.standing().map(Found.Well::new);
          found.whenDone(() -> register.close());
          return found;
        })
        .recover(why -> environment.completed(new Found.Unwell(why.diagnosis())))
        .map(found -> Map.entry(id.name(), found));
  }

  @Override
  public CompletableFuture<List<NodeId>> silent(SequencedSet<NodeId> nodes) {
    return call(ledger -> ledger.read().compose(now -> silent(nodes, placement(now.recorded()))));
  }

  @Override
  public CompletableFuture<List<NodeId>> missing() {
    return call(ledger ->
        ledger
            .read()
            .compose(now -> {
              Placement placement = placement(now.recorded());
              return silent(new LinkedHashSet<>(placement.wanted()), placement);
            }));
  }

  private Future<List<NodeId>> silent(SequencedSet<NodeId> nodes, Placement placement) {
    return site.directory(Optional.of(placement))
        .compose(created -> {
          MovableRegister register = movable(created);
          Future<List<NodeId>> silent = register.silent(nodes);
          silent.whenDone(() -> register.close());
          return silent;
        });
  }

  @Override
  public CompletableFuture<Relocated> move(SequencedSet<NodeId> nodes) {
    return call(ledger ->
        new Relocation(
                environment,
                ledger,
                (id, placement) -> open(ledger, id, placement),
                DirectoryRegister.ID,
                List.copyOf(plan.register().nodes()),
                nodes)
            .run());
  }

  private Future<MovableRegister> open(
      DirectoryRegister ledger, RegisterId id, Placement placement) {
    if (id.equals(DirectoryRegister.ID)) {
      return site.directory(Optional.of(placement)).map(this::movable);
    }
    return ledger
        .read()
        .compose(now -> made(id, now))
        .compose(log -> site.log(log, Optional.of(placement)))
        .map(this::movable);
  }

  /** The log of that register, once it has a chain. */
  private Future<String> made(RegisterId id, Directory now) {
    Map.Entry<String, String> log =
        now.logs().entrySet().stream()
            .filter(each -> VirtualLog.registerOf(each.getKey()).equals(id))
            .findFirst()
            .orElseThrow();
    Promise<String> made = environment.promise();
    CompletableFuture<Void> _ =
        logs.open(log.getKey(), log.getValue()) // never fails
            .thenAccept(open -> environment.execute(() -> made.complete(log.getKey())));
    return environment.within(
        MAKING,
        made,
        () ->
            new Diagnosis(
                "log " + log.getKey() + " was recorded, and never made",
                List.of(),
                "bring back the nodes that its register is to be made on: "
                    + placement(now.recorded()).made().get(log.getKey())));
  }

  private MovableRegister movable(RegisterSite.Located located) {
    if (site.open(located) instanceof MovableRegister movable) {
      return movable;
    }
    throw new IllegalStateException(
        host.environment().node() + ": " + located.id() + " cannot be moved");
  }

  @Override
  public CompletableFuture<List<NodeId>> awaitFollowers(long generation) {
    return call(ledger -> {
      long end = environment.timers().now() + FOLLOWING.toNanos();
      return Loop.run(
          environment,
          Done.DONE,
          again ->
              ledger
                  .look()
                  .compose(now -> {
                    List<NodeId> left =
                        now.nodes().stream().filter(node -> !has(now, node, generation)).toList();
                    return left.isEmpty() || environment.timers().now() > end
                        ? environment.completed(new Loop.Step.Done<Done, List<NodeId>>(left))
                        : environment.pause(LOOK_AGAIN).map(Loop.Step.Again::new);
                  }));
    });
  }

  private static boolean has(Recorded now, NodeId node, long generation) {
    return now.placement().orElseThrow().heard().getOrDefault(node, -1L) >= generation;
  }
}

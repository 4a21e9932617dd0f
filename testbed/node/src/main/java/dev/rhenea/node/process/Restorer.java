package dev.rhenea.node.process;

import dev.rhenea.environment.Done;
import dev.rhenea.environment.Environment;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.Loop;
import dev.rhenea.environment.Loop.Step;
import dev.rhenea.environment.NodeId;
import dev.rhenea.node.http.ColdStorage;
import dev.rhenea.provider.Host;
import dev.rhenea.provider.InvalidSpec;
import dev.rhenea.register.MovableRegister;
import dev.rhenea.register.VersionedRegister;
import dev.rhenea.register.WriteResult;
import dev.rhenea.spec.ProtocolSpec;
import dev.rhenea.virtuallog.ArchivedLog;
import dev.rhenea.virtuallog.ArchivedLogs;
import dev.rhenea.virtuallog.LogOptions;
import dev.rhenea.virtuallog.Restoration;
import dev.rhenea.virtuallog.RestoreRequest;
import dev.rhenea.virtuallog.RestoreResult;
import dev.rhenea.virtuallog.RestoreResult.Restored;
import dev.rhenea.virtuallog.placement.Placement;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Looks into stores outside the cluster, and restores logs from there: each request once. */
final class Restorer implements ColdStorage {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration PAUSE = Duration.ofMillis(200);

  private final Host host;
  private final RegisterSite site;
  private final ConcurrentMap<Work, CompletableFuture<RestoreResult>> underWay =
      new ConcurrentHashMap<>();

  /** What somebody waits for, whatever else becomes of the placement meanwhile. */
  private record Work(String name, RestoreRequest request, Optional<Long> generation) {}

  Restorer(Plan plan, Host host) {
    this.host = host;
    this.site = new RegisterSite(plan, host);
  }

  @Override
  public CompletableFuture<List<ArchivedLog>> logs(ProtocolSpec from) {
    CompletableFuture<List<ArchivedLog>> found = new CompletableFuture<>();
    host.environment()
        .execute(() -> {
          try {
            ArchivedLogs.in(host, from, LogOptions.DEFAULT)
                .whenDone(found::complete, found::completeExceptionally);
          } catch (InvalidSpec refused) { // the operator's mistake, not a bug
            found.completeExceptionally(refused);
          }
        });
    return found;
  }

  @Override
  public CompletableFuture<RestoreResult> restore(
      String name, RestoreRequest request, Optional<Placement> placement) {
    return underWay.computeIfAbsent(
        new Work(name, request, placement.map(known -> known.generations().lastKey())),
        work -> begin(work, placement));
  }

  private CompletableFuture<RestoreResult> begin(Work work, Optional<Placement> placement) {
    CompletableFuture<RestoreResult> end = new CompletableFuture<>();
    Environment environment = host.environment();
    environment.execute(() ->
        run(work, placement)
            .recover(
                why -> environment.completed(new RestoreResult.Failed(why.diagnosis().toString())))
            .whenDone(
                result -> {
                  underWay.remove(work);
                  end.complete(result);
                },
                end::completeExceptionally));
    return end;
  }

  /** Unavailable if there is no register to begin with. */
  private Future<RestoreResult> run(Work work, Optional<Placement> placement) {
    return site.log(work.name(), placement.map(known -> known.with(work.name())), List.of())
        .compose(created -> {
          VersionedRegister register = site.open(created);
          Future<RestoreResult> result =
              Restoration.run(host, work.name(), register, work.request(), LogOptions.DEFAULT)
                  .compose(end ->
                      end instanceof Restored ? placed(work, placement, register, end) : done(end));
          result.whenDone(() -> register.close());
          return result;
        });
  }

  /**
   * Sees to it that the register is where all registers are, or are being moved to (A2). It is, if
   * it was made just now; one that the directory does not list may be left from a time before a
   * move, by an attempt that was not heard of again.
   */
  private Future<RestoreResult> placed(
      Work work, Optional<Placement> known, VersionedRegister register, RestoreResult end) {
    Optional<Placement> placement = known.filter(where -> !where.made().containsKey(work.name()));
    if (placement.isEmpty() || !(register instanceof MovableRegister movable)) {
      return done(end);
    }
    SequencedSet<NodeId> wanted = new LinkedHashSet<>(placement.get().wanted());
    long until = host.environment().timers().now() + PATIENCE.toNanos();
    return Loop.run(
            host.environment(),
            Done.DONE,
            again ->
                moved(movable, wanted)
                    .recover(why ->
                        host.environment().timers().now() - until > 0
                            ? host.environment().unavailable(why.diagnosis())
                            : host.environment().completed(false))
                    .compose(moved ->
                        moved
                            ? done(new Step.Done<Done, RestoreResult>(end))
                            : host.environment().pause(PAUSE).map(Step.Again::new)))
        .recover(why -> done(new RestoreResult.Unfinished(why.diagnosis())));
  }

  private Future<Boolean> moved(MovableRegister register, SequencedSet<NodeId> wanted) {
    return register
        .standing()
        .compose(now ->
            wanted.equals(now.servers().keySet())
                ? done(true)
                : register
                    .move(wanted, now.version())
                    .map(result -> result instanceof WriteResult.Written));
  }

  private <T> Future<T> done(T value) {
    return host.environment().completed(value);
  }
}

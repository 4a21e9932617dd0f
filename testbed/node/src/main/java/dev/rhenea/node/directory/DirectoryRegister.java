package dev.rhenea.node.directory;

import dev.rhenea.environment.Diagnosis;
import dev.rhenea.environment.Done;
import dev.rhenea.environment.Environment;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.Loop;
import dev.rhenea.environment.Loop.Step;
import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.StorageId;
import dev.rhenea.register.RegisterId;
import dev.rhenea.register.Version;
import dev.rhenea.register.Versioned;
import dev.rhenea.register.VersionedRegister;
import dev.rhenea.register.WriteResult;
import dev.rhenea.virtuallog.placement.Ledger;
import dev.rhenea.virtuallog.placement.Placement;
import dev.rhenea.virtuallog.placement.Recorded;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Consumer;
import java.util.function.Function;

/** The cluster's directory in a versioned register. Loop-confined. */
public final class DirectoryRegister implements Ledger {
  /** The register: one for each cluster. */
  public static final RegisterId ID = new RegisterId("directory");

  private static final Duration BACK_OFF = Duration.ofMillis(5);
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Environment environment;
  private final VersionedRegister register;
  private final Consumer<Directory> watcher;
  private Version seen = Version.NONE;
  private boolean closed;

  /** How an edit goes on about what it read. */
  private sealed interface Edit<R> {
    /** Nothing is to be written. */
    record Keep<R>(R result) implements Edit<R> {}

    /** This is, and then the edit has its result. */
    record Write<R>(Directory next, R result) implements Edit<R> {}
  }

  /**
   * The directory in {@code register}, which belongs to it from now on.
   *
   * @param register a handle on {@link #ID}
   * @param watcher told of what every call finds, or writes, if it is newer than what it was told
   *     before; before the call completes
   */
  public DirectoryRegister(
      Environment environment, VersionedRegister register, Consumer<Directory> watcher) {
    this.environment = environment;
    this.register = register;
    this.watcher = watcher;
  }

  /**
   * Writes the first directory, unless there is one; returns the one there is. One that was written
   * before directories had members gets them.
   */
  public Future<Directory> found(
      SortedMap<String, String> logs, SortedMap<NodeId, Addresses> nodes) {
    Members first = Members.founding(new ClusterId(environment.random().nextLong()), nodes);
    return editAll(read ->
        environment.completed(
            read.filter(directory -> directory.members().isPresent())
                .<Edit<Directory>>map(Edit.Keep::new)
                .orElseGet(() -> {
                  Directory next =
                      read.map(old -> old.with(first)).orElseGet(() -> Directory.of(logs, first));
                  return new Edit.Write<>(next, next);
                })));
  }

  /** What stands there now; unavailable if nothing does. */
  public Future<Directory> read() {
    return change(Edit.Keep::new);
  }

  /** Adds a log, unless there is one of that name; returns the directory as it is then. */
  public Future<Directory> add(String log, String composition) {
    return change(now ->
        now.with(log, composition)
            .<Edit<Directory>>map(next -> new Edit.Write<>(next, next))
            .orElseGet(() -> new Edit.Keep<>(now)));
  }

  /**
   * The same for a log whose register exists already; empty, and nothing is written, if registers
   * are being moved, or were, since {@code placement} was read: it is not where it would be looked
   * for (A1).
   */
  public Future<Optional<Directory>> add(
      String log, String composition, Optional<Placement> placement) {
    return change(now ->
        now.with(log, composition)
            .<Edit<Optional<Directory>>>map(next ->
                isOfOneGeneration(now.placement(), placement)
                    ? new Edit.Write<>(next, Optional.of(next))
                    : new Edit.Keep<>(Optional.empty()))
            .orElseGet(() -> new Edit.Keep<>(Optional.of(now))));
  }

  private static boolean isOfOneGeneration(Optional<Placement> now, Optional<Placement> before) {
    return now.map(Placement::generation).equals(before.map(Placement::generation));
  }

  /**
   * Makes {@code node} a member as it is now, if that can be; {@link Arrival.Admitted} once it is
   * written.
   */
  public Future<Arrival> arrive(NodeId node, StorageId folder, Addresses addresses) {
    return change(now -> {
      Arrival arrival = now.members().orElseThrow().arrive(node, folder, addresses);
      return arrival instanceof Arrival.Admitted(Members next)
          ? new Edit.Write<>(starting(now, node).with(next), arrival)
          : new Edit.Keep<>(arrival);
    });
  }

  /** What it kept, and said that it keeps (A3), may be gone with its folder. */
  private static Directory starting(Directory now, NodeId node) {
    return now.placement().map(placement -> now.with(placement.forgetting(node))).orElse(now);
  }

  /**
   * Makes {@code node} a member no more; {@link Departure.Leaving} once it is written.
   *
   * @param checked the members for which it was found that it may leave
   */
  public Future<Departure> leave(NodeId node, Members checked) {
    return change(now -> {
      boolean tied =
          now.placement()
              .filter(placement ->
                  placement.uses(node)
                      || !placement.strandedWithout(node, now.recorded().nodes()).isEmpty())
              .isPresent();
      Departure departure = // A4; who looked before has seen another placement then
          tied ? new Departure.Changed() : now.members().orElseThrow().leave(node, checked);
      return departure instanceof Departure.Leaving(Members next)
          ? new Edit.Write<>(now.with(next), departure)
          : new Edit.Keep<>(departure);
    });
  }

  /** Takes {@code node}, which has just left, in again. */
  public Future<Done> readmit(NodeId node, Member member) {
    return change(now ->
        now.members()
            .orElseThrow()
            .readmit(node, member)
            .<Edit<Done>>map(next -> new Edit.Write<>(now.with(next), Done.DONE))
            .orElseGet(() -> new Edit.Keep<>(Done.DONE)));
  }

  @Override
  public Future<Recorded> edit(Function<Recorded, Optional<Placement>> change) {
    return change(now -> {
      Recorded recorded = now.recorded();
      return change
          .apply(recorded)
          .map(now::with)
          .<Edit<Recorded>>map(next -> new Edit.Write<>(next, next.recorded()))
          .orElseGet(() -> new Edit.Keep<>(recorded));
    });
  }

  /**
   * Looks again and again, so that the watcher hears what others wrote; what does not answer is
   * asked again.
   *
   * @param interval mean time between two looks
   */
  public void watch(Duration interval) {
    long nanos = interval.toNanos();
    long jitter = environment.random().nextLong(nanos);
    environment
        .pause(Duration.ofNanos(nanos / 2 + jitter))
        .compose(rested -> closed ? environment.done() : read().map(looked -> Done.DONE))
        .whenDone(() -> {
          if (!closed) {
            watch(interval);
          }
        });
  }

  public Future<Done> close() {
    closed = true;
    return register.close();
  }

  /** An edit of a directory that is there. */
  private <R> Future<R> change(Function<Directory, Edit<R>> change) {
    return editAll(read ->
        read.map(directory -> environment.completed(change.apply(directory)))
            .orElseGet(() ->
                environment.unavailable(
                    new Diagnosis(
                        "this cluster has no directory",
                        List.of(),
                        "start a node with the cluster's file"))));
  }

  private <R> Future<R> editAll(Function<Optional<Directory>, Future<Edit<R>>> change) {
    long end = environment.timers().now() + PATIENCE.toNanos();
    return Loop.run(
        environment,
        Done.DONE,
        start ->
            attempt(change)
                .recover(why ->
                    environment.timers().now() - end > 0
                        ? environment.unavailable(why.diagnosis())
                        : environment.pause(BACK_OFF).map(Step.Again::new)));
  }

  private <R> Future<Step<Done, R>> attempt(Function<Optional<Directory>, Future<Edit<R>>> change) {
    return register
        .read()
        .compose(read ->
            decode(read)
                .compose(current -> {
                  current.ifPresent(directory -> saw(read.version(), directory));
                  return change.apply(current).compose(edit -> carryOut(edit, read.version()));
                }));
  }

  private <R> Future<Step<Done, R>> carryOut(Edit<R> edit, Version read) {
    return switch (edit) {
      case Edit.Keep<R>(R result) -> environment.completed(new Step.Done<>(result));
      case Edit.Write<R>(Directory next, R result) -> write(next, read, result);
    };
  }

  private <R> Future<Step<Done, R>> write(Directory next, Version expected, R result) {
    return register
        .conditionalWrite(next.encode(), expected)
        .compose(written ->
            switch (written) {
              case WriteResult.Written _ -> {
                saw(expected.next(), next);
                yield environment.completed(new Step.Done<>(result));
              }
              case WriteResult.Conflict() -> environment.pause(BACK_OFF).map(Step.Again::new);
              case WriteResult.Indeterminate(Diagnosis cause) -> environment.unavailable(cause);
            });
  }

  /** Answers may overtake each other: an older one is no news. */
  private void saw(Version version, Directory directory) {
    if (seen.compareTo(version) < 0) {
      seen = version;
      watcher.accept(directory);
    }
  }

  private Future<Optional<Directory>> decode(Versioned read) {
    if (read.version().equals(Version.NONE)) {
      return environment.completed(Optional.empty());
    }
    Optional<Directory> directory = Directory.decode(read.value());
    return directory.isPresent()
        ? environment.completed(directory)
        : environment.unavailable(
            new Diagnosis(
                "the directory was written by a newer version",
                List.of(environment.node()),
                "upgrade this node first"));
  }
}

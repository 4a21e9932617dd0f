package dev.rhenea.virtuallog.placement;

import dev.rhenea.environment.Diagnosis;
import dev.rhenea.environment.Environment;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.Loop;
import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.Unavailable;
import dev.rhenea.register.MovableRegister;
import dev.rhenea.register.RegisterId;
import dev.rhenea.register.Version;
import dev.rhenea.register.WriteResult;
import dev.rhenea.virtuallog.VirtualLog;
import dev.rhenea.virtuallog.placement.Relocated.Moved;
import dev.rhenea.virtuallog.placement.Relocated.Refused;
import dev.rhenea.virtuallog.placement.Relocated.Step;
import dev.rhenea.virtuallog.placement.Relocated.Superseded;
import dev.rhenea.virtuallog.placement.Relocated.Unfinished;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;

/**
 * Moves all registers of a cluster to other nodes, while they are used.
 *
 * <pre>
 *   Recording --the generation is in the directory--> Moving, the register of each log, then the
 *                                                             directory's own
 *   Moving    --read, generation still the newest, moved after what was read--> the next one
 *   Moving    --all of them--> Closing
 *   Closing   --the directory says that the generation is settled--> Moved
 *   Closing   --there is a log that was not moved--> Moving
 *   any       --the directory has a newer generation--> Superseded
 *   any       --no answer for too long--> Unfinished: run again, it goes on
 * </pre>
 *
 * Whoever runs it may die at any step; all there is to know stands in the directory and in the
 * registers. The rules are in the package's argument.
 */
public final class Relocation {
  /** How long a register may keep it waiting. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private static final Duration PAUSE = Duration.ofMillis(50);

  private final Environment environment;
  private final Ledger ledger;
  private final Registers registers;
  private final RegisterId directory;
  private final List<NodeId> founding;
  private final List<NodeId> nodes;
  private final List<Step> steps = new ArrayList<>();

  /** What a try to move one register came to. */
  private enum Try {
    MOVED,
    /** Something was written between, or nobody knows: once more. */
    AGAIN,
    SUPERSEDED
  }

  /**
   * A move that has not begun.
   *
   * @param directory the register of {@code ledger}
   * @param founding where the registers are if they were never moved
   * @param nodes where they are to be, each once
   */
  public Relocation(
      Environment environment,
      Ledger ledger,
      Registers registers,
      RegisterId directory,
      List<NodeId> founding,
      SequencedSet<NodeId> nodes) {
    this.environment = environment;
    this.ledger = ledger;
    this.registers = registers;
    this.directory = directory;
    this.founding = List.copyOf(founding);
    this.nodes = List.copyOf(nodes);
  }

  /** Runs until all registers are moved, or it is known why not; never unavailable. */
  public Future<Relocated> run() {
    return ledger
        .edit(this::intend)
        .compose(recorded -> {
          Optional<String> objection = objection(recorded);
          if (objection.isPresent()) {
            return done(new Refused(objection.get()));
          }
          Placement placement = recorded.placement().orElseThrow();
          environment.trace(new PlacementTrace.Intended(placement.generation()));
          return placement.wanted().equals(nodes)
              ? moveAll(recorded, placement.generation())
              : done(new Superseded(placement.wanted(), List.of()));
        })
        .recover(why -> done(new Unfinished(steps, why.diagnosis())));
  }

  private Optional<Placement> intend(Recorded now) {
    if (objection(now).isPresent()) {
      return Optional.empty();
    }
    Placement next = placement(now).towards(nodes);
    return now.placement().equals(Optional.of(next)) ? Optional.empty() : Optional.of(next);
  }

  private Placement placement(Recorded now) {
    return now.placement().orElseGet(() -> Placement.founding(founding, now.logs()));
  }

  private Optional<String> objection(Recorded now) {
    List<NodeId> unknown = nodes.stream().filter(node -> !now.nodes().contains(node)).toList();
    return unknown.isEmpty()
        ? Optional.empty()
        : Optional.of("no node %s in this cluster; it has: %s".formatted(unknown, now.nodes()));
  }

  private Future<Relocated> moveAll(Recorded recorded, long generation) {
    SequencedSet<RegisterId> all = new LinkedHashSet<>();
    recorded.logs().forEach(log -> all.add(VirtualLog.registerOf(log)));
    all.add(directory);
    steps.forEach(step -> all.remove(step.register()));
    return moveEach(new ArrayList<>(all), recorded.placement().orElseThrow(), generation)
        .compose(moved -> moved == Try.SUPERSEDED ? superseded() : close(generation));
  }

  /** One after the other. */
  private Future<Try> moveEach(List<RegisterId> left, Placement placement, long generation) {
    return Loop.run(
        environment,
        left,
        rest ->
            rest.isEmpty()
                ? environment.completed(new Loop.Step.Done<>(Try.MOVED))
                : move(rest.getFirst(), placement, generation)
                    .map(moved ->
                        moved == Try.SUPERSEDED
                            ? new Loop.Step.Done<>(moved)
                            : new Loop.Step.Again<>(rest.subList(1, rest.size()))));
  }

  private Future<Try> move(RegisterId id, Placement placement, long generation) {
    return registers
        .open(id, placement)
        .compose(register -> {
          Future<Try> moved = insist(id, register, generation);
          moved.whenDone(() -> register.close());
          return moved;
        });
  }

  /** Until it is moved, or the patience is over. */
  private Future<Try> insist(RegisterId id, MovableRegister register, long generation) {
    long end = environment.timers().now() + PATIENCE.toNanos();
    return Loop.run(
        environment,
        Optional.<Unavailable>empty(),
        trouble -> {
          if (environment.timers().now() > end) {
            return environment.unavailable(
                trouble
                    .map(Unavailable::diagnosis)
                    .orElseGet(() -> Diagnosis.of(id + " is written all the time: try again")));
          }
          return attempt(id, register, generation)
              .compose(tried ->
                  tried == Try.AGAIN
                      ? again(Optional.<Unavailable>empty())
                      : environment.completed(
                          new Loop.Step.Done<Optional<Unavailable>, Try>(tried)))
              .recover(why -> again(Optional.of(why)));
        });
  }

  private Future<Loop.Step<Optional<Unavailable>, Try>> again(Optional<Unavailable> trouble) {
    return environment.pause(PAUSE).map(rested -> new Loop.Step.Again<>(trouble));
  }

  private Future<Try> attempt(RegisterId id, MovableRegister register, long generation) {
    return register
        .read()
        .compose(read -> {
          if (read.version().equals(Version.NONE)) {
            return environment.unavailable(Diagnosis.of(id + " has no value yet"));
          }
          return ledger // A2: after the read, before the write
              .look()
              .compose(now ->
                  now.placement().orElseThrow().generation() == generation
                      ? register
                          .move(new LinkedHashSet<>(nodes), read.version())
                          .compose(written -> tried(id, written, generation))
                      : environment.completed(Try.SUPERSEDED));
        });
  }

  private Future<Try> tried(RegisterId id, WriteResult written, long generation) {
    return switch (written) {
      case WriteResult.Written(Version version) -> {
        environment.trace(new PlacementTrace.Relocated(generation, id));
        steps.add(new Step(id, version));
        yield environment.completed(Try.MOVED);
      }
      case WriteResult.Conflict() -> environment.completed(Try.AGAIN);
      case WriteResult.Indeterminate(Diagnosis cause) -> environment.unavailable(cause);
    };
  }

  private Future<Relocated> close(long generation) {
    return ledger
        .edit(now -> {
          Placement placement = now.placement().orElseThrow();
          return placement.generation() == generation && placement.isUnderWay() && isWhole(now)
              ? Optional.of(placement.settle(now.nodes()))
              : Optional.empty();
        })
        .compose(now -> {
          Placement placement = now.placement().orElseThrow();
          if (placement.generation() != generation) {
            return superseded();
          }
          if (!isWhole(now)) {
            return moveAll(now, generation);
          }
          environment.trace(new PlacementTrace.Settled(generation));
          return done(new Moved(generation, nodes, List.copyOf(steps)));
        });
  }

  /** Whether every log's register was moved, or was made where they are moved to (A1). */
  private boolean isWhole(Recorded now) {
    Placement placement = now.placement().orElseThrow();
    return now.logs().stream()
        .allMatch(log ->
            placement.wanted().equals(placement.made().get(log))
                || steps.stream()
                    .anyMatch(step -> step.register().equals(VirtualLog.registerOf(log))));
  }

  private Future<Relocated> superseded() {
    return ledger
        .look()
        .map(now -> new Superseded(now.placement().orElseThrow().wanted(), List.copyOf(steps)));
  }

  private Future<Relocated> done(Relocated result) {
    return environment.completed(result);
  }
}

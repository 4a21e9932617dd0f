package dev.rhenea.worlds.simulation;

import dev.rhenea.checker.OperationCounts;
import dev.rhenea.checker.Verdict;
import dev.rhenea.checker.Violation;
import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.Unavailable;
import dev.rhenea.provider.Catalogue;
import dev.rhenea.simulator.Machine;
import dev.rhenea.simulator.SimulationFault;
import dev.rhenea.simulator.Traced;
import dev.rhenea.simulator.World;
import dev.rhenea.spec.Value;
import dev.rhenea.virtuallog.ChainRecord;
import dev.rhenea.virtuallog.Stored;
import dev.rhenea.worlds.Recorder;
import dev.rhenea.worlds.invariant.BrokenInvariant;
import dev.rhenea.worlds.schedule.Call;
import dev.rhenea.worlds.schedule.Fault;
import dev.rhenea.worlds.schedule.Request;
import dev.rhenea.worlds.schedule.Schedule;
import dev.rhenea.worlds.schedule.Sufficiency;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** One run of one schedule, phase by phase. */
final class Run {
  private final Catalogue catalogue;
  private final Schedule schedule;
  private final Spectator spectator;
  private final Promises promises;
  private final World world;
  private final Recorder recorder;
  private final Stopwatch stopwatch;
  private final Watch watch;
  private final Clients clients;
  private final Disturbances disturbances;
  private final Course course;
  private final Set<Call> switched = new LinkedHashSet<>();

  Run(Catalogue catalogue, Schedule schedule, Spectator spectator) {
    this.catalogue = catalogue;
    this.schedule = schedule;
    this.spectator = spectator;
    this.promises = Promises.of(schedule, catalogue);
    this.world =
        World.seeded(schedule.seed())
            .nodes(schedule.cluster().nodes())
            .catalogue(catalogue)
            .network(schedule.network())
            .machines(Machine.IDEAL.with(schedule.means().disks()).with(schedule.means().nic()))
            .observer(spectator::step)
            .observer(this::observe)
            .build();
    this.recorder = new Recorder(world);
    this.stopwatch = new Stopwatch(world);
    this.watch = new Watch(recorder, schedule.cluster().clients().getFirst(), this::adopted);
    this.clients =
        new Clients(world, schedule, catalogue, recorder, watch, stopwatch, promises.inOrder());
    Roles roles = new Roles(schedule.cluster(), () -> watch.newest().chain().active().created());
    this.disturbances =
        new Disturbances(
            world, schedule, roles, this::isExpendable, clients::restarted, this::struck);
    this.course = new Course(world, disturbances);
    if (spectator != Spectator.NOBODY) {
      world.observeMessages(spectator::message);
    }
  }

  SimulatedRun toTheEnd() {
    try {
      begin("creation");
      clients.create();
      begin("safety");
      keepToSchedule();
      begin("liveness");
      Liveness liveness =
          new Liveness(schedule, catalogue, clients.metaStore(), clients::storageId);
      new LivenessPhase(schedule, liveness, clients, watch, course).run();
      begin("calm");
      new CalmPhase(world, schedule, clients, course, switched).run();
      Verdict verdict = new Judgement(schedule, promises, recorder, switched.size()).verdict();
      return result(verdict, lastEvidence(verdict));
    } catch (SimulationFault fault) {
      return broken(
          fault.getCause() instanceof BrokenInvariant broken
              ? broken.violation()
              : new Violation("O6", "fault", String.valueOf(fault.getMessage()), List.of()));
    } catch (BrokenInvariant broken) {
      return broken(broken.violation());
    } catch (Stuck stuck) {
      return broken(stuck.violation());
    } catch (Hopeless hopeless) {
      return result(
          new Verdict.Unknown(OperationCounts.of(recorder.history()), hopeless.getMessage()),
          Optional.empty());
    } catch (Unavailable why) {
      return broken(Stuck.violation("after everything was healed: " + why.diagnosis()));
    }
  }

  private void begin(String phase) {
    spectator.phase(world.now(), phase);
  }

  private void keepToSchedule() {
    long start = world.now();
    for (Timeline.Moment moment : Timeline.of(schedule)) {
      course.runFor(Duration.ofNanos(start + moment.at().toNanos() - world.now()));
      switch (moment) {
        case Timeline.Moment.Asked(var call) ->
            clients
                .on(call.client())
                .ifPresentOrElse(
                    client -> client.ask(call.request(), () -> switched.add(call)),
                    () -> missed(call.request()));
        case Timeline.Moment.Begins(Fault fault) -> disturbances.begin(fault);
        case Timeline.Moment.Ends(Fault fault) -> disturbances.end(fault);
      }
    }
    long rest = start + schedule.end().toNanos() - world.now();
    if (rest > 0) {
      course.runFor(Duration.ofNanos(rest));
    }
  }

  /** Nobody is there to make the call. */
  private void missed(Request request) {
    switch (request) {
      case Request.Append append ->
          stopwatch.start(Measured.Kind.APPEND).end(Measured.Outcome.FAIL);
      case Request.CheckTail tail -> stopwatch.start(Measured.Kind.TAIL).end(Measured.Outcome.FAIL);
      default -> {}
    }
  }

  private void adopted(Stored chain) {
    spectator.adopted(world.now(), chain);
  }

  /** Whether every Loglet, and the MetaStore, keeps a quorum without the node. */
  private boolean isExpendable(NodeId lost) {
    ChainRecord record = watch.newest().record();
    Predicate<Value.Node> stays =
        node ->
            !node.id().equals(lost)
                && clients.storageId(node.id()).equals(node.storageId())
                && !world.faults().isDamaged(node.id());
    return record.pending().isEmpty()
        && record.chain().segments().stream()
            .allMatch(segment -> Sufficiency.quorum(segment.created(), stays))
        && Sufficiency.metaStore(clients.metaStore(), stays);
  }

  private void observe(Traced traced) {
    watch.step(traced);
    clients.step(traced);
    disturbances.observe(traced);
  }

  private void struck(Fault fault, Collection<NodeId> nodes) {
    if (nodes.isEmpty()) {
      spectator.mended(world.now(), fault);
    } else {
      spectator.struck(world.now(), fault, nodes);
    }
  }

  private Optional<SimulatedRun.Broken> lastEvidence(Verdict verdict) {
    return verdict instanceof Verdict.Invalid invalid
        ? Optional.of(
            new SimulatedRun.Broken(
                Duration.ofNanos(Judgement.lastEvidence(invalid).orElse(world.now())), 0))
        : Optional.empty();
  }

  private SimulatedRun broken(Violation violation) {
    recorder.violation(violation);
    Verdict verdict = recorder.findings().invalid(OperationCounts.of(recorder.history()));
    return result(
        verdict,
        Optional.of(new SimulatedRun.Broken(Duration.ofNanos(world.now()), world.events())));
  }

  private SimulatedRun result(Verdict verdict, Optional<SimulatedRun.Broken> where) {
    if (spectator != Spectator.NOBODY) {
      spectator.ended(recorder.history(), stopwatch.all());
    }
    return new SimulatedRun(
        schedule,
        verdict,
        world.traceHash(),
        world.events(),
        Duration.ofNanos(world.now()),
        world.costs(),
        switched.size(),
        disturbances.struck(),
        watch.coverage(),
        where);
  }
}

package dev.rhenea.cli.experiment;

import dev.rhenea.bench.experiment.Experiment;
import dev.rhenea.bench.experiment.Machines;
import dev.rhenea.bench.experiment.Phase;
import dev.rhenea.bench.experiment.Step;
import dev.rhenea.bench.experiment.Workload;
import dev.rhenea.bench.experiment.Workload.Pace;
import dev.rhenea.environment.NodeId;
import dev.rhenea.loglet.HandleLimits;
import dev.rhenea.simulator.DiskModel;
import dev.rhenea.simulator.NetworkModel;
import dev.rhenea.simulator.NicModel;
import dev.rhenea.spec.ProtocolSpec;
import dev.rhenea.worlds.schedule.Call;
import dev.rhenea.worlds.schedule.Cluster;
import dev.rhenea.worlds.schedule.Core;
import dev.rhenea.worlds.schedule.Means;
import dev.rhenea.worlds.schedule.Request;
import dev.rhenea.worlds.schedule.Schedule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * An experiment as a schedule of the simulator. A request that is due while the node whose turn it
 * is is known to be down goes to the next one, as a real client does it. Pure.
 */
final class ExperimentSchedule {
  /** For every client to open the log, before the first phase. */
  static final Duration LEAD = Duration.ofSeconds(1);

  private final Experiment experiment;
  private final long seed;
  private final Troubles troubles;

  private ExperimentSchedule(Experiment experiment, long seed) {
    this.experiment = experiment;
    this.seed = seed;
    this.troubles = Troubles.of(experiment, LEAD);
  }

  /** The schedule; {@code seed} decides about delays, and which operations read. */
  static Schedule of(Experiment experiment, long seed) {
    return new ExperimentSchedule(experiment, seed).schedule();
  }

  private Schedule schedule() {
    Cluster cluster =
        new Cluster(
            experiment.nodes(),
            List.of(),
            experiment.clients(),
            List.copyOf(experiment.metaStore().nodes()),
            experiment.nodes(),
            experiment.first());
    List<Call> calls = new ArrayList<>(load());
    calls.addAll(switches());
    return new Schedule(
        seed,
        cluster,
        experiment
            .machines()
            .flatMap(Machines::delay)
            .map(NetworkModel::fixed)
            .orElse(NetworkModel.CALM),
        means(),
        calls,
        troubles.faults(),
        new Core(experiment.nodes(), Optional.empty()));
  }

  private Means means() {
    Optional<Machines> machines = experiment.machines();
    return new Means(
        machines.flatMap(Machines::sync).map(DiskModel::fixed).orElse(DiskModel.SSD),
        machines.isPresent() && machines.get().network().isPresent()
            ? NicModel.duplex(machines.get().network().getAsLong())
            : NicModel.UNLIMITED,
        HandleLimits.DEFAULT);
  }

  private List<Call> load() {
    return switch (experiment.workload().pace()) {
      case Pace.Rate(int perSecond) -> offered(perSecond);
      case Pace.Window(int outstanding) ->
          experiment.clients().stream()
              .map(client -> new Call(LEAD, client, keep(outstanding)))
              .toList();
    };
  }

  private Request keep(int outstanding) {
    Workload workload = experiment.workload();
    return new Request.Keep(outstanding, workload.entry(), workload.reads(), experiment.duration());
  }

  private List<Call> offered(int perSecond) {
    Workload workload = experiment.workload();
    SplittableRandom random = new SplittableRandom(seed);
    List<Call> calls = new ArrayList<>();
    for (long number = 0; ; number++) {
      Duration due = LEAD.plusNanos(Math.round(number * (1e9 / perSecond)));
      if (due.compareTo(LEAD.plus(experiment.duration())) >= 0) {
        return calls;
      }
      Request request =
          random.nextInt(100) < workload.reads()
              ? new Request.CheckTail()
              : new Request.Append(1, workload.entry());
      calls.add(new Call(due, client(number, due), request));
    }
  }

  /** Whose turn it is, of those that are up; the one whose turn it would be if none is. */
  private NodeId client(long number, Duration due) {
    List<NodeId> clients = experiment.clients();
    for (int i = 0; i < clients.size(); i++) {
      NodeId candidate = clients.get((int) ((number + i) % clients.size()));
      if (!troubles.isDown(candidate, due)) {
        return candidate;
      }
    }
    return clients.get((int) (number % clients.size()));
  }

  private List<Call> switches() {
    List<Call> calls = new ArrayList<>();
    Duration at = LEAD;
    for (Phase phase : experiment.phases()) {
      for (Step step : phase.steps()) {
        if (step instanceof Step.Switch(ProtocolSpec target)) {
          calls.add(new Call(at, operator(at), new Request.Switch(target)));
        }
      }
      at = at.plus(phase.time());
    }
    return calls;
  }

  /** A client with which nothing is wrong, or at least one that is up. */
  private NodeId operator(Duration at) {
    return experiment.clients().stream()
        .filter(node -> !troubles.isHit(node, at))
        .findFirst()
        .orElseGet(() -> client(0, at));
  }
}

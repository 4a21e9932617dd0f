package dev.rhenea.worlds.simulation;

import dev.rhenea.environment.NodeId;
import dev.rhenea.simulator.DiskModel;
import dev.rhenea.simulator.NetworkModel;
import dev.rhenea.worlds.schedule.Call;
import dev.rhenea.worlds.schedule.Cluster;
import dev.rhenea.worlds.schedule.Core;
import dev.rhenea.worlds.schedule.Fault;
import dev.rhenea.worlds.schedule.Schedule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Makes a failing schedule smaller while the same rule fails: leaves out faults and calls, halves
 * first and single ones last (delta debugging), then clients and nodes nobody needs, bad weather,
 * and shortens what lasts. What is left out moves everything else, so each candidate is tried with
 * a few seeds.
 */
public final class Minimiser {
  private static final int SEEDS = 3;

  private final Simulation simulation;
  private final String rule;
  private final Consumer<String> progress;
  private SimulatedRun best;
  private int budget;

  private Minimiser(
      Simulation simulation, SimulatedRun failing, int budget, Consumer<String> progress) {
    this.simulation = simulation;
    this.rule = failing.rules().getFirst();
    this.progress = progress;
    this.best = failing;
    this.budget = budget;
  }

  /**
   * The smallest failing run found.
   *
   * @param failing a run with a violation
   * @param budget how many runs it may take, at most
   * @param progress told now and then, in a line
   */
  public static SimulatedRun minimise(
      Simulation simulation, SimulatedRun failing, int budget, Consumer<String> progress) {
    Minimiser minimiser = new Minimiser(simulation, failing, budget, progress);
    minimiser.run();
    return minimiser.best;
  }

  private void run() {
    int before;
    do {
      before = schedule().size();
      endEarlier();
      fewer(Schedule::faults, Schedule::withFaults);
      fewer(Schedule::calls, Schedule::withCalls);
      schedule().cluster().clients().forEach(this::without);
      schedule().cluster().nodes().forEach(this::without);
      attempt(schedule().withWeather(NetworkModel.CALM, DiskModel.SSD));
      attempt(schedule().withCore(new Core(schedule().core().order(), Optional.empty())));
      shorter();
    } while (schedule().size() < before && budget > 0);
  }

  private Schedule schedule() {
    return best.schedule();
  }

  /** Nothing that comes after the failure can have caused it. */
  private void endEarlier() {
    best.broken()
        .ifPresent(broken ->
            attempt(
                schedule()
                    .withCalls(
                        schedule().calls().stream()
                            .filter(call -> call.at().compareTo(broken.time()) <= 0)
                            .toList())
                    .withFaults(
                        schedule().faults().stream()
                            .filter(fault -> fault.at().compareTo(broken.time()) <= 0)
                            .toList())));
  }

  /** Leaves out parts of a list, large ones first. */
  private <T> void fewer(
      Function<Schedule, List<T>> get, BiFunction<Schedule, List<T>, Schedule> set) {
    for (int part = get.apply(schedule()).size(); part >= 1; part /= 2) {
      int from = 0;
      while (from < get.apply(schedule()).size() && budget > 0) {
        List<T> all = get.apply(schedule());
        int to = Math.min(all.size(), from + part);
        List<T> rest = new ArrayList<>(all.subList(0, from));
        rest.addAll(all.subList(to, all.size()));
        if (!attempt(set.apply(schedule(), rest))) {
          from = to;
        }
      }
    }
  }

  /** Leaves a node out, or the client on it, if it has no other part to play. */
  private void without(NodeId node) {
    Cluster all = schedule().cluster();
    List<NodeId> clients = but(all.clients(), node);
    List<Call> calls =
        schedule().calls().stream().filter(call -> !call.client().equals(node)).toList();
    List<Fault> faults =
        schedule().faults().stream()
            .filter(fault -> !fault.target().named().contains(node))
            .toList();
    boolean needed =
        clients.isEmpty()
            || schedule().compositions().stream().anyMatch(spec -> spec.nodes().contains(node));
    if (!clients.isEmpty() && !clients.equals(all.clients())) {
      Cluster cluster =
          new Cluster(
              all.nodes(), all.keepers(), clients, all.acceptors(), all.spares(), all.first());
      attempt(schedule().withCalls(calls).withCluster(cluster));
    }
    if (!needed && all.acceptors().size() > 1 && !schedule().cluster().clients().contains(node)) {
      Cluster cluster =
          new Cluster(
              but(all.nodes(), node),
              but(all.keepers(), node),
              clients,
              but(all.acceptors(), node),
              but(all.spares(), node),
              all.first());
      attempt(schedule().withCalls(calls).withFaults(faults).withCluster(cluster));
    }
  }

  private void shorter() {
    for (int i = 0; i < schedule().faults().size(); i++) {
      Fault fault = schedule().faults().get(i);
      List<Fault> faults = new ArrayList<>(schedule().faults());
      faults.set(i, fault.lasting(fault.span().dividedBy(4).plus(Duration.ofMillis(1))));
      if (fault.span().toMillis() > 20) {
        attempt(schedule().withFaults(faults));
      }
    }
  }

  private boolean attempt(Schedule candidate) {
    if (candidate.equals(schedule())) {
      return false;
    }
    for (long seed : seeds(candidate.seed())) {
      if (budget-- <= 0) {
        return false;
      }
      SimulatedRun run = simulation.run(candidate.withSeed(seed));
      if (run.rules().contains(rule)) {
        best = run;
        progress.accept(
            "smaller: %d nodes, %d calls, %d faults"
                .formatted(
                    candidate.cluster().nodes().size(),
                    candidate.calls().size(),
                    candidate.faults().size()));
        return true;
      }
    }
    return false;
  }

  private static List<Long> seeds(long first) {
    return Stream.iterate(first, seed -> seed + 1).limit(SEEDS).toList();
  }

  private static List<NodeId> but(List<NodeId> nodes, NodeId node) {
    return nodes.stream().filter(other -> !other.equals(node)).toList();
  }
}

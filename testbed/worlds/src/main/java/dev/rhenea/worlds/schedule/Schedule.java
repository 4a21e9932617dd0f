package dev.rhenea.worlds.schedule;

import dev.rhenea.environment.NodeId;
import dev.rhenea.simulator.DiskModel;
import dev.rhenea.simulator.NetworkModel;
import dev.rhenea.spec.ProtocolSpec;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Everything that a run does beside the protocols. With the same code it is one run, event by
 * event.
 *
 * @param seed of the world: delays, losses, and what the protocols draw
 * @param calls by their time
 * @param faults by their time
 * @param core which nodes are kept in the liveness phase
 */
public record Schedule(
    long seed,
    Cluster cluster,
    NetworkModel network,
    Means means,
    List<Call> calls,
    List<Fault> faults,
    Core core) {

  public Schedule {
    calls = calls.stream().sorted(Comparator.comparing(Call::at)).toList();
    faults = faults.stream().sorted(Comparator.comparing(Fault::at)).toList();
    List<NodeId> strangers =
        Stream.of(
                calls.stream().map(Call::client),
                faults.stream().flatMap(fault -> fault.target().named().stream()),
                core.order().stream())
            .flatMap(nodes -> nodes)
            .filter(node -> !cluster.nodes().contains(node))
            .distinct()
            .toList();
    if (!strangers.isEmpty()) {
      throw new IllegalArgumentException("no nodes of the cluster: " + strangers);
    }
  }

  /** How many times somebody asks for another protocol. */
  public int switches() {
    return (int) calls.stream().filter(call -> call.request() instanceof Request.Switch).count();
  }

  /** Everything the log is to run on, in order. */
  public List<ProtocolSpec> compositions() {
    return Stream.concat(
            Stream.of(cluster.first()),
            calls.stream()
                .map(Call::request)
                .filter(Request.Switch.class::isInstance)
                .map(request -> ((Request.Switch) request).target()))
        .toList();
  }

  /** When the last call is made, the last load is over and so is the last fault. */
  public Duration end() {
    return Stream.concat(calls.stream().map(Call::end), faults.stream().map(Fault::end))
        .max(Comparator.naturalOrder())
        .orElse(Duration.ZERO);
  }

  /** How much there is to understand: what a smaller schedule has less of. */
  public int size() {
    return cluster.nodes().size() + calls.size() + 2 * faults.size();
  }

  public Schedule withSeed(long another) {
    return new Schedule(another, cluster, network, means, calls, faults, core);
  }

  public Schedule withCluster(Cluster another) {
    return new Schedule(seed, another, network, means, calls, faults, core.within(another));
  }

  public Schedule withWeather(NetworkModel anotherNetwork, DiskModel anotherDisks) {
    return new Schedule(
        seed, cluster, anotherNetwork, means.with(anotherDisks), calls, faults, core);
  }

  public Schedule withCalls(List<Call> others) {
    return new Schedule(seed, cluster, network, means, others, faults, core);
  }

  public Schedule withFaults(List<Fault> others) {
    return new Schedule(seed, cluster, network, means, calls, others, core);
  }

  public Schedule withCore(Core another) {
    return new Schedule(seed, cluster, network, means, calls, faults, another);
  }
}

package dev.rhenea.simulator;

import dev.rhenea.environment.NodeId;
import dev.rhenea.payload.Payload;
import dev.rhenea.provider.Catalogue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a world is made of; {@link World#seeded} begins one. Confined to one thread. */
public final class WorldBuilder {
  final long seed;
  List<NodeId> nodes = List.of(new NodeId("n1"), new NodeId("n2"), new NodeId("n3"));
  Catalogue catalogue = new Catalogue(List.of(), List.of());
  NetworkModel network = NetworkModel.CALM;
  private Machine machine = Machine.IDEAL;
  private final Map<NodeId, Machine> machines = new LinkedHashMap<>();
  private Optional<LatencyMatrix> matrix = Optional.empty();
  private List<String> regions = List.of();
  final Map<String, Payload> files = new LinkedHashMap<>();
  final List<TraceObserver> observers = new ArrayList<>();
  private @Nullable Chances chances;

  WorldBuilder(long seed) {
    this.seed = seed;
  }

  /** The nodes, all up; n1, n2 and n3 unless said. */
  public WorldBuilder nodes(List<NodeId> nodes) {
    if (nodes.isEmpty() || new LinkedHashSet<>(nodes).size() != nodes.size()) {
      throw new IllegalArgumentException("nodes must be distinct and at least one: " + nodes);
    }
    this.nodes = List.copyOf(nodes);
    return this;
  }

  public WorldBuilder nodes(String... names) {
    return nodes(Stream.of(names).map(NodeId::new).toList());
  }

  /** The protocols every node has installed; none unless said. */
  public WorldBuilder catalogue(Catalogue catalogue) {
    this.catalogue = catalogue;
    return this;
  }

  /** {@link NetworkModel#CALM} unless said. */
  public WorldBuilder network(NetworkModel network) {
    this.network = network;
    return this;
  }

  /** What every node is that has no machine of its own; {@link Machine#IDEAL} unless said. */
  public WorldBuilder machines(Machine machine) {
    this.machine = machine;
    return this;
  }

  /** One node's machine. */
  public WorldBuilder machine(NodeId node, Machine machine) {
    machines.put(node, machine);
    return this;
  }

  /** The disk of every node that has no machine of its own; {@link DiskModel#SSD} unless said. */
  public WorldBuilder disks(DiskModel disks) {
    return machines(machine.with(disks));
  }

  /**
   * Places the nodes, all in one region unless said.
   *
   * @param regions one region for each node, in the order of the nodes
   */
  public WorldBuilder regions(LatencyMatrix matrix, List<String> regions) {
    this.matrix = Optional.of(matrix);
    this.regions = List.copyOf(regions);
    return this;
  }

  public WorldBuilder regions(LatencyMatrix matrix, String... regions) {
    return regions(matrix, List.of(regions));
  }

  /**
   * An open world: what happens next is for {@link World#open} and {@link World#happen}, what may
   * turn out well or badly for {@code chances}. The seed is left with what units draw for
   * themselves; models of networks and disks are not asked. Nodes cannot be paused.
   */
  public WorldBuilder open(Chances chances) {
    this.chances = chances;
    return this;
  }

  /** A file that compositions can name, on every node. */
  public WorldBuilder file(String path, Payload content) {
    files.put(path, content);
    return this;
  }

  /** One more observer; they are told in the order of these calls. */
  public WorldBuilder observer(TraceObserver observer) {
    observers.add(observer);
    return this;
  }

  /**
   * The world, in which nothing has happened yet.
   *
   * @throws IllegalArgumentException if there are machines or regions for other nodes than there
   *     are
   */
  public World build() {
    if (!nodes.containsAll(machines.keySet())) {
      throw new IllegalArgumentException("machines " + machines.keySet() + " of nodes " + nodes);
    }
    return new World(this);
  }

  Machine machineOf(NodeId node) {
    return machines.getOrDefault(node, machine);
  }

  /** One-way nanoseconds between nodes by their numbers, on top of what the network takes. */
  long[][] distance() {
    long[][] distance = new long[nodes.size()][nodes.size()];
    matrix.ifPresent(known -> {
      if (regions.size() != nodes.size()) {
        throw new IllegalArgumentException("regions " + regions + " of nodes " + nodes);
      }
      for (int from = 0; from < distance.length; from++) {
        for (int to = 0; to < distance.length; to++) {
          distance[from][to] = known.oneWay(regions.get(from), regions.get(to)).toNanos();
        }
      }
    });
    return distance;
  }

  Scheduler scheduler(RandomGenerator choice, Fingerprint fingerprint) {
    return chances == null
        ? new SeededScheduler(choice, fingerprint)
        : new OpenScheduler(chances, fingerprint);
  }
}

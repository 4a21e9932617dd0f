package dev.rhenea.worlds.register;

import dev.rhenea.environment.NodeId;
import dev.rhenea.simulator.World;
import dev.rhenea.virtuallog.placement.Placement;
import dev.rhenea.virtuallog.placement.Recorded;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The nodes of a run in which registers move: which of them there are, their processes, and what
 * each remembers between two of them.
 */
final class MovingCluster {
  static final List<NodeId> NODES = nodes("n1", "n2", "n3", "n4", "n5", "n6", "n7");

  /** The nodes on which the registers are at first. */
  static final List<NodeId> FOUNDING = nodes("n1", "n2", "n3");

  private final World world;
  private final Map<NodeId, MovingNode> running = new TreeMap<>();
  private final Map<NodeId, List<NodeId>> remembered = new TreeMap<>();
  private final TreeSet<NodeId> gone = new TreeSet<>();
  private final Map<String, RegisterHistory> histories = new TreeMap<>();

  MovingCluster(World world) {
    this.world = world;
  }

  /** What the first node that finds no directory writes. */
  static Recorded first() {
    return new Recorded(new TreeSet<>(NODES), new TreeSet<>(List.of("a", "b")), Optional.empty());
  }

  /** The process on {@code node}, which runs or has crashed. */
  MovingNode at(NodeId node) {
    return Objects.requireNonNull(running.get(node), () -> node + " does not run");
  }

  /** Whether every log is open on every node there is. */
  boolean allReady() {
    SortedSet<String> known = logs();
    return present().stream()
        .allMatch(node -> running.containsKey(node) && running.get(node).isReady(known));
  }

  /** The nodes that have not opened every log. */
  List<NodeId> unready() {
    SortedSet<String> known = logs();
    return present().stream().filter(node -> !at(node).isReady(known)).toList();
  }

  /** Whether every node knows that every node has heard where the registers are. */
  boolean allFollowed() {
    return running.values().stream()
        .allMatch(node ->
            node.latest()
                .flatMap(Recorded::placement)
                .filter(placement -> present().stream().allMatch(placement::hasHeard))
                .isPresent());
  }

  /** The logs that some node knows of; there is no way to end one. */
  SortedSet<String> logs() {
    return running.values().stream()
        .flatMap(node -> node.latest().stream())
        .flatMap(latest -> latest.logs().stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The nodes that did not leave. */
  List<NodeId> present() {
    return NODES.stream().filter(node -> !gone.contains(node)).toList();
  }

  /** Whether {@code process} is the last one that began on its node, which did not leave. */
  boolean isCurrent(MovingNode process) {
    return running.get(process.node()) == process;
  }

  /** The nodes that are up and have read the directory. */
  List<MovingNode> able() {
    return running.values().stream()
        .filter(node -> world.faults().isUp(node.node()) && node.latest().isPresent())
        .toList();
  }

  /** A node is a member no more: for good, and with everything it had. */
  void left(NodeId leaver) {
    if (gone.add(leaver)) {
      running.remove(leaver);
      remembered.remove(leaver);
      world.faults().wipe(leaver);
    }
  }

  /** One that left and may come back. */
  Optional<NodeId> newcomer() {
    return gone.isEmpty() ? Optional.empty() : Optional.of(gone.first());
  }

  /** A node is a member again, and begins with an empty disk, told where the registers are. */
  void cameBack(NodeId newcomer, Recorded now) {
    if (gone.remove(newcomer)) {
      remembered.put(newcomer, now.placement().map(Placement::acceptors).orElse(FOUNDING));
      restart(newcomer);
    }
  }

  /** What was seen of every register, on all nodes. */
  List<RegisterHistory> histories() {
    return List.copyOf(histories.values());
  }

  /** Those that are down begin anew; what left stays away. */
  void restartAll() {
    present().forEach(this::restart);
  }

  /** Begins a process on {@code node} if it is down. */
  void restart(NodeId node) {
    if (!world.faults().isUp(node)) {
      world.faults().restart(node);
      start(node);
    }
  }

  /** Begins a process on {@code node}, which is up. */
  void start(NodeId node) {
    MovingNode process =
        new MovingNode(
            world.host(node, "directory"),
            id -> histories.computeIfAbsent(id.name(), name -> new RegisterHistory()),
            remembered);
    running.put(node, process);
    process.begin();
  }

  private static List<NodeId> nodes(String... names) {
    return Stream.of(names).map(NodeId::new).toList();
  }
}

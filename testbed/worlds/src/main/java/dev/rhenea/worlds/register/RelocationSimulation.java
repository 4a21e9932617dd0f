package dev.rhenea.worlds.register;

import dev.rhenea.environment.Future;
import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.Unavailable;
import dev.rhenea.paxos.PaxosProvider;
import dev.rhenea.provider.Catalogue;
import dev.rhenea.register.Version;
import dev.rhenea.simulator.NetworkModel;
import dev.rhenea.simulator.SimulationFault;
import dev.rhenea.simulator.Traced;
import dev.rhenea.simulator.World;
import dev.rhenea.virtuallog.VirtualLog;
import dev.rhenea.virtuallog.placement.Placement;
import dev.rhenea.virtuallog.placement.PlacementTrace;
import dev.rhenea.virtuallog.placement.Recorded;
import dev.rhenea.virtuallog.placement.Relocated;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * One seeded run: seven nodes use the registers of two logs, and of a third that is made meanwhile,
 * while one or two of them at once move all registers to other nodes, die at it, and are cut off;
 * nodes that are needed no more leave for good, and come back empty. Ends with all nodes up and the
 * network whole: then every node, also after a restart, finds every register, and a move is seen
 * through. What left stays away.
 */
public final class RelocationSimulation {
  static final List<NodeId> FOUNDING = nodes("n1", "n2", "n3");

  private static final List<NodeId> NODES = nodes("n1", "n2", "n3", "n4", "n5", "n6", "n7");
  private static final int DISTURBANCES = 80;
  private static final Duration SOON = Duration.ofSeconds(20);

  private final World world;
  private final SplittableRandom random;
  private final Map<NodeId, MovingNode> running = new TreeMap<>();
  private final Map<NodeId, List<NodeId>> remembered = new TreeMap<>();
  private final TreeSet<NodeId> gone = new TreeSet<>();
  private final Map<String, RegisterHistory> histories = new TreeMap<>();
  private final List<Violation> violations = new ArrayList<>();
  private final List<Operation> operations = new ArrayList<>();
  private boolean strike;

  /** What an operator began through a node, which may have died since. */
  private record Operation(MovingNode by, Future<?> end) {}

  private RelocationSimulation(long seed) {
    random = new SplittableRandom(seed ^ 0x6d6f7665L);
    world =
        World.seeded(seed)
            .nodes(NODES)
            .catalogue(new Catalogue(List.of(), List.of(new PaxosProvider())))
            .observer(this::observe)
            .build();
  }

  static Recorded first() {
    return new Recorded(new TreeSet<>(NODES), new TreeSet<>(List.of("a", "b")), Optional.empty());
  }

  /** Runs that seed and returns the laws that were broken, each with what broke it. */
  public static List<Violation> run(long seed) {
    RelocationSimulation simulation = new RelocationSimulation(seed);
    try {
      simulation.play();
    } catch (SimulationFault bug) {
      simulation.broken(RegisterLaw.NO_FAULT, bug.toString());
    } catch (Unavailable why) {
      simulation.broken(RegisterLaw.RESUMES, why.diagnosis().toString());
    }
    simulation
        .histories
        .values()
        .forEach(history ->
            simulation.violations.addAll(RegisterLaws.violations(history.observations())));
    return List.copyOf(simulation.violations);
  }

  private void play() throws Unavailable {
    NODES.forEach(this::start);
    if (!world.runUntil(this::allReady, SOON)) {
      throw new IllegalStateException("an undisturbed cluster did not begin");
    }
    world.faults().network(NetworkModel.ROUGH);
    for (int i = 0; i < DISTURBANCES; i++) {
      disturb();
      world.runFor(Duration.ofNanos(1000L << random.nextInt(19)));
    }
    calm();
    recover();
    for (NodeId node : present()) { // everything restarts
      world.faults().crash(node);
    }
    present().forEach(this::restart);
    recover();
  }

  private void disturb() {
    switch (random.nextInt(18)) {
      case 0 -> world.faults().crash(pick());
      case 1 -> strike = true;
      case 2 -> world.faults().isolate(pick());
      case 3 -> world.faults().partition(List.of(List.of(pick(), pick())));
      case 4 -> world.faults().pause(pick());
      case 5, 6, 7 -> someone().ifPresent(node -> began(node, node.move(some())));
      case 8, 9, 10 -> someone().ifPresent(this::takeSomebodyOut);
      case 11 -> someone().ifPresent(this::takeSomebodyIn);
      case 12 -> someone().ifPresent(node -> began(node, node.add("c")));
      case 13 -> restartAll();
      case 14, 15 -> someone().ifPresent(this::exodus);
      default -> calm();
    }
  }

  /** While one sleeps, the registers move away, and as many as can leave where they were. */
  private void exodus(MovingNode by) {
    NodeId sleeper = pick();
    if (sleeper.equals(by.node())) {
      return;
    }
    if (random.nextBoolean()) {
      world.faults().crash(sleeper);
    } else {
      world.faults().pause(sleeper);
    }
    List<NodeId> old =
        by.latest().flatMap(Recorded::placement).map(Placement::acceptors).orElse(FOUNDING);
    SequencedSet<NodeId> others = new LinkedHashSet<>(present());
    others.removeAll(old);
    others.remove(sleeper);
    while (others.size() > 3) {
      others.removeLast();
    }
    began(by, by.move(others.isEmpty() ? some() : others));
    world.runFor(Duration.ofMillis(400));
    for (NodeId node : old) {
      someone().ifPresent(operator -> takeOut(operator, node));
      world.runFor(Duration.ofMillis(50));
    }
  }

  private void takeSomebodyOut(MovingNode by) {
    takeOut(by, pick());
  }

  /** For good, and with everything it had. */
  private void takeOut(MovingNode by, NodeId leaver) {
    if (leaver.equals(by.node())) {
      return;
    }
    began(
        by,
        by.takeOut(leaver)
            .map(out -> {
              if (out && gone.add(leaver)) {
                running.remove(leaver);
                remembered.remove(leaver);
                world.faults().wipe(leaver);
              }
              return out;
            }));
  }

  private void takeSomebodyIn(MovingNode by) {
    if (gone.isEmpty()) {
      return;
    }
    NodeId newcomer = gone.first();
    began(
        by,
        by.takeIn(newcomer)
            .map(in -> {
              if (gone.remove(newcomer)) {
                remembered.put(newcomer, in.placement().map(Placement::acceptors).orElse(FOUNDING));
                restart(newcomer);
              }
              return in;
            }));
  }

  private void began(MovingNode by, Future<?> operation) {
    operations.add(new Operation(by, operation));
  }

  /** Nobody who lives is still at it. */
  private boolean isQuiet() {
    return operations.stream()
        .allMatch(each -> each.end().isDone() || running.get(each.by().node()) != each.by());
  }

  private void observe(Traced traced) {
    if (strike && traced.step() instanceof PlacementTrace && random.nextInt(3) == 0) {
      strike = false;
      world.faults().crash(traced.node());
    }
  }

  private void calm() {
    strike = false;
    world.faults().heal();
    NODES.forEach(world.faults()::resume);
    restartAll();
  }

  private void recover() throws Unavailable {
    world.faults().network(NetworkModel.CALM);
    if (!world.runUntil(this::isQuiet, SOON)) {
      broken(RegisterLaw.RESUMES, "an operator has no answer");
      return;
    }
    if (!world.runUntil(this::allReady, SOON)) {
      broken(RegisterLaw.RESUMES, "not every node finds every register: " + unready());
      return;
    }
    for (NodeId node : present()) {
      for (String log : newest().logs()) {
        Optional<Version> seen = world.await(at(node).use(VirtualLog.registerOf(log)));
        if (seen.isEmpty()) {
          broken(RegisterLaw.RESUMES, node + " has no answer from the register of " + log);
        }
      }
    }
    SequencedSet<NodeId> wanted = some();
    Relocated moved = world.await(at(present().getFirst()).move(wanted));
    if (!(moved instanceof Relocated.Moved)) {
      broken(RegisterLaw.RESUMES, "a move to %s ended as %s".formatted(wanted, moved));
    } else if (!world.runUntil(this::allFollowed, SOON)) {
      broken(RegisterLaw.RESUMES, "not every node follows");
    }
  }

  private MovingNode at(NodeId node) {
    return Objects.requireNonNull(running.get(node), () -> node + " does not run");
  }

  private boolean allReady() {
    return present().stream()
        .allMatch(node -> running.containsKey(node) && running.get(node).isReady());
  }

  private List<NodeId> unready() {
    return present().stream().filter(node -> !at(node).isReady()).toList();
  }

  private boolean allFollowed() {
    return running.values().stream()
        .allMatch(node ->
            node.latest()
                .flatMap(Recorded::placement)
                .filter(placement -> present().stream().allMatch(placement::hasHeard))
                .isPresent());
  }

  private Recorded newest() {
    return running.values().stream()
        .flatMap(node -> node.latest().stream())
        .max((a, b) -> Integer.compare(a.logs().size(), b.logs().size()))
        .orElseThrow();
  }

  private List<NodeId> present() {
    return NODES.stream().filter(node -> !gone.contains(node)).toList();
  }

  private Optional<MovingNode> someone() {
    List<MovingNode> able =
        running.values().stream()
            .filter(node -> world.faults().isUp(node.node()) && node.latest().isPresent())
            .toList();
    return able.isEmpty() ? Optional.empty() : Optional.of(able.get(random.nextInt(able.size())));
  }

  private NodeId pick() {
    List<NodeId> present = present();
    return present.get(random.nextInt(present.size()));
  }

  private SequencedSet<NodeId> some() {
    SequencedSet<NodeId> some = new LinkedHashSet<>();
    while (some.size() < 3) {
      some.add(pick());
    }
    return some;
  }

  private void restartAll() {
    present().forEach(this::restart);
  }

  private void restart(NodeId node) {
    if (!world.faults().isUp(node)) {
      world.faults().restart(node);
      start(node);
    }
  }

  private void start(NodeId node) {
    MovingNode process =
        new MovingNode(
            world.host(node, "directory"),
            id -> histories.computeIfAbsent(id.name(), name -> new RegisterHistory()),
            remembered);
    running.put(node, process);
    process.begin();
  }

  private void broken(RegisterLaw law, String evidence) {
    violations.add(new Violation(law, evidence));
  }

  private static List<NodeId> nodes(String... names) {
    return Stream.of(names).map(NodeId::new).toList();
  }
}

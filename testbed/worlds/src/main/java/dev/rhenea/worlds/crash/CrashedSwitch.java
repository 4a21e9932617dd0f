package dev.rhenea.worlds.crash;

import dev.rhenea.environment.NodeId;
import dev.rhenea.simulator.DiskModel;
import dev.rhenea.simulator.NetworkModel;
import dev.rhenea.spec.ProtocolSpec;
import dev.rhenea.spec.Value;
import dev.rhenea.worlds.schedule.Call;
import dev.rhenea.worlds.schedule.Cluster;
import dev.rhenea.worlds.schedule.Core;
import dev.rhenea.worlds.schedule.Fault;
import dev.rhenea.worlds.schedule.FaultKind;
import dev.rhenea.worlds.schedule.Means;
import dev.rhenea.worlds.schedule.Request;
import dev.rhenea.worlds.schedule.Schedule;
import dev.rhenea.worlds.schedule.Target;
import dev.rhenea.worlds.simulation.Simulation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A switch under load in a small fixed world, in which every role has a node of its own: c1 asks
 * for another Loglet, c2 appends too; n1 to n3 are LogServers, q1 their sequencer, a1 to a3 hold
 * the chain.
 *
 * @param target the other Loglet
 * @param crashed who is down already, or about to be
 */
public record CrashedSwitch(String name, ProtocolSpec target, List<Target> crashed) {
  private static final Duration SWITCH = Duration.ofMillis(300);

  /** The procedures a switch consists of. */
  private static final List<String> PROCEDURES =
      List.of("Reconfiguration.", "VirtualLogTrace.", "Seal.", "CheckTail.", "Repair.");

  /** What goes on below it, and below appends, all the time: each step is looked at once. */
  private static final List<String> STORES = List.of("LogServer.", "Sequencer.", "PaxosTrace.");

  private static final List<Target> ROLES =
      List.of(
          new Target.Nodes(nodes("q1")),
          new Target.Nodes(nodes("n1")),
          new Target.Nodes(nodes("a1")));

  /** A power cut: whatever anybody has said must be on a disk. */
  private static final List<Target> POWER =
      List.of(new Target.Nodes(nodes("n1", "n2", "n3")), new Target.Nodes(nodes("a1", "a2", "a3")));

  /** Slow enough that answers would overtake what they speak of. */
  public static final DiskModel SLOW =
      new DiskModel(Duration.ofMillis(5), Duration.ofMillis(5), Duration.ZERO);

  public CrashedSwitch {
    crashed = List.copyOf(crashed);
  }

  /** All such worlds. */
  public static List<CrashedSwitch> all() {
    ProtocolSpec elsewhere = nativeOn("q2", "n3", "n4", "n5");
    return List.of(
        new CrashedSwitch("to native, one LogServer stays", elsewhere, List.of()),
        new CrashedSwitch(
            "to the memory of a node that never crashes",
            ProtocolSpec.of("memory").with("node", node("m1")),
            List.of()),
        new CrashedSwitch(
            "to a Loglet that cannot be made: the intent fails",
            nativeOn("q2", "n1", "n4", "n5"),
            List.of(new Target.Nodes(nodes("n4", "n5")))),
        new CrashedSwitch(
            "whoever asked dies with its intent written: another has to drive it (V4)",
            elsewhere,
            List.of(new Target.Author("Reconfiguration.IntentWritten", 0))),
        new CrashedSwitch(
            "whoever asked dies with the old Loglet sealed: another has to find its tail",
            elsewhere,
            List.of(new Target.Author("Reconfiguration.Sealed", 0))));
  }

  /** Every step of the switch, and at each of them the crash of one node of each role. */
  public List<CrashPoint> points(Simulation simulation) {
    return points(simulation, PROCEDURES, ROLES, DiskModel.SSD);
  }

  /**
   * The first time that anybody takes each step inside an append, a LogServer or a write of the
   * register, and there the crash of whoever takes it, and a power cut of each role.
   */
  public List<CrashPoint> pointsInside(Simulation simulation, DiskModel disks) {
    return points(simulation, STORES, POWER, disks);
  }

  private List<CrashPoint> points(
      Simulation simulation, List<String> procedures, List<Target> others, DiskModel disks) {
    return CrashPoint.of(
        simulation,
        schedule(disks),
        SWITCH,
        step -> procedures.stream().anyMatch(step::startsWith),
        others);
  }

  private Schedule schedule(DiskModel disks) {
    List<NodeId> nodes =
        nodes("c1", "c2", "n1", "n2", "n3", "n4", "n5", "q1", "q2", "m1", "a1", "a2", "a3");
    List<NodeId> clients = nodes("c1", "c2");
    List<Call> calls = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      calls.add(
          new Call(Duration.ofMillis(20L * i), clients.get(i % 2), new Request.Append(2, 20)));
    }
    calls.add(new Call(SWITCH, clients.getFirst(), new Request.Switch(target)));
    return new Schedule(
        1,
        new Cluster(
            nodes,
            nodes("m1"),
            clients,
            nodes("a1", "a2", "a3"),
            nodes("n1", "n2", "n3", "n4", "n5", "q1", "q2"),
            nativeOn("q1", "n1", "n2", "n3")),
        NetworkModel.CALM,
        Means.of(disks),
        calls,
        crashed.stream().map(CrashedSwitch::crash).toList(),
        new Core(nodes, Optional.empty()));
  }

  private static Fault crash(Target target) {
    return new Fault(SWITCH.minusMillis(1), Duration.ofMillis(1_500), FaultKind.CRASH, target, 0);
  }

  private static ProtocolSpec nativeOn(String sequencer, String... servers) {
    return ProtocolSpec.of("native")
        .withNodes("logservers", nodes(servers))
        .with("sequencer", node(sequencer));
  }

  private static Value node(String name) {
    return new Value.Node(new NodeId(name));
  }

  private static List<NodeId> nodes(String... names) {
    return Stream.of(names).map(NodeId::new).toList();
  }

  @Override
  public String toString() {
    return name;
  }
}

package dev.rhenea.worlds.crash;

import dev.rhenea.environment.NodeId;
import dev.rhenea.simulator.DiskModel;
import dev.rhenea.simulator.NetworkModel;
import dev.rhenea.spec.ProtocolSpec;
import dev.rhenea.spec.Value;
import dev.rhenea.worlds.schedule.Call;
import dev.rhenea.worlds.schedule.Cluster;
import dev.rhenea.worlds.schedule.Core;
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
 * A copy of a closed segment under load in a small fixed world (reconfigModify): c1 switches from
 * the LogServers n1 to n3 to others, then copies what it closed; c2 appends, reads all the time and
 * switches once more; a1 to a3 hold the chain.
 *
 * @param copy where the closed segment goes
 */
public record CrashedCopy(String name, ProtocolSpec copy) {
  private static final Duration COPY = Duration.ofMillis(400);

  /** What a copy consists of, and what follows it. */
  private static final List<String> PROCEDURES =
      List.of(
          "Modification.",
          "VirtualLogTrace.Candidate",
          "VirtualLogTrace.Chain",
          "Copier.",
          "LogServer.Begun",
          "LogServer.Whole",
          "LogServer.Finished");

  private static final List<Target> ROLES =
      Stream.of("n1", "a1").<Target>map(name -> new Target.Nodes(nodes(name))).toList();

  /** All such worlds. */
  public static List<CrashedCopy> all() {
    return List.of(
        new CrashedCopy(
            "to the memory of a node that never crashes",
            ProtocolSpec.of("memory").with("node", new Value.Node(new NodeId("m1")))),
        new CrashedCopy(
            "to objects outside the cluster",
            ProtocolSpec.of("objects").with("folder", new Value.Folder("/cold"))),
        new CrashedCopy("to other LogServers", nativeOn("n1", "n4", "n5")));
  }

  /** Every step of the copy, and at each of them the crash of one node of each role. */
  public List<CrashPoint> points(Simulation simulation) {
    return CrashPoint.of(
        simulation,
        schedule(),
        COPY,
        step -> PROCEDURES.stream().anyMatch(step::startsWith),
        ROLES);
  }

  private Schedule schedule() {
    List<NodeId> nodes =
        nodes("c1", "c2", "n1", "n2", "n3", "n4", "n5", "n6", "m1", "a1", "a2", "a3");
    List<NodeId> clients = nodes("c1", "c2");
    List<Call> calls = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      Duration at = Duration.ofMillis(20L * i);
      calls.add(new Call(at, clients.get(i % 2), new Request.Append(2, 20)));
      calls.add(new Call(at, clients.getLast(), new Request.Read(0, 50)));
    }
    calls.add(
        new Call(
            Duration.ofMillis(200),
            clients.getFirst(),
            new Request.Switch(nativeOn("n4", "n5", "n6"))));
    calls.add(new Call(COPY, clients.getFirst(), new Request.Modify(0, copy)));
    calls.add(
        new Call(
            COPY.plusMillis(3), clients.getLast(), new Request.Switch(nativeOn("n1", "n2", "n3"))));
    return new Schedule(
        1,
        new Cluster(
            nodes,
            nodes("m1"),
            clients,
            nodes("a1", "a2", "a3"),
            nodes("n1", "n2", "n3", "n4", "n5", "n6"),
            nativeOn("n1", "n2", "n3")),
        NetworkModel.CALM,
        Means.of(DiskModel.SSD),
        calls,
        List.of(),
        new Core(nodes, Optional.empty()));
  }

  private static ProtocolSpec nativeOn(String... servers) {
    return ProtocolSpec.of("native").withNodes("logservers", nodes(servers));
  }

  private static List<NodeId> nodes(String... names) {
    return Stream.of(names).map(NodeId::new).toList();
  }

  @Override
  public String toString() {
    return name;
  }
}

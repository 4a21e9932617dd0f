package dev.rhenea.worlds.register;

import dev.rhenea.environment.Done;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.Unavailable;
import dev.rhenea.paxos.PaxosProvider;
import dev.rhenea.paxos.PaxosRegister;
import dev.rhenea.paxos.PaxosTrace;
import dev.rhenea.paxos.WriteId;
import dev.rhenea.payload.Payload;
import dev.rhenea.provider.Catalogue;
import dev.rhenea.provider.Host;
import dev.rhenea.register.RegisterId;
import dev.rhenea.register.Version;
import dev.rhenea.simulator.NetworkModel;
import dev.rhenea.simulator.SimulationFault;
import dev.rhenea.simulator.Traced;
import dev.rhenea.simulator.World;
import dev.rhenea.spec.ProtocolSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * One seeded run: three clients race on a register of five possible acceptors, while an operator
 * changes which of them decide and nodes crash, hang, lose messages and disks. Ends with all nodes
 * up and the network whole, when everything must work again.
 */
public final class RegisterSimulation {
  private static final List<NodeId> ACCEPTORS = nodes("n1", "n2", "n3", "n4", "n5");
  private static final List<NodeId> CLIENTS = nodes("c1", "c2", "c3");
  private static final NodeId OPERATOR = new NodeId("op");
  private static final RegisterId ID = new RegisterId("chain/default");
  private static final Duration DEADLINE = Duration.ofMillis(200);
  private static final int DISTURBANCES = 60;

  private final World world;
  private final PaxosProvider provider = new PaxosProvider();
  private final RegisterHistory history = new RegisterHistory();
  private final Map<NodeId, RegisterClient> clients = new TreeMap<>();
  private final Map<NodeId, Future<Done>> running = new TreeMap<>();
  private final Map<Version, WriteId> choices = new TreeMap<>();
  private final List<Violation> violations = new ArrayList<>();

  private RegisterSimulation(long seed) {
    world =
        World.seeded(seed)
            .nodes(Stream.of(ACCEPTORS, CLIENTS, List.of(OPERATOR)).flatMap(List::stream).toList())
            .catalogue(new Catalogue(List.of(), List.of(provider)))
            .observer(this::observe)
            .build();
  }

  /** Runs that seed and returns the laws that were broken, each with what broke it. */
  public static List<Violation> run(long seed) {
    RegisterSimulation simulation = new RegisterSimulation(seed);
    try {
      simulation.play();
    } catch (SimulationFault bug) {
      simulation.broken(RegisterLaw.NO_FAULT, bug.toString());
    } catch (Unavailable why) {
      simulation.broken(RegisterLaw.RESUMES, why.diagnosis().toString());
    }
    simulation.violations.addAll(RegisterLaws.violations(simulation.history.observations()));
    return List.copyOf(simulation.violations);
  }

  private void play() throws Unavailable {
    ProtocolSpec created =
        world.await(
            provider.create(
                world.host(OPERATOR, "creator"),
                ID,
                ProtocolSpec.of("paxos").withNodes("nodes", ACCEPTORS.subList(0, 3)),
                DEADLINE));
    Host host = world.host(OPERATOR, "operator");
    Operator operator =
        new Operator(host.environment(), provider.open(host, ID, created, DEADLINE), created);
    RegisterNemesis nemesis =
        new RegisterNemesis(world, ACCEPTORS, operator, node -> start(node, created));
    CLIENTS.forEach(node -> start(node, created));
    world.faults().network(NetworkModel.ROUGH);
    for (int i = 0; i < DISTURBANCES; i++) {
      nemesis.disturb();
      nemesis.pass();
    }
    nemesis.calm();
    world.faults().network(NetworkModel.CALM);
    recover(operator, created);
  }

  /** Nothing stands in the way any more. */
  private void recover(Operator operator, ProtocolSpec created) throws Unavailable {
    clients.values().forEach(RegisterClient::stop);
    for (Future<Done> client : running.values()) {
      world.await(client);
    }
    world.runFor(DEADLINE);
    world.await(operator.change(ACCEPTORS.subList(0, 3)));
    for (NodeId node : CLIENTS) {
      Host host = world.host(node, "judge");
      PaxosRegister register = provider.open(host, ID, created, DEADLINE);
      Version now = world.await(register.read()).version();
      world.await(history.write(register, Payload.utf8("last of " + node), now));
      Version last = world.await(register.read()).version();
      if (!last.equals(now.next())) {
        broken(RegisterLaw.RESUMES, "the last write of " + node + " made no version");
      }
      world.await(history.read(host.environment(), register));
    }
  }

  private void start(NodeId node, ProtocolSpec created) {
    if (CLIENTS.contains(node)) {
      Host host = world.host(node, "client");
      RegisterClient client =
          new RegisterClient(
              host.environment(), provider.open(host, ID, created, DEADLINE), history);
      clients.put(node, client);
      running.put(node, client.run());
    }
  }

  private void observe(Traced traced) {
    if (traced.step() instanceof PaxosTrace.Choice(Version version, WriteId write)) {
      WriteId other = choices.putIfAbsent(version, write);
      if (other != null && !other.equals(write)) {
        broken(
            RegisterLaw.ONE_VALUE,
            "%s was chosen by %s and by %s".formatted(version, other, write));
      }
    }
  }

  private void broken(RegisterLaw law, String evidence) {
    violations.add(new Violation(law, evidence));
  }

  private static List<NodeId> nodes(String... names) {
    return Stream.of(names).map(NodeId::new).toList();
  }
}

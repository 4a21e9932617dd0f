package dev.rhenea.node.directory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rhenea.environment.Future;
import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.StorageId;
import dev.rhenea.environment.Unavailable;
import dev.rhenea.memory.MemoryRegisterProvider;
import dev.rhenea.node.transport.HostPort;
import dev.rhenea.provider.Catalogue;
import dev.rhenea.provider.Host;
import dev.rhenea.simulator.NetworkModel;
import dev.rhenea.simulator.World;
import dev.rhenea.spec.ProtocolSpec;
import dev.rhenea.spec.Value;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Several nodes change the directory at once in a simulated network that loses, delays and repeats
 * messages, so that writes meet conflicts and have unknown outcomes.
 */
class DirectoryRaceTest {
  private static final MemoryRegisterProvider REGISTERS = new MemoryRegisterProvider();
  private static final Duration DEADLINE = Duration.ofMillis(200);
  private static final NodeId KEEPER = new NodeId("n0");

  /** What one of them knows. */
  private record Client(int number, DirectoryRegister register, List<Directory> told) {
    Addresses addresses() {
      return Addresses.of(
          HostPort.parse("10.0.0.%d:7101".formatted(number)),
          HostPort.parse("10.0.0.%d:7201".formatted(number)));
    }

    StorageId folder() {
      return new StorageId(number);
    }

    Future<Arrival> arriveAs(NodeId name) {
      return register.arrive(name, folder(), addresses());
    }
  }

  private static World world(long seed) {
    return World.seeded(seed)
        .nodes(List.of(KEEPER, new NodeId("n1"), new NodeId("n2"), new NodeId("n3")))
        .catalogue(new Catalogue(List.of(), List.of(REGISTERS), List.of()))
        .build();
  }

  private static List<Client> clients(World world) throws Unavailable {
    ProtocolSpec spec = ProtocolSpec.of("memory").with("node", new Value.Node(KEEPER));
    List<Client> clients = new ArrayList<>();
    for (NodeId node : world.nodes()) {
      Host host = world.host(node, "directory");
      ProtocolSpec created =
          world.await(REGISTERS.create(host, DirectoryRegister.ID, spec, Duration.ofSeconds(1)));
      List<Directory> told = new ArrayList<>();
      DirectoryRegister register =
          new DirectoryRegister(
              host.environment(),
              REGISTERS.open(host, DirectoryRegister.ID, created, DEADLINE),
              told::add);
      clients.add(new Client(clients.size() + 1, register, told));
    }
    world.faults().network(NetworkModel.ROUGH.withLoss(0.2));
    return clients;
  }

  private static <T> List<T> all(World world, List<Future<T>> futures) throws Unavailable {
    List<T> values = new ArrayList<>();
    for (Future<T> future : futures) {
      values.add(world.await(future));
    }
    return values;
  }

  private static Members founded(Directory directory) {
    return directory.members().orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
  void whatWasAnsweredHoldsForEverybody(long seed) throws Unavailable {
    World world = world(seed);
    List<Client> clients = clients(world);
    Client one = clients.getFirst();
    List<Future<Directory>> founding = new ArrayList<>();
    for (Client each : clients) {
      founding.add(
          each.register.found(new TreeMap<>(Map.of("table", "memory(n0)")), new TreeMap<>()));
    }
    List<Directory> found = all(world, founding);
    assertThat(found)
        .extracting(directory -> founded(directory).cluster())
        .containsOnly(founded(found.getFirst()).cluster());

    NodeId name = new NodeId("new");
    List<Future<Arrival>> arriving = new ArrayList<>();
    List<Future<Directory>> adding = new ArrayList<>();
    for (Client each : clients) { // all under one name; each a log besides
      arriving.add(each.arriveAs(name));
      adding.add(each.register.add("log-" + each.number, "memory(n0)"));
    }
    List<Arrival> arrivals = all(world, arriving);
    all(world, adding);
    Predicate<Arrival> refused = Arrival.Refused.class::isInstance;
    assertThat(arrivals).filteredOn(refused.negate()).hasSize(1);
    int winner = arrivals.indexOf(arrivals.stream().filter(refused.negate()).findFirst().get());
    Directory now = world.await(one.register.read());
    assertThat(founded(now).present())
        .extractingByKey(name)
        .extracting(Member::folder)
        .isEqualTo(Optional.of(clients.get(winner).folder()));
    assertThat(now.logs()).containsOnlyKeys("table", "log-1", "log-2", "log-3", "log-4");

    List<Future<Departure>> leaving = new ArrayList<>();
    for (Client each : clients) {
      leaving.add(each.register.leave(name, founded(now)));
    }
    assertThat(all(world, leaving)).doesNotHaveAnyElementsOfTypes(Departure.Changed.class);
    Arrival again = world.await(clients.get(winner).arriveAs(name));
    assertThat(again).isInstanceOf(Arrival.Refused.class);

    for (Client each : clients) {
      Directory last = world.await(each.register.read());
      assertThat(founded(last).present()).isEmpty();
      assertThat(each.told.getLast()).isEqualTo(last);
      assertThat(each.told).doesNotHaveDuplicates(); // nobody was told of an older one again
    }
  }
}

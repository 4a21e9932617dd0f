package dev.rhenea.nativeloglet;

import dev.rhenea.contract.Call;
import dev.rhenea.contract.SimulatedCluster;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.Unavailable;
import dev.rhenea.loglet.AppendResult;
import dev.rhenea.loglet.HandleLimits;
import dev.rhenea.loglet.Loglet;
import dev.rhenea.loglet.LogletId;
import dev.rhenea.loglet.LogletOffset;
import dev.rhenea.loglet.ReadResult;
import dev.rhenea.loglet.Tail;
import dev.rhenea.nativeloglet.NativeMessage.Append;
import dev.rhenea.nativeloglet.NativeMessage.Claim;
import dev.rhenea.nativeloglet.NativeMessage.FromLogServer;
import dev.rhenea.nativeloglet.NativeMessage.QueryTail;
import dev.rhenea.nativeloglet.NativeMessage.TailReport;
import dev.rhenea.nativeloglet.NativeMessage.ToLogServer;
import dev.rhenea.payload.Payload;
import dev.rhenea.provider.Catalogue;
import dev.rhenea.provider.Host;
import dev.rhenea.simulator.Faults;
import dev.rhenea.simulator.NetworkModel;
import dev.rhenea.simulator.World;
import dev.rhenea.spec.ProtocolSpec;
import dev.rhenea.spec.Value;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * One Loglet on a few simulated nodes, n1 and so on, and a client's node, c1, for tests that set a
 * rule's scene message by message: the test plays the sequencer, or a client, or both.
 */
final class Stage {
  static final HandleLimits LIMITS = HandleLimits.DEFAULT.withDeadline(Duration.ofSeconds(2));
  static final Incarnation FIRST = new Incarnation(1);
  static final Incarnation SECOND = new Incarnation(2);

  private static final NodeId CLIENT = new NodeId("c1");

  private final NativeLogletProvider provider = new NativeLogletProvider();
  private final LogletId id = new LogletId("stage", 1);
  private final World world;
  private final SimulatedCluster cluster;
  private final ProtocolSpec created;
  private final List<NativeTrace> steps = new ArrayList<>();

  private Stage(World world, ProtocolSpec spec) throws Unavailable {
    this.world = world;
    cluster = new SimulatedCluster(world);
    world.observe(traced -> {
      if (traced.step() instanceof NativeTrace step) {
        steps.add(step);
      }
    });
    Host host = host("probe");
    created = cluster.await(host, () -> provider.create(host, id, spec, LIMITS));
  }

  /** LogServers n1, n2, ... with n1 as the sequencer. */
  static Stage of(int logServers) throws Unavailable {
    return of(logServers, "n1");
  }

  /** LogServers n1, n2, ... and a sequencer anywhere. */
  static Stage of(int logServers, String sequencer) throws Unavailable {
    List<NodeId> members =
        IntStream.rangeClosed(1, logServers).mapToObj(i -> new NodeId("n" + i)).toList();
    List<NodeId> nodes = new ArrayList<>(members);
    nodes.add(CLIENT);
    if (!nodes.contains(new NodeId(sequencer))) {
      nodes.add(new NodeId(sequencer));
    }
    World world =
        World.seeded(1)
            .nodes(nodes)
            .catalogue(new Catalogue(List.of(new NativeLogletProvider()), List.of()))
            .network(NetworkModel.fixed(Duration.ofNanos(100_000)))
            .build();
    return new Stage(
        world,
        ProtocolSpec.of("native")
            .withNodes(NativeParameters.LOG_SERVERS, members)
            .with(NativeParameters.SEQUENCER, new Value.Node(new NodeId(sequencer))));
  }

  World world() {
    return world;
  }

  Faults faults() {
    return world.faults();
  }

  /** Every step that was traced so far. */
  List<NativeTrace> steps() {
    return List.copyOf(steps);
  }

  ProtocolSpec created() {
    return created;
  }

  LogletId id() {
    return id;
  }

  Host host(String unit) {
    return world.host(CLIENT, unit);
  }

  static NodeId node(String name) {
    return new NodeId(name);
  }

  // ---- as a sequencer, or anybody, who talks to one LogServer ----

  /** Starts a message with that known tail on its envelope. */
  Call<FromLogServer> start(String server, ToLogServer message, long knownTail) {
    return start(server, message, knownTail, created);
  }

  /** The same, to a LogServer bound as in that spec. */
  Call<FromLogServer> start(
      String server, ToLogServer message, long knownTail, ProtocolSpec bound) {
    Host host = host("probe");
    KnownTail known = new KnownTail();
    known.hear(knownTail);
    Peers peers = new Peers(host.environment(), id.unit(), NativeParameters.of(bound), known);
    return cluster.start(host, () -> peers.ask(node(server), message, Duration.ofSeconds(1)));
  }

  FromLogServer ask(String server, ToLogServer message) throws Unavailable {
    return start(server, message, 0).await();
  }

  TailReport report(String server) throws Unavailable {
    return (TailReport) ask(server, new QueryTail());
  }

  /** The known tail that a LogServer tells. */
  long knownTail(String server) throws Unavailable {
    Host host = host("probe");
    KnownTail known = new KnownTail();
    Peers peers = new Peers(host.environment(), id.unit(), NativeParameters.of(created), known);
    cluster.await(host, () -> peers.ask(node(server), new QueryTail(), Duration.ofSeconds(1)));
    return known.value();
  }

  /** Makes the named LogServers belong to the first incarnation. */
  void claim(String... servers) throws Unavailable {
    for (String server : servers) {
      ask(server, new Claim(FIRST));
    }
  }

  /** Appends of the first incarnation: commands "p" + position for {@code [first, end)}. */
  static Append append(long first, long end) {
    return new Append(FIRST, first, commands(first, end));
  }

  static List<Command> commands(long first, long end) {
    List<Command> commands = new ArrayList<>();
    for (long position = first; position < end; position++) {
      commands.add(new Command(9, position, Payload.utf8("p" + position)));
    }
    return commands;
  }

  // ---- as a client ----

  /** A handle on node c1 with an environment of its own. */
  Handle handle(String unit) {
    Host host = host(unit);
    return new Handle(host, provider.open(host, id, created, LIMITS));
  }

  /** A handle on a LogServer's node. */
  Handle handleOn(String node) {
    Host host = world.host(node(node), "client");
    return new Handle(host, provider.open(host, id, created, LIMITS));
  }

  /** A client's handle. */
  final class Handle {
    private final Host host;
    private final Loglet loglet;

    private Handle(Host host, Loglet loglet) {
      this.host = host;
      this.loglet = loglet;
    }

    <T> Call<T> start(Function<Loglet, Future<T>> call) {
      return cluster.start(host, () -> call.apply(loglet));
    }

    AppendResult append(String entry) throws Unavailable {
      return start(handle -> handle.append(Payload.utf8(entry))).await();
    }

    Tail checkTail() throws Unavailable {
      return start(Loglet::checkTail).await();
    }

    void seal() throws Unavailable {
      start(Loglet::seal).await();
    }

    ReadResult read(long from, long to) throws Unavailable {
      return start(handle -> handle.readNext(new LogletOffset(from), new LogletOffset(to), 1 << 20))
          .await();
    }
  }

  static Tail open(long tail) {
    return new Tail.Open(new LogletOffset(tail));
  }

  static Tail sealed(long tail) {
    return new Tail.Sealed(new LogletOffset(tail));
  }

  static AppendResult appended(long offset) {
    return new AppendResult.Appended(new LogletOffset(offset));
  }
}

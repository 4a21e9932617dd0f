package dev.rhenea.zoo.drill;

import dev.rhenea.environment.Future;
import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.Unavailable;
import dev.rhenea.paxos.PaxosProvider;
import dev.rhenea.paxos.PaxosTrace;
import dev.rhenea.payload.Payload;
import dev.rhenea.provider.Catalogue;
import dev.rhenea.provider.Host;
import dev.rhenea.register.RegisterId;
import dev.rhenea.register.Version;
import dev.rhenea.register.Versioned;
import dev.rhenea.register.VersionedRegister;
import dev.rhenea.register.WriteResult;
import dev.rhenea.simulator.Traced;
import dev.rhenea.simulator.World;
import dev.rhenea.spec.ProtocolSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A Paxos register with acceptors 0 to 2 and clients 0 to 2, each on a node of its own. Whatever a
 * client is told is compared with what was told before: every version has one value, and a call
 * never answers with less than was known before it began.
 */
final class RegisterScene {
  private static final List<NodeId> ACCEPTORS =
      Stream.of("n1", "n2", "n3").map(NodeId::new).toList();
  private static final List<NodeId> CLIENTS = Stream.of("a", "b", "c").map(NodeId::new).toList();
  private static final RegisterId ID = new RegisterId("drill");
  private static final Duration DEADLINE = Duration.ofMillis(200);

  /** What any step of a write takes, at most; it does not matter if it takes longer. */
  private static final Duration SOON = Duration.ofMillis(50);

  private final SplittableRandom random;
  private final World world;
  private final List<VersionedRegister> handles = new ArrayList<>();
  private final SortedMap<Version, String> values = new TreeMap<>();
  private final List<Traced> steps = new ArrayList<>();
  private final List<String> findings = new ArrayList<>();

  RegisterScene(long seed) throws Unavailable {
    random = new SplittableRandom(seed ^ 0x726567697374L);
    PaxosProvider provider = new PaxosProvider();
    world =
        World.seeded(seed)
            .nodes(Stream.concat(ACCEPTORS.stream(), CLIENTS.stream()).toList())
            .catalogue(new Catalogue(List.of(), List.of(provider)))
            .observer(steps::add)
            .build();
    Host creator = world.host(CLIENTS.getFirst(), "creator");
    ProtocolSpec spec = ProtocolSpec.of("paxos").withNodes("nodes", ACCEPTORS);
    ProtocolSpec created = world.await(provider.create(creator, ID, spec, DEADLINE));
    for (NodeId client : CLIENTS) {
      handles.add(provider.open(world.host(client, "client"), ID, created, DEADLINE));
    }
  }

  SplittableRandom random() {
    return random;
  }

  /** From now on each client lacks those acceptors and no others. */
  @SafeVarargs
  final void unreachable(List<Integer>... acceptors) {
    world.faults().heal();
    for (int client = 0; client < acceptors.length; client++) {
      for (int acceptor : acceptors[client]) {
        world.faults().cut(CLIENTS.get(client), ACCEPTORS.get(acceptor));
        world.faults().cut(ACCEPTORS.get(acceptor), CLIENTS.get(client));
      }
    }
  }

  /** From now on that client hears nothing of those acceptors, while they hear it. */
  void mute(List<Integer> acceptors, int client) {
    for (int acceptor : acceptors) {
      world.faults().cut(ACCEPTORS.get(acceptor), CLIENTS.get(client));
    }
  }

  /** The acceptor loses its disk and comes back with an empty one. */
  void wipe(int acceptor) {
    world.faults().wipe(ACCEPTORS.get(acceptor));
    world.faults().restart(ACCEPTORS.get(acceptor));
  }

  /** Lets the world run until that client asks for promises, which are on their way then. */
  void runUntilPrepare(int client) {
    runUntil(client, PaxosTrace.Prepare.class);
  }

  /** Lets the world run until that client asks for votes, which are on their way then. */
  void runUntilVote(int client) {
    runUntil(client, PaxosTrace.Propose.class);
  }

  private void runUntil(int client, Class<? extends PaxosTrace> step) {
    int before = steps.size();
    world.runUntil(
        () ->
            steps.subList(before, steps.size()).stream()
                .anyMatch(traced ->
                    traced.node().equals(CLIENTS.get(client)) && step.isInstance(traced.step())),
        SOON);
  }

  /** Lets the world run for a random while. */
  void runUpTo(Duration most) {
    world.runFor(Duration.ofNanos(random.nextLong(most.toNanos())));
  }

  Future<WriteResult> begin(int client, String value, Version expected) {
    return handles
        .get(client)
        .conditionalWrite(Payload.utf8(value), expected)
        .map(result -> {
          if (result instanceof WriteResult.Written(Version version)) {
            saw(version, value);
          }
          return result;
        });
  }

  WriteResult await(Future<WriteResult> write) throws Unavailable {
    return world.await(write);
  }

  /** The version that a write brought about which nothing disturbs. */
  Version write(int client, String value, Version expected) throws Unavailable {
    if (world.await(begin(client, value, expected)) instanceof WriteResult.Written(var version)) {
      return version;
    }
    throw new AssertionError("an undisturbed write of " + value + " failed");
  }

  /** What the client reads. */
  String read(int client) throws Unavailable {
    Version known = values.isEmpty() ? Version.NONE : values.lastKey();
    Versioned read = world.await(handles.get(client).read());
    if (read.version().compareTo(known) < 0) {
      found("REAL_TIME");
    }
    String value = read.value().toUtf8();
    saw(read.version(), value);
    return value;
  }

  /** A read that may find no quorum, but must not find what is old. */
  void readIfPossible(int client) {
    try {
      read(client);
    } catch (Unavailable honest) {
      return;
    }
  }

  private void saw(Version version, String value) {
    String before = values.putIfAbsent(version, value);
    if (before != null && !before.equals(value)) {
      found("ONE_VALUE");
    }
  }

  void found(String check) {
    findings.add(check);
  }

  List<String> findings() {
    return findings;
  }
}

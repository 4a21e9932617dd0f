package dev.rhenea.nativeloglet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rhenea.contract.SimulatedCluster;
import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.Unavailable;
import dev.rhenea.loglet.AppendResult;
import dev.rhenea.loglet.HandleLimits;
import dev.rhenea.loglet.LogletId;
import dev.rhenea.loglet.LogletOffset;
import dev.rhenea.provider.Catalogue;
import dev.rhenea.provider.Host;
import dev.rhenea.simulator.World;
import dev.rhenea.spec.ProtocolSpec;
import dev.rhenea.spec.Value;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * One seed: a random deployment, clients that append, check, read, trim and seal at once, a {@link
 * Nemesis}, and then the judgement: what clients saw keeps the {@link Laws}, and what lies on the
 * {@link Disks} keeps I6.
 */
final class SimulatedRun {
  private static final HandleLimits LIMITS =
      HandleLimits.DEFAULT.withDeadline(Duration.ofMillis(800));
  private static final List<NodeId> CLIENTS = Stream.of("c1", "c2", "c3").map(NodeId::new).toList();

  private final SplittableRandom random;
  private final NativeLogletProvider provider = new NativeLogletProvider();
  private final LogletId id;
  private final List<NodeId> members;
  private final NodeId sequencer;
  private final World world;
  private final SimulatedCluster cluster;
  private final Nemesis nemesis;
  private final ProtocolSpec created;
  private final Laws laws = new Laws();
  private final SequencedSet<NodeId> sealed = new LinkedHashSet<>();
  private int handles;

  SimulatedRun(long seed) throws Unavailable {
    random = new SplittableRandom(seed);
    id = new LogletId("run", seed);
    int size = random.nextInt(3) == 0 ? 5 : 3;
    members = IntStream.rangeClosed(1, size).mapToObj(i -> new NodeId("n" + i)).toList();
    sequencer = random.nextBoolean() ? members.get(random.nextInt(size)) : new NodeId("s");
    SequencedSet<NodeId> mortal = new LinkedHashSet<>(members);
    mortal.add(sequencer);
    world =
        World.seeded(seed)
            .nodes(Stream.concat(mortal.stream(), CLIENTS.stream()).toList())
            .catalogue(new Catalogue(List.of(provider), List.of()))
            .observer(traced -> {
              if (traced.step() instanceof NativeTrace.LogServer.Sealed) {
                sealed.add(traced.node());
              }
            })
            .build();
    cluster = new SimulatedCluster(world);
    ProtocolSpec spec =
        ProtocolSpec.of("native")
            .withNodes(NativeParameters.LOG_SERVERS, members)
            .with(NativeParameters.SEQUENCER, new Value.Node(sequencer));
    Host host = world.host(CLIENTS.getFirst(), "creator");
    created = cluster.await(host, () -> provider.create(host, id, spec, LIMITS));
    double strikes = random.nextInt(3) * 0.005;
    nemesis = new Nemesis(world, List.copyOf(mortal), random.split(), strikes);
  }

  /** Lets everybody act, then judges. */
  void run() throws Unavailable {
    List<SimulatedClient> clients = new ArrayList<>();
    CLIENTS.forEach(node -> clients.add(open(node)));
    int steps = 60 + random.nextInt(100);
    int sealFrom = random.nextInt(2 * steps);
    for (int step = 0; step < steps; step++) {
      SimulatedClient client = clients.get(random.nextInt(clients.size()));
      if (step >= sealFrom && random.nextInt(6) == 0) {
        client.seal();
      } else {
        client.act(random);
      }
      if (random.nextInt(4) == 0) {
        nemesis.act();
      }
      boolean longer = random.nextInt(20) == 0;
      world.runFor(Duration.ofNanos(random.nextLong(longer ? 300_000_000 : 1_000_000)));
    }
    judge();
  }

  private SimulatedClient open(NodeId node) {
    Host host = world.host(node, "client" + handles);
    return new SimulatedClient(
        cluster, host, provider.open(host, id, created, LIMITS), handles++, laws);
  }

  private void judge() throws Unavailable {
    List<NodeId> dead = whoStaysDead();
    nemesis.rest(dead);
    SimulatedClient judge = open(CLIENTS.getLast());
    judge.check().await(); // O5: whoever is dead, as long as the seal quorum lives
    judge.seal().await();
    LogletOffset stop = judge.check().await().offset();
    judge.readAll(stop);
    world.runFor(LIMITS.deadline().multipliedBy(2));
    SimulatedClient second = open(CLIENTS.getFirst());
    second.readAll(LogletOffset.min(stop, second.check().await().offset()));
    dead.forEach(world.faults()::restart);
    List<String> broken = new ArrayList<>(laws.broken());
    Host host = world.host(CLIENTS.getFirst(), "inspector");
    Peers peers =
        new Peers(host.environment(), id.unit(), NativeParameters.of(created), new KnownTail());
    broken.addAll(new Disks(cluster, host, peers).broken(sealed, stop.value()));
    assertThat(broken).as("seed %d of %s", world.seed(), created).isEmpty();
  }

  /** Nobody, or a minority of the LogServers, the sequencer as likely as any. */
  private List<NodeId> whoStaysDead() {
    List<NodeId> dead = new ArrayList<>();
    if (random.nextBoolean()) {
      members.forEach(dead::add);
      while (dead.size() > members.size() / 2) {
        dead.remove(random.nextInt(dead.size()));
      }
      if (!members.contains(sequencer)) {
        dead.add(sequencer);
      }
    }
    return dead;
  }

  /** Identifies everything that happened. */
  String traceHash() {
    return world.traceHash();
  }

  /** How many appends were acknowledged: a run that does nothing shows nothing. */
  long acknowledged() {
    return laws.all(Sighting.Appending.class).stream()
        .filter(append -> append.result() instanceof AppendResult.Appended)
        .count();
  }
}

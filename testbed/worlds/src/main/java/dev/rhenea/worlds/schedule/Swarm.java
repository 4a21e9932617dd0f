package dev.rhenea.worlds.schedule;

import dev.rhenea.environment.NodeId;
import dev.rhenea.loglet.LogletTraits;
import dev.rhenea.provider.Catalogue;
import dev.rhenea.provider.LogletProvider;
import dev.rhenea.spec.ProtocolSpec;
import dev.rhenea.spec.Value;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Draws schedules: each seed has its own cluster, delays, load and mix of faults, because a run
 * that does a little of everything explores less than many that each do much of something.
 *
 * @param repertoire what the logs run on
 * @param faults the kinds that may be drawn
 * @param switches how many times the protocol is replaced
 */
public record Swarm(
    Catalogue catalogue, Repertoire repertoire, Set<FaultKind> faults, int switches) {

  public Swarm {
    if (switches < 0) {
      throw new IllegalArgumentException("a run has no switches or some, not " + switches);
    }
  }

  /** Why a composition cannot be simulated, if it cannot. */
  public Optional<String> objection() {
    return repertoire instanceof Repertoire.One(ProtocolSpec spec)
            && !provider(spec).traits(spec, catalogue).simulatable()
        ? Optional.of(spec + " cannot be simulated: it reaches the world outside its environment")
        : Optional.empty();
  }

  /** The schedule of that seed. */
  public Schedule draw(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Site site = site(random);
    Cluster cluster = site.cluster(random);
    boolean calm = faults.isEmpty();
    Weather weather = new Weather(random.split(), faults);
    Load load = new Load(random.split(), cluster);
    Storm storm = new Storm(random.split(), cluster, faults, load.span());
    List<Call> calls = load.calls();
    for (int i = 0; i < switches; i++) {
      calls.add(load.request(new Request.Switch(site.menu().draw(random))));
    }
    calls.addAll(copies(site, load, random.split()));
    Schedule schedule =
        new Schedule(
            seed,
            cluster,
            weather.network(),
            Means.of(weather.disks()),
            calls,
            storm.faults(),
            storm.core(calm));
    DiskStorm disks = new DiskStorm(random.split(), cluster, faults, load.span());
    List<Fault> all = new ArrayList<>(schedule.faults());
    Optional<Fault> wipe = storm.wipe(schedule.compositions());
    wipe.ifPresent(all::add);
    all.addAll(disks.faults(schedule.compositions(), wipe.isPresent()));
    Optional<FaultKind> others = disks.rest().or(schedule.core()::others);
    disks.noRoom().ifPresent(all::add);
    all.addAll(new ClockStorm(random.split(), cluster, faults, load.span()).faults());
    return schedule.withFaults(all).withCore(new Core(schedule.core().order(), others));
  }

  /** Closed segments are copied now and then, where there is something that can hold a copy. */
  private List<Call> copies(Site site, Load load, SplittableRandom random) {
    List<Call> calls = new ArrayList<>();
    for (int i = random.nextInt(12); i > 0; i--) {
      ProtocolSpec drawn = site.menu().draw(random);
      ProtocolSpec target = random.nextBoolean() ? cold(drawn, random) : drawn;
      if (provider(target).traits(target, catalogue).canImport()) {
        calls.add(load.request(new Request.Modify(random.nextInt(100), target)));
      }
    }
    return calls;
  }

  /**
   * Outside the cluster, if that is installed; nested, if everything is, also with {@code warm}.
   */
  private ProtocolSpec cold(ProtocolSpec warm, SplittableRandom random) {
    if (catalogue.loglet("objects").isEmpty()) {
      return warm;
    }
    return repertoire instanceof Repertoire.Random
        ? new Nesting(
                catalogue,
                draws ->
                    switch (draws.nextInt(3)) {
                      case 0 -> warm;
                      case 1 -> store("/colder");
                      default -> store("/cold");
                    })
            .draw(random, 2)
        : store("/cold");
  }

  private static ProtocolSpec store(String folder) {
    return ProtocolSpec.of("objects").with("folder", new Value.Folder(folder));
  }

  /** Where a composition stands, and which others may take its place. */
  private record Site(List<NodeId> nodes, List<NodeId> keepers, List<NodeId> spares, Menu menu) {
    Cluster cluster(SplittableRandom random) {
      List<NodeId> hosts = new ArrayList<>(nodes);
      hosts.removeAll(keepers);
      int odd = hosts.size() >= 5 && random.nextInt(4) == 0 ? 5 : Math.min(3, hosts.size() | 1);
      List<NodeId> acceptors = some(random, hosts, Math.min(odd, hosts.size()));
      List<NodeId> clients = some(random, hosts, 2 + random.nextInt(Math.min(3, hosts.size() - 1)));
      return new Cluster(nodes, keepers, clients, acceptors, spares, menu.draw(random));
    }
  }

  /** Compositions to choose from. */
  private interface Menu {
    ProtocolSpec draw(SplittableRandom random);
  }

  private Site site(SplittableRandom random) {
    return switch (repertoire) {
      case Repertoire.One(ProtocolSpec spec) -> site(spec, random);
      case Repertoire.Mixed mixed -> mixed(random, leaves -> leaves);
      case Repertoire.Random any ->
          mixed(
              random,
              leaves -> {
                Nesting nesting = new Nesting(catalogue, leaves::draw);
                return draws -> nesting.draw(draws, Repertoire.DEPTH);
              });
    };
  }

  private Site site(ProtocolSpec spec, SplittableRandom random) {
    List<NodeId> named = List.copyOf(spec.nodes());
    boolean forgets =
        provider(spec).traits(spec, catalogue).durability() == LogletTraits.Durability.NONE;
    List<NodeId> spares = numbered("s", forgets ? 1 : random.nextInt(3));
    List<NodeId> pool = join(named, spares);
    List<NodeId> others = numbered("c", forgets ? 3 : Math.max(0, 3 - pool.size()));
    return new Site(
        join(pool, others),
        forgets ? pool : List.of(),
        pool,
        draws -> elsewhere(spec, named, pool, draws));
  }

  /** The same composition, its nodes replaced by others, all different. */
  private static ProtocolSpec elsewhere(
      ProtocolSpec spec, List<NodeId> named, List<NodeId> pool, SplittableRandom random) {
    List<NodeId> drawn = some(random, pool, named.size());
    return spec.mapNodes(node -> new Value.Node(drawn.get(named.indexOf(node.id()))));
  }

  private Site mixed(SplittableRandom random, UnaryOperator<Menu> nested) {
    List<NodeId> servers = numbered("n", 3 + random.nextInt(3));
    List<NodeId> keepers = numbered("m", 2);
    return new Site(
        join(servers, keepers),
        keepers,
        keepers,
        nested.apply(draws ->
            draws.nextInt(4) == 0
                ? ProtocolSpec.of("memory")
                    .with("node", new Value.Node(keepers.get(draws.nextInt(keepers.size()))))
                : anyNative(servers, draws)));
  }

  private static ProtocolSpec anyNative(List<NodeId> servers, SplittableRandom random) {
    int members = servers.size() >= 5 && random.nextInt(4) == 0 ? 5 : 3;
    ProtocolSpec spec =
        ProtocolSpec.of("native").withNodes("logservers", some(random, servers, members));
    return random.nextBoolean()
        ? spec
        : spec.with("sequencer", new Value.Node(servers.get(random.nextInt(servers.size()))));
  }

  private LogletProvider provider(ProtocolSpec spec) {
    return catalogue.loglet(spec.protocol()).orElseThrow();
  }

  static <T> List<T> some(SplittableRandom random, Collection<T> all, int count) {
    List<T> rest = new ArrayList<>(all);
    List<T> drawn = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      drawn.add(rest.remove(random.nextInt(rest.size())));
    }
    return drawn;
  }

  private static List<NodeId> numbered(String letter, int count) {
    return IntStream.rangeClosed(1, count).mapToObj(i -> new NodeId(letter + i)).toList();
  }

  private static List<NodeId> join(List<NodeId> some, List<NodeId> others) {
    return Stream.concat(some.stream(), others.stream()).distinct().toList();
  }
}

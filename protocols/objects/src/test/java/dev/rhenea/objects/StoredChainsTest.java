package dev.rhenea.objects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rhenea.environment.Done;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.Unavailable;
import dev.rhenea.loglet.HandleLimits;
import dev.rhenea.loglet.LogletId;
import dev.rhenea.payload.Payload;
import dev.rhenea.provider.Catalogue;
import dev.rhenea.provider.ChainArchive;
import dev.rhenea.provider.ChainArchive.Label;
import dev.rhenea.provider.Host;
import dev.rhenea.provider.LogletImporter;
import dev.rhenea.provider.ObjectStore;
import dev.rhenea.register.Version;
import dev.rhenea.simulator.World;
import dev.rhenea.spec.ProtocolSpec;
import dev.rhenea.spec.Value;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Chains beside the copies that they name. */
class StoredChainsTest {
  private static final String FOLDER = "/cold";
  private static final ProtocolSpec SPEC =
      ProtocolSpec.of("objects").with("folder", new Value.Folder(FOLDER));
  private static final HandleLimits LIMITS = HandleLimits.DEFAULT;
  private static final NodeId N1 = new NodeId("n1");

  private final ObjectsProvider provider = new ObjectsProvider(4);
  private World world = world(1);

  private World world(long seed) {
    return World.seeded(seed)
        .nodes("n1", "n2", "n3")
        .catalogue(new Catalogue(List.of(provider), List.of()))
        .build();
  }

  private Host host(int node) {
    return world.host(new NodeId("n" + node), "client");
  }

  private ChainArchive archive(int node) {
    return provider.coldStorage(host(node), SPEC, LIMITS).archives().getFirst();
  }

  private ObjectStore store() {
    return host(1).objects(new Value.Folder(FOLDER));
  }

  private static Label label(String log, long origin, long version) {
    return new Label(log, origin, new Version(version));
  }

  private static Payload chain(Label label) {
    return Payload.utf8("the chain of " + label);
  }

  private Future<Done> keep(int node, Label label) {
    return archive(node).keep(label, chain(label));
  }

  @Test
  void ofEachLogTheHighestVersionCounts() throws Unavailable {
    List<Label> highest = List.of(label("a", 1, 12), label("a", 2, 3), label("b", 1, 7));
    for (Label each : highest) {
      world.await(keep(1, label(each.log(), each.origin(), each.version().number() - 2)));
      world.await(keep(2, each));
    }
    assertThat(world.await(archive(3).labels())).isEqualTo(highest);
    for (Label each : highest) {
      assertThat(world.await(archive(3).read(each))).contains(chain(each));
    }
    world.runFor(Duration.ofSeconds(1));
    assertThat(world.await(store().list("chains"))).hasSize(3);
  }

  /** Whoever comes late takes nothing back. */
  @Test
  void aLowerVersionThatComesLaterDoesNotCount() throws Unavailable {
    world.await(keep(1, label("a", 1, 12)));
    world.await(keep(2, label("a", 1, 11)));
    assertThat(world.await(archive(3).labels())).containsExactly(label("a", 1, 12));
    world.runFor(Duration.ofSeconds(1));
    assertThat(world.await(store().list("chains"))).hasSize(1);
    assertThat(world.await(archive(3).read(label("a", 1, 11)))).isEmpty();
  }

  /** Three nodes, all at once, in a store that loses calls: it never goes back. */
  @Test
  void theHighestVersionThatWasKeptIsThereWhoeverKeepsWhat() throws Unavailable {
    for (long seed = 1; seed <= 20; seed++) {
      world = world(seed);
      world.faults().storeLoss(0.2);
      List<Future<Done>> keeping = new ArrayList<>();
      for (int node = 1; node <= 3; node++) {
        for (long version = node; version < 12; version += node) {
          keeping.add(keep(node, label("a", 1, version)));
        }
      }
      long kept = 0;
      for (Future<Done> each : keeping) {
        try {
          world.await(each);
          kept++;
        } catch (Unavailable lost) {
          // It may be there.
        }
      }
      assertThat(kept).isPositive();
      world.faults().storeLoss(0);
      assertThat(world.await(archive(1).labels())).containsExactly(label("a", 1, 11));
      assertThat(world.await(archive(1).read(label("a", 1, 11))))
          .contains(chain(label("a", 1, 11)));
    }
  }

  @Test
  void whatIsKeptTwiceIsKeptOnce() throws Unavailable {
    Label label = label("a", 1, 12);
    world.await(keep(1, label));
    world.await(archive(2).keep(label, Payload.utf8("something else")));
    assertThat(world.await(archive(3).read(label))).contains(chain(label));
  }

  /** The log is called as the folder of chains is. */
  @Test
  void noLogletTakesAChainWithIt() throws Unavailable {
    LogletId id = new LogletId("chains", 0x9c1e);
    LogletImporter importer = provider.importer().orElseThrow();
    ProtocolSpec bound = world.await(importer.bind(host(1), SPEC, LIMITS));
    world.await(keep(1, label("9c1e", 1, 12)));
    world.await(provider.destroy(host(1), id, bound, LIMITS));
    assertThat(world.await(archive(1).labels())).containsExactly(label("9c1e", 1, 12));
  }

  /** N14: neither listed, nor kept, where another disk is. */
  @Test
  void noDiskAnswersForAnother() throws Unavailable {
    ProtocolSpec bound = world.await(provider.importer().orElseThrow().bind(host(1), SPEC, LIMITS));
    ChainArchive archive = provider.coldStorage(host(1), bound, LIMITS).archives().getFirst();
    assertThat(archive.store()).isEqualTo(bound);
    world.await(archive.keep(label("a", 1, 12), Payload.empty()));
    world.faults().mountAnotherStore(N1, FOLDER);
    assertThatThrownBy(() -> world.await(archive.labels()))
        .isInstanceOf(Unavailable.class)
        .hasMessageContaining("list the chains in objects(folder: \"/cold\")")
        .hasMessageContaining("is another store on n1");
    assertThatThrownBy(() -> world.await(archive.keep(label("a", 1, 13), Payload.empty())))
        .isInstanceOf(Unavailable.class);
    world.faults().mountStore(N1, FOLDER);
    assertThat(world.await(archive.labels())).containsExactly(label("a", 1, 12));
  }

  @Test
  void anObjectUnderAnothersNameIsDamage() throws Unavailable {
    Label label = label("a", 1, 12);
    world.await(keep(1, label));
    Payload bytes = world.await(store().get(KeptChain.name(label))).orElseThrow();
    Label other = label("b", 1, 12);
    world.await(store().putIfAbsent(KeptChain.name(other), bytes));
    assertThatThrownBy(() -> world.await(archive(1).read(other)))
        .isInstanceOf(Unavailable.class)
        .hasMessageContaining("object chains/b-0000000000000001-0000000000000000012")
        .hasMessageContaining("is damaged: it is that of another log");
  }
}

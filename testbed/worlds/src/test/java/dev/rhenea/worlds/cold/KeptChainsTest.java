package dev.rhenea.worlds.cold;

import static dev.rhenea.worlds.cold.TwoClusters.A1;
import static dev.rhenea.worlds.cold.TwoClusters.A2;
import static dev.rhenea.worlds.cold.TwoClusters.B2;
import static dev.rhenea.worlds.cold.TwoClusters.COLD;
import static dev.rhenea.worlds.cold.TwoClusters.whole;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rhenea.environment.Unavailable;
import dev.rhenea.register.Version;
import dev.rhenea.spec.ProtocolSpec;
import dev.rhenea.virtuallog.ArchivedLog;
import dev.rhenea.virtuallog.Lsn;
import dev.rhenea.virtuallog.Modification;
import dev.rhenea.virtuallog.ModifyResult;
import dev.rhenea.virtuallog.RestoreResult;
import dev.rhenea.virtuallog.SegmentId;
import dev.rhenea.virtuallog.Stored;
import dev.rhenea.virtuallog.VirtualLog;
import dev.rhenea.virtuallog.VirtualLogTrace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The chain is kept beside the copies that it names, whoever dies, and whatever is away. */
class KeptChainsTest {
  private final TwoClusters clusters = new TwoClusters(21);
  private final VirtualLog old;

  KeptChainsTest() throws Unavailable {
    clusters.create(A1, "orders");
    old = clusters.open(A1, "orders");
  }

  /** What the chain in the store names is there, until another one is kept. */
  @Test
  void nothingIsDestroyedThatTheKeptChainNames() throws Unavailable {
    clusters.move(old, clusters.close(old, "a", "b"), COLD);
    VirtualLog other = clusters.open(A2, "orders");
    clusters.atFirst(
        step -> step.step() instanceof Modification.Published,
        step -> clusters.world().faults().unmountStore(A1, TwoClusters.FOLDER));
    ModifyResult second = clusters.move(old, SegmentId.FIRST, COLD);
    assertThat(second)
        .isInstanceOfSatisfying(
            ModifyResult.Modified.class,
            modified ->
                assertThat(modified.unkept().orElseThrow().operation())
                    .contains("keep version", "folder /cold is not there on a1"));
    assertThat(named()).isSubsetOf(clusters.stores().copies("orders"));
    clusters.world().runFor(Duration.ofSeconds(30)); // the other handle keeps it
    assertThat(named()).isEqualTo(TwoClusters.closed(other.status().stored()));
    assertThat(clusters.stores().copies("orders")).isEqualTo(named());
    assertThat(clusters.stores().objects("chains")).hasSize(1);
  }

  /** Who published it dies before he has kept the chain. */
  @Test
  void whoeverIsLeftKeepsTheChain() throws Unavailable {
    VirtualLog other = clusters.open(A2, "orders");
    SegmentId closed = clusters.close(old, "a", "b");
    clusters.atFirst(
        step -> step.step() instanceof Modification.Published,
        step -> clusters.world().faults().crash(A1));
    old.reconfigModify(closed, COLD);
    clusters.world().runFor(Duration.ofSeconds(30));
    assertThat(named()).isEqualTo(TwoClusters.closed(other.status().stored())).hasSize(1);
    clusters.burn();
    assertThat(clusters.restore("orders", whole("orders")))
        .isInstanceOf(RestoreResult.Restored.class);
    assertThat(clusters.entries(clusters.open(B2, "orders"))).containsExactly("0:a", "1:b");
  }

  /** However many segments go, each store is told of it once. */
  @Test
  void aTrimOfManySegmentsKeepsOneChain() throws Unavailable {
    for (int segment = 0; segment < 8; segment++) {
      clusters.move(old, clusters.close(old, "a", "b"), COLD);
    }
    List<Version> kept = new ArrayList<>();
    clusters
        .world()
        .observe(traced -> {
          if (traced.step() instanceof VirtualLogTrace.ChainKept(Version version, ProtocolSpec _)) {
            kept.add(version);
          }
        });
    clusters.world().await(old.prefixTrim(new Lsn(14)));
    clusters.world().await(old.reconfigTruncate());
    assertThat(kept).doesNotHaveDuplicates().isNotEmpty();
    assertThat(clusters.stores().copies("orders")).hasSize(1).isEqualTo(named());
  }

  /** The Loglets of the closed segments, as the kept chain says. */
  private List<String> named() throws Unavailable {
    ArchivedLog.Known log = (ArchivedLog.Known) clusters.archived().getFirst();
    return TwoClusters.closed(new Stored(log.label().version(), log.record()));
  }
}

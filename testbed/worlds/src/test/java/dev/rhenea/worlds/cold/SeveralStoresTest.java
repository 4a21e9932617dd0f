package dev.rhenea.worlds.cold;

import static dev.rhenea.worlds.cold.TwoClusters.A0;
import static dev.rhenea.worlds.cold.TwoClusters.A1;
import static dev.rhenea.worlds.cold.TwoClusters.A2;
import static dev.rhenea.worlds.cold.TwoClusters.B0;
import static dev.rhenea.worlds.cold.TwoClusters.B2;
import static dev.rhenea.worlds.cold.TwoClusters.COLD;
import static dev.rhenea.worlds.cold.TwoClusters.FOLDER;
import static dev.rhenea.worlds.cold.TwoClusters.memory;
import static dev.rhenea.worlds.cold.TwoClusters.over;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rhenea.environment.Unavailable;
import dev.rhenea.spec.ProtocolSpec;
import dev.rhenea.spec.Value;
import dev.rhenea.virtuallog.ArchivedLog;
import dev.rhenea.virtuallog.ModifyResult;
import dev.rhenea.virtuallog.RestoreRequest;
import dev.rhenea.virtuallog.RestoreResult;
import dev.rhenea.virtuallog.SegmentId;
import dev.rhenea.virtuallog.VirtualLog;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Closed segments in several stores outside the cluster, of which some may be lost, or all are
 * needed: each store says by itself what the log is (V10).
 */
class SeveralStoresTest {
  private static final String OTHER_FOLDER = "/colder";
  private static final ProtocolSpec OTHER =
      ProtocolSpec.of("objects").with("folder", new Value.Folder(OTHER_FOLDER));
  private static final ProtocolSpec THIRD =
      ProtocolSpec.of("objects").with("folder", new Value.Folder("/coldest"));
  private static final ProtocolSpec BOTH = over("mirror", COLD, OTHER);

  private final TwoClusters clusters = new TwoClusters(23);
  private final VirtualLog old;

  SeveralStoresTest() throws Unavailable {
    clusters.create(A1, "orders");
    old = clusters.open(A1, "orders");
  }

  private void move(SegmentId segment, ProtocolSpec target) throws Unavailable {
    assertThat(clusters.move(old, segment, target))
        .isInstanceOfSatisfying(
            ModifyResult.Modified.class, modified -> assertThat(modified.unkept()).isEmpty());
  }

  private static RestoreRequest restore(ProtocolSpec from, Optional<ProtocolSpec> into) {
    return new RestoreRequest(from, "orders", Optional.empty(), Optional.empty(), into, memory(B0));
  }

  private void assertRestored(RestoreRequest request, String... entries) throws Unavailable {
    assertThat(clusters.restore("orders", request))
        .isInstanceOfSatisfying(
            RestoreResult.Restored.class, done -> assertThat(done.unkept()).isEmpty());
    assertThat(clusters.entries(clusters.open(B2, "orders"))).containsExactly(entries);
  }

  private String refused(RestoreRequest request) throws Unavailable {
    return switch (clusters.restore("orders", request)) {
      case RestoreResult.Refused(String reason) -> reason;
      case RestoreResult.Failed(String reason) -> reason;
      case RestoreResult other -> throw new AssertionError(other.toString());
    };
  }

  private void lose(String folder) {
    clusters.world().nodes().forEach(node -> clusters.world().faults().unmountStore(node, folder));
  }

  @Test
  void ofAMirrorOneStoreIsEnough() throws Unavailable {
    move(clusters.close(old, "a", "b", "c"), BOTH);
    clusters.append(old, "d");
    assertThat(clusters.entries(old)).containsExactly("0:a", "1:b", "2:c", "3:d");
    assertThat(known(COLD)).isEqualTo(known(OTHER)).isEqualTo(known(BOTH));
    clusters.burn();
    lose(FOLDER);
    assertThat(refused(restore(OTHER, Optional.empty()))).contains("folder /cold is not there");
    assertRestored(restore(OTHER, Optional.of(OTHER)), "0:a", "1:b", "2:c");
  }

  @Test
  void allThatWasMirroredIsMirroredAgain() throws Unavailable {
    move(clusters.close(old, "a", "b", "c"), BOTH);
    clusters.burn();
    assertRestored(restore(BOTH, Optional.empty()), "0:a", "1:b", "2:c");
    assertThat(clusters.stores().copies("orders")).hasSize(2);
    assertThat(clusters.stores().copies("orders", OTHER_FOLDER)).hasSize(2);
  }

  @Test
  void ofParityAnyTwoStoresAreEnough() throws Unavailable {
    ProtocolSpec three = over("parity", COLD, OTHER, THIRD).with("k", new Value.Whole(2));
    move(clusters.close(old, "a", "b", "c"), three);
    clusters.burn();
    lose(OTHER_FOLDER);
    assertRestored(restore(over("mirror", THIRD, COLD), Optional.of(THIRD)), "0:a", "1:b", "2:c");
  }

  @Test
  void ofAStripeAllStoresAreNeeded() throws Unavailable {
    ProtocolSpec stripe = over("stripe", COLD, OTHER);
    move(clusters.close(old, "a", "b", "c"), stripe);
    clusters.burn();
    clusters.world().faults().unmountStore(clusters.world().nodes().get(4), OTHER_FOLDER);
    assertThat(refused(restore(COLD, Optional.of(COLD)))).contains("/colder is not there");
    clusters.world().faults().mountStore(clusters.world().nodes().get(4), OTHER_FOLDER);
    assertRestored(restore(stripe, Optional.empty()), "0:a", "1:b", "2:c");
  }

  /** Cold is what needs no node. */
  @Test
  void whatIsColdInPartIsColdIfThatPartIsEnough() throws Unavailable {
    move(clusters.close(old, "a", "b", "c"), over("mirror", memory(A0), COLD));
    move(clusters.close(old, "d", "e"), over("stripe", memory(A0), COLD));
    clusters.burn();
    assertThat(clusters.archived())
        .singleElement()
        .isInstanceOfSatisfying(
            ArchivedLog.Known.class,
            log -> assertThat(log.part().missing().id()).isEqualTo(new SegmentId(1)));
    assertRestored(restore(COLD, Optional.of(COLD)), "0:a", "1:b", "2:c");
  }

  /** Neither part of a copy goes before both stores know a chain without it. */
  @Test
  void nothingIsDestroyedThatAStoreNames() throws Unavailable {
    move(clusters.close(old, "a", "b", "c"), BOTH);
    VirtualLog other = clusters.open(A2, "orders");
    lose(OTHER_FOLDER);
    assertThat(clusters.move(old, SegmentId.FIRST, COLD)).isInstanceOf(ModifyResult.Modified.class);
    clusters.world().runFor(Duration.ofSeconds(30));
    assertThat(clusters.stores().copies("orders")).hasSize(2);
    clusters
        .world()
        .nodes()
        .forEach(node -> clusters.world().faults().mountStore(node, OTHER_FOLDER));
    assertThat(clusters.stores().copies("orders", OTHER_FOLDER))
        .containsExactly(known(OTHER) + "/1");
    clusters.world().runFor(Duration.ofMinutes(5));
    assertThat(other.status().stored().record().copies().leftovers()).isEmpty();
    assertThat(clusters.stores().copies("orders")).hasSize(1);
    assertThat(clusters.stores().copies("orders", OTHER_FOLDER)).isEmpty();
  }

  /** Which copy of the first segment is the log, as those stores say. */
  private String known(ProtocolSpec from) throws Unavailable {
    ArchivedLog.Known log = (ArchivedLog.Known) clusters.archived(from).getFirst();
    return log.record().chain().segments().getFirst().loglet().toString();
  }
}

package dev.rhenea.worlds.cold;

import static dev.rhenea.worlds.cold.TwoClusters.A1;
import static dev.rhenea.worlds.cold.TwoClusters.B0;
import static dev.rhenea.worlds.cold.TwoClusters.B2;
import static dev.rhenea.worlds.cold.TwoClusters.COLD;
import static dev.rhenea.worlds.cold.TwoClusters.below;
import static dev.rhenea.worlds.cold.TwoClusters.compressed;
import static dev.rhenea.worlds.cold.TwoClusters.memory;
import static dev.rhenea.worlds.cold.TwoClusters.whole;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rhenea.environment.Unavailable;
import dev.rhenea.spec.ProtocolSpec;
import dev.rhenea.virtuallog.Alteration;
import dev.rhenea.virtuallog.ArchivedLog;
import dev.rhenea.virtuallog.Lsn;
import dev.rhenea.virtuallog.Modification;
import dev.rhenea.virtuallog.ModifyResult;
import dev.rhenea.virtuallog.RestoreRequest;
import dev.rhenea.virtuallog.RestoreResult;
import dev.rhenea.virtuallog.Segment;
import dev.rhenea.virtuallog.SegmentId;
import dev.rhenea.virtuallog.Stored;
import dev.rhenea.virtuallog.VirtualLog;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A log comes back in another cluster, from what is in cold storage (Delos, section 4). */
class RestorationTest {
  private final TwoClusters clusters = new TwoClusters(21);
  private final VirtualLog old;

  RestorationTest() throws Unavailable {
    clusters.create(A1, "orders");
    old = clusters.open(A1, "orders");
  }

  /** s0 has a, b, c, and s1 has d, e; both are cold, s1 compressed. f is in s2, which is open. */
  private void twoColdSegments() throws Unavailable {
    moved(clusters.close(old, "a", "b", "c"), COLD);
    moved(clusters.close(old, "d", "e"), compressed(COLD));
    clusters.append(old, "f");
  }

  private void moved(SegmentId segment, ProtocolSpec target) throws Unavailable {
    assertThat(clusters.move(old, segment, target))
        .isInstanceOfSatisfying(
            ModifyResult.Modified.class, modified -> assertThat(modified.unkept()).isEmpty());
  }

  private VirtualLog restored(RestoreRequest request) throws Unavailable {
    return restored("orders", request);
  }

  private VirtualLog restored(String as, RestoreRequest request) throws Unavailable {
    assertThat(clusters.restore(as, request))
        .isInstanceOfSatisfying(
            RestoreResult.Restored.class, done -> assertThat(done.unkept()).isEmpty());
    return clusters.open(B2, as);
  }

  @Test
  void everythingInColdStorageComesBack() throws Unavailable {
    twoColdSegments();
    Stored before = old.status().stored();
    clusters.burn();
    VirtualLog log = restored(whole("orders"));
    assertThat(clusters.entries(log)).containsExactly("0:a", "1:b", "2:c", "3:d", "4:e");
    clusters.append(log, "g");
    assertThat(clusters.entries(log)).endsWith("5:g");

    List<Segment> segments = log.status().stored().chain().segments();
    assertThat(segments).extracting(Segment::id).containsExactlyElementsOf(ids(0, 1, 2));
    assertThat(segments.get(0).created().unbound()).isEqualTo(COLD);
    assertThat(segments.get(1).created().unbound()).isEqualTo(compressed(COLD));
    assertThat(segments.get(2).created().unbound()).isEqualTo(memory(B0));
    assertThat(TwoClusters.closed(log.status().stored()))
        .doesNotContainAnyElementsOf(TwoClusters.closed(before));
  }

  private static List<SegmentId> ids(long... numbers) {
    return Arrays.stream(numbers).mapToObj(SegmentId::new).toList();
  }

  @Test
  void theStoreKnowsWhichLogsThereAre() throws Unavailable {
    twoColdSegments();
    clusters.create(A1, "warm");
    clusters.burn();
    assertThat(clusters.archived())
        .singleElement()
        .isInstanceOfSatisfying(
            ArchivedLog.Known.class,
            log -> {
              assertThat(log.label().log()).isEqualTo("orders");
              assertThat(log.part().first()).isEqualTo(Lsn.ZERO);
              assertThat(log.part().end()).isEqualTo(new Lsn(5));
              assertThat(log.part().missing().id()).isEqualTo(new SegmentId(2));
            });
  }

  /** {@code to} is the first position that is not restored. */
  @Test
  void theEndIsWhereItIsWanted() throws Unavailable {
    twoColdSegments();
    clusters.burn();
    List<String> all = List.of("0:a", "1:b", "2:c", "3:d", "4:e");
    for (int to = 1; to <= 5; to++) {
      VirtualLog log = restored("to" + to, below("orders", to));
      assertThat(clusters.entries(log)).isEqualTo(all.subList(0, to));
      clusters.append(log, "g");
      assertThat(clusters.entries(log)).endsWith(to + ":g");
    }
  }

  @Test
  void whatIsNotInColdStorageCannotBeHad() throws Unavailable {
    twoColdSegments();
    clusters.burn();
    assertThat(clusters.restore("orders", below("orders", 6)))
        .isInstanceOfSatisfying(
            RestoreResult.Refused.class,
            refused ->
                assertThat(refused.reason())
                    .startsWith("log orders, as of v")
                    .contains("nothing above position 4, the last that can be had (to: 5)")
                    .contains("s2 [5, ...) was on memory(node: a0"));
    assertThat(clusters.restore("orders", below("orders", 0)))
        .isInstanceOf(RestoreResult.Refused.class);
    assertThat(clusters.stored(B0, "orders")).isEmpty();
  }

  /** The hole is s1, which was never moved; s2 is of no use then. */
  @Test
  void aHoleEndsIt() throws Unavailable {
    moved(clusters.close(old, "a"), COLD);
    clusters.close(old, "b");
    moved(clusters.close(old, "c"), COLD);
    clusters.burn();
    assertThat(clusters.restore("more", below("orders", 3)))
        .isInstanceOfSatisfying(
            RestoreResult.Refused.class,
            refused -> assertThat(refused.reason()).contains("s1 [1, 2) was on memory(node: a0"));
    assertThat(clusters.entries(restored(whole("orders")))).containsExactly("0:a");
  }

  /** In an empty segment there is nothing that could be missing. */
  @Test
  void anEmptySegmentIsNoHole() throws Unavailable {
    moved(clusters.close(old, "a"), COLD);
    clusters.close(old);
    moved(clusters.close(old, "c"), COLD);
    clusters.burn();
    assertThat(clusters.entries(restored(whole("orders")))).containsExactly("0:a", "1:c");
  }

  @Test
  void whatWasTrimmedStaysTrimmed() throws Unavailable {
    twoColdSegments();
    clusters.world().await(old.prefixTrim(new Lsn(2)));
    clusters.world().runFor(Duration.ofSeconds(2));
    clusters.burn();
    assertThat(clusters.restore("too-low", below("orders", 2)))
        .isInstanceOfSatisfying(
            RestoreResult.Refused.class,
            refused -> assertThat(refused.reason()).contains("everything below 2 was trimmed"));
    VirtualLog log = restored(whole("orders"));
    assertThat(log.status().stored().chain().trimMark()).isEqualTo(new Lsn(2));
    assertThat(clusters.entries(log)).containsExactly("2:c", "3:d", "4:e");
  }

  @Test
  void whatWasTruncatedIsNotNeeded() throws Unavailable {
    twoColdSegments();
    clusters.world().await(old.prefixTrim(new Lsn(3)));
    assertThat(clusters.world().await(old.reconfigTruncate()).leftBehind()).isEmpty();
    clusters.burn();
    VirtualLog log = restored(whole("orders"));
    assertThat(clusters.entries(log)).containsExactly("3:d", "4:e");
    assertThat(log.status().stored().chain().segments())
        .extracting(Segment::id)
        .containsExactlyElementsOf(ids(1, 2));
  }

  @Test
  void aDeletedEntryStaysDeleted() throws Unavailable {
    moved(clusters.close(old, "a", "poison", "c"), COLD);
    assertThat(
            clusters
                .world()
                .await(
                    old.reconfigModify(SegmentId.FIRST, COLD, new Alteration.Delete(new Lsn(1)))))
        .isInstanceOf(ModifyResult.Modified.class);
    clusters.world().runFor(Duration.ofSeconds(5));
    clusters.burn();
    assertThat(clusters.entries(restored(whole("orders")))).containsExactly("0:a", "2:c");
  }

  /** The copy without the entry is finished, and was read back; it is not the log. */
  @Test
  void aDeletionThatWasNotPublishedDidNotHappen() throws Unavailable {
    moved(clusters.close(old, "a", "b", "c"), COLD);
    clusters.atFirst(
        step -> step.step() instanceof Modification.Verified,
        step -> clusters.world().faults().crash(A1));
    old.reconfigModify(SegmentId.FIRST, COLD, new Alteration.Delete(new Lsn(1)));
    clusters.world().runFor(Duration.ofSeconds(5));
    assertThat(clusters.stores().copies("orders")).hasSize(2);
    clusters.burn();
    assertThat(clusters.entries(restored(whole("orders")))).containsExactly("0:a", "1:b", "2:c");
  }

  @Test
  void theCopiesMayBeMadeOfSomethingElse() throws Unavailable {
    twoColdSegments();
    clusters.burn();
    RestoreRequest into =
        new RestoreRequest(
            compressed(COLD),
            "orders",
            Optional.empty(),
            Optional.empty(),
            Optional.of(memory(B0)),
            memory(B0));
    VirtualLog log = restored(into);
    assertThat(clusters.entries(log)).containsExactly("0:a", "1:b", "2:c", "3:d", "4:e");
    assertThat(log.status().stored().chain().segments())
        .extracting(segment -> segment.created().unbound())
        .containsOnly(memory(B0));
  }

  /** Both logs are in one store then, under one name; each can be had. */
  @Test
  void whatWasRestoredIsRestoredAgain() throws Unavailable {
    twoColdSegments();
    clusters.burn();
    VirtualLog log = restored(below("orders", 4));
    clusters.append(log, "g");
    clusters.world().await(log.reconfigExtend(memory(B0)));
    assertThat(clusters.move(log, new SegmentId(2), COLD))
        .isInstanceOf(ModifyResult.Modified.class);
    long origin = log.status().stored().record().origin().orElseThrow().id();

    assertThat(clusters.restore("again", whole("orders")))
        .isInstanceOfSatisfying(
            RestoreResult.Refused.class,
            refused ->
                assertThat(refused.reason())
                    .contains("there are 2 logs 'orders'", "say which", "[0, 5)"));
    RestoreRequest second =
        new RestoreRequest(
            COLD, "orders", Optional.of(origin), Optional.empty(), Optional.empty(), memory(B0));
    assertThat(clusters.entries(restored("again", second)))
        .containsExactly("0:a", "1:b", "2:c", "3:d", "4:g");
  }
}

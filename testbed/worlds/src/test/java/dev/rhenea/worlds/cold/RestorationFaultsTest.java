package dev.rhenea.worlds.cold;

import static dev.rhenea.worlds.cold.TwoClusters.A0;
import static dev.rhenea.worlds.cold.TwoClusters.A1;
import static dev.rhenea.worlds.cold.TwoClusters.A2;
import static dev.rhenea.worlds.cold.TwoClusters.B0;
import static dev.rhenea.worlds.cold.TwoClusters.B1;
import static dev.rhenea.worlds.cold.TwoClusters.B2;
import static dev.rhenea.worlds.cold.TwoClusters.COLD;
import static dev.rhenea.worlds.cold.TwoClusters.FOLDER;
import static dev.rhenea.worlds.cold.TwoClusters.below;
import static dev.rhenea.worlds.cold.TwoClusters.burnt;
import static dev.rhenea.worlds.cold.TwoClusters.memory;
import static dev.rhenea.worlds.cold.TwoClusters.whole;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rhenea.environment.Future;
import dev.rhenea.environment.Trace;
import dev.rhenea.environment.Unavailable;
import dev.rhenea.virtuallog.Lsn;
import dev.rhenea.virtuallog.ModifyResult;
import dev.rhenea.virtuallog.Restoration;
import dev.rhenea.virtuallog.RestoreRequest;
import dev.rhenea.virtuallog.RestoreResult;
import dev.rhenea.virtuallog.RestoreResult.Failed;
import dev.rhenea.virtuallog.RestoreResult.Refused;
import dev.rhenea.virtuallog.RestoreResult.Restored;
import dev.rhenea.virtuallog.RestoreResult.Unfinished;
import dev.rhenea.virtuallog.SegmentId;
import dev.rhenea.virtuallog.Stored;
import dev.rhenea.virtuallog.VirtualLog;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Restorations that are disturbed, or race (V6, V7, N14). */
class RestorationFaultsTest {
  private static final List<String> ALL = List.of("0:a", "1:b", "2:c", "3:d", "4:e");

  private static void assertAllIsThere(TwoClusters clusters) throws Unavailable {
    VirtualLog log = clusters.open(B2, "orders");
    assertThat(clusters.entries(log)).isEqualTo(ALL);
    log.close();
  }

  @Test
  void ofTwoOneWinsAndTheOtherCleansUp() throws Unavailable {
    long lost = 0;
    for (long seed = 1; seed <= 20; seed++) {
      TwoClusters clusters = burnt(seed);
      List<String> old = clusters.stores().copies("orders");
      long[] losers = new long[1];
      clusters.world().observe(step -> losers[0] += is(step.step(), Restoration.Lost.class));
      Future<RestoreResult> first = clusters.restoring(B1, "orders", whole("orders"));
      Future<RestoreResult> second = clusters.restoring(B2, "orders", whole("orders"));
      for (Future<RestoreResult> each : List.of(first, second)) {
        assertThat(clusters.world().await(each)).isInstanceOf(Restored.class);
      }
      clusters.world().runFor(Duration.ofSeconds(5));
      Stored stored = clusters.stored(B0, "orders").orElseThrow();
      assertAllIsThere(clusters);
      assertThat(clusters.stores().copies("orders"))
          .containsAll(old)
          .containsAll(TwoClusters.closed(stored))
          .hasSize(4);
      lost += losers[0];
    }
    assertThat(lost).isPositive();
  }

  private static int is(Trace step, Class<?> type) {
    return type.isInstance(step) ? 1 : 0;
  }

  /** Whatever stands there in the end is one of the two, whole. */
  @Test
  void ofTwoWithDifferentEndsOneIsRefused() throws Unavailable {
    for (long seed = 1; seed <= 10; seed++) {
      TwoClusters clusters = burnt(seed);
      Future<RestoreResult> first = clusters.restoring(B1, "orders", whole("orders"));
      Future<RestoreResult> second = clusters.restoring(B2, "orders", below("orders", 4));
      RestoreResult all = clusters.world().await(first);
      RestoreResult four = clusters.world().await(second);
      assertThat(all instanceof Restored).isNotEqualTo(four instanceof Restored);
      List<String> expected = all instanceof Restored ? ALL : ALL.subList(0, 4);
      assertThat(clusters.entries(clusters.open(B2, "orders"))).isEqualTo(expected);
      clusters.world().runFor(Duration.ofSeconds(5));
      assertThat(clusters.stores().copies("orders")).hasSize(4);
    }
  }

  /** Whoever destroys a copy cannot know what others have kept since he did (V7). */
  @Test
  void theHighestChainInTheStoreNamesNoCopyThatWasDestroyed() throws Unavailable {
    TwoClusters clusters = new TwoClusters(22);
    clusters.create(A1, "orders");
    VirtualLog author = clusters.open(A1, "orders");
    VirtualLog other = clusters.open(A2, "orders");
    SegmentId s0 = clusters.close(author, "a", "b");
    SegmentId s1 = clusters.close(author, "c");
    assertThat(clusters.move(other, s1, COLD)).isInstanceOf(ModifyResult.Modified.class);
    clusters.world().faults().cut(A0, A2);
    assertThat(clusters.move(author, s0, COLD)).isInstanceOf(ModifyResult.Modified.class);
    assertThat(clusters.stores().copies("orders")).hasSize(2);
    clusters.world().await(author.prefixTrim(new Lsn(2)));
    clusters.atWrite(A1, () -> clusters.world().faults().crash(A1)); // dropped, and nobody knows
    author.reconfigTruncate();
    clusters.world().runFor(Duration.ofSeconds(1));
    clusters.world().faults().heal();
    clusters.world().runFor(Duration.ofMinutes(1));
    assertThat(clusters.stores().copies("orders")).hasSize(1);
    clusters.burn();
    assertThat(clusters.restore("orders", whole("orders"))).isInstanceOf(Restored.class);
    assertThat(clusters.entries(clusters.open(B2, "orders"))).containsExactly("2:c");
  }

  /** At each step: what it did before has no effect on who comes afterwards. */
  @Test
  void anotherOneBeginsAnew() throws Unavailable {
    List<Class<? extends Trace>> steps =
        List.of(Restoration.Chosen.class, Restoration.Copied.class, Restoration.Installed.class);
    for (Class<? extends Trace> last : steps) {
      TwoClusters clusters = burnt(3);
      clusters.atFirst(
          step -> last.isInstance(step.step()), step -> clusters.world().faults().crash(B1));
      clusters.restoring(B1, "orders", whole("orders"));
      clusters.world().runFor(Duration.ofSeconds(5));
      assertThat(clusters.world().faults().isUp(B1)).isFalse();
      RestoreResult result =
          clusters.world().await(clusters.restoring(B2, "orders", whole("orders")));
      assertThat(result).isInstanceOf(Restored.class);
      assertAllIsThere(clusters);
    }
  }

  @Test
  void theSameAgainFindsWhatIsThere() throws Unavailable {
    TwoClusters clusters = burnt(4);
    Restored first = (Restored) clusters.restore("orders", whole("orders"));
    List<String> objects = clusters.stores().objects("orders");
    for (RestoreRequest same : List.of(whole("orders"), below("orders", 5))) {
      assertThat(((Restored) clusters.restore("orders", same)).stored()).isEqualTo(first.stored());
    }
    VirtualLog log = clusters.open(B2, "orders");
    clusters.append(log, "g");
    clusters.world().await(log.reconfigExtend(memory(B0)));
    assertThat(clusters.restore("orders", whole("orders"))).isInstanceOf(Restored.class);
    assertThat(clusters.stores().objects("orders")).isEqualTo(objects);
    assertThat(clusters.restore("orders", below("orders", 4)))
        .isInstanceOfSatisfying(
            Refused.class,
            refused ->
                assertThat(refused.reason())
                    .contains("there is a log 'orders' already, restored from 'orders'", "to 5"));
    assertThat(clusters.restore("orders", whole("invoices")))
        .isInstanceOfSatisfying(
            Refused.class,
            refused ->
                assertThat(refused.reason())
                    .contains("there is a log 'orders' already, restored from 'orders'"));
    assertThat(clusters.entries(log)).hasSize(6);
  }

  /** Without its chain in the store, the new log is lost with its cluster. */
  @Test
  void theSameAgainKeepsTheChainThatWasNotKept() throws Unavailable {
    TwoClusters clusters = burnt(12);
    clusters.atFirst(
        step -> step.step() instanceof Restoration.Installed,
        step -> clusters.world().faults().unmountStore(B1, FOLDER));
    Restored first = (Restored) clusters.restore("orders", whole("orders"));
    assertThat(first.unkept()).isPresent();
    List<String> chains = clusters.stores().objects("chains");
    clusters.world().faults().mountStore(B1, FOLDER);
    assertThat(clusters.restore("orders", whole("orders")))
        .isEqualTo(new Restored(first.stored(), Optional.empty()));
    assertThat(clusters.stores().objects("chains")).hasSize(chains.size() + 1).containsAll(chains);
  }

  @Test
  void aLogOfThatNameIsNotTouched() throws Unavailable {
    TwoClusters clusters = burnt(5);
    clusters.create(B1, "orders");
    VirtualLog log = clusters.open(B1, "orders");
    clusters.append(log, "mine");
    List<String> objects = clusters.stores().objects("orders");
    assertThat(clusters.restore("orders", whole("orders")))
        .isEqualTo(
            new Refused(
                "there is a log 'orders' already: give the one that is to be restored another name"));
    assertThat(clusters.entries(log)).containsExactly("0:mine");
    assertThat(clusters.stores().objects("orders")).isEqualTo(objects);
  }

  @Test
  void aStoreThatGoesAndComesBackIsWaitedFor() throws Unavailable {
    TwoClusters clusters = burnt(6);
    clusters.atFirst(
        step -> step.step() instanceof Restoration.Copied,
        step -> clusters.world().faults().unmountStore(B1, FOLDER));
    Future<RestoreResult> restoring = clusters.restoring(B1, "orders", whole("orders"));
    clusters.world().runFor(Duration.ofSeconds(4));
    assertThat(restoring.isDone()).isFalse();
    clusters.world().faults().mountStore(B1, FOLDER);
    assertThat(clusters.world().await(restoring)).isInstanceOf(Restored.class);
    assertAllIsThere(clusters);
  }

  @Test
  void aStoreThatStaysAwayIsGivenUp() throws Unavailable {
    TwoClusters clusters = burnt(7);
    clusters.atFirst(
        step -> step.step() instanceof Restoration.Copied,
        step -> clusters.world().faults().unmountStore(B1, FOLDER));
    assertThat(clusters.restore("orders", whole("orders")))
        .isInstanceOfSatisfying(
            Failed.class,
            failed ->
                assertThat(failed.reason())
                    .startsWith("restore of log orders: ")
                    .contains("folder /cold is not there on b1"));
    assertThat(clusters.stored(B0, "orders")).isEmpty();
    clusters.world().faults().mountStore(B1, FOLDER);
    assertThat(clusters.restore("orders", whole("orders"))).isInstanceOf(Restored.class);
    assertAllIsThere(clusters);
  }

  /** Calls are lost on either way. */
  @Test
  void aPoorStoreIsEnough() throws Unavailable {
    for (long seed = 1; seed <= 10; seed++) {
      TwoClusters clusters = burnt(seed);
      clusters.world().faults().storeLoss(0.3);
      assertThat(clusters.restore("orders", whole("orders"))).isInstanceOf(Restored.class);
      clusters.world().faults().storeLoss(0);
      assertAllIsThere(clusters);
    }
  }

  /** The write gets through, and its answer does not: nothing is destroyed. */
  @Test
  void anOutcomeThatIsNotKnownIsFoundOutByTheSameAgain() throws Unavailable {
    TwoClusters clusters = burnt(10);
    clusters.atWrite(B1, () -> clusters.world().faults().cut(B0, B1));
    assertThat(clusters.restore("orders", whole("orders"))).isInstanceOf(Unfinished.class);
    clusters.world().faults().heal();
    clusters.world().runFor(Duration.ofSeconds(5));
    Stored stored = clusters.stored(B0, "orders").orElseThrow();
    assertThat(clusters.restore("orders", whole("orders")))
        .isEqualTo(new Restored(stored, Optional.empty()));
    assertAllIsThere(clusters);
  }

  /** The write never gets through. */
  @Test
  void whatWasNotWrittenIsMadeByTheSameAgain() throws Unavailable {
    TwoClusters clusters = burnt(11);
    clusters.atFirst(
        step -> step.step() instanceof Restoration.Chosen,
        step -> clusters.world().faults().cut(B1, B0));
    assertThat(clusters.restore("orders", whole("orders"))).isInstanceOf(Failed.class);
    clusters.world().faults().heal();
    clusters.world().runFor(Duration.ofSeconds(5));
    assertThat(clusters.stored(B0, "orders")).isEmpty();
    assertThat(clusters.stores().copies("orders")).hasSize(2);
    assertThat(clusters.restore("orders", whole("orders"))).isInstanceOf(Restored.class);
    assertAllIsThere(clusters);
  }

  /** The old cluster is not lost at all: a segment is copied, and the log trimmed, meanwhile. */
  @Test
  void whatIsDestroyedMeanwhileIsNotRestoredInPart() throws Unavailable {
    for (long seed = 1; seed <= 20; seed++) {
      TwoClusters clusters = new TwoClusters(seed);
      clusters.create(A1, "orders");
      VirtualLog old = clusters.open(A1, "orders");
      for (List<String> entries : List.of(List.of("a", "b", "c"), List.of("d", "e"))) {
        clusters.move(old, clusters.close(old, entries.toArray(new String[0])), COLD);
      }
      Future<RestoreResult> restoring = clusters.restoring(B1, "orders", whole("orders"));
      clusters.world().runFor(Duration.ofMillis(5 * seed));
      Future<ModifyResult> copying = old.reconfigModify(SegmentId.FIRST, COLD);
      old.prefixTrim(new Lsn(2));
      RestoreResult result = clusters.world().await(restoring);
      assertThat(clusters.world().await(copying)).isInstanceOf(ModifyResult.Modified.class);
      if (result instanceof Restored) {
        VirtualLog log = clusters.open(B2, "orders");
        long first = log.status().stored().chain().trimMark().value();
        assertThat(clusters.entries(log)).isEqualTo(ALL.subList((int) first, ALL.size()));
      } else {
        assertThat(result).isInstanceOf(Failed.class);
        assertThat(clusters.stored(B0, "orders")).isEmpty();
      }
    }
  }
}

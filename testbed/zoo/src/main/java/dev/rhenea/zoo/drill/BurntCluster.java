package dev.rhenea.zoo.drill;

import static dev.rhenea.worlds.cold.TwoClusters.A1;
import static dev.rhenea.worlds.cold.TwoClusters.A2;
import static dev.rhenea.worlds.cold.TwoClusters.B0;
import static dev.rhenea.worlds.cold.TwoClusters.B1;
import static dev.rhenea.worlds.cold.TwoClusters.B2;
import static dev.rhenea.worlds.cold.TwoClusters.COLD;
import static dev.rhenea.worlds.cold.TwoClusters.FOLDER;

import dev.rhenea.environment.Future;
import dev.rhenea.environment.Unavailable;
import dev.rhenea.virtuallog.Alteration;
import dev.rhenea.virtuallog.Lsn;
import dev.rhenea.virtuallog.Modification;
import dev.rhenea.virtuallog.ModifyResult;
import dev.rhenea.virtuallog.RestoreRequest;
import dev.rhenea.virtuallog.RestoreResult;
import dev.rhenea.virtuallog.SegmentId;
import dev.rhenea.virtuallog.Stored;
import dev.rhenea.virtuallog.VirtualLog;
import dev.rhenea.worlds.cold.TwoClusters;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * A cluster is lost while one of its nodes copies a segment without an entry, and another one
 * without another entry; two nodes of a new cluster restore the log to a random position at the
 * same time. What comes back is what the last published copy said (V6, V7, V10), and of what the
 * two made no more is left than the log.
 */
public final class BurntCluster extends Drill {
  private static final int ENTRIES = 6;

  /** Loaded by name. */
  public BurntCluster() {}

  @Override
  void play(long seed, List<String> findings) throws Unavailable {
    SplittableRandom random = new SplittableRandom(seed ^ 0x6275726eL);
    TwoClusters clusters = new TwoClusters(seed);
    clusters.create(A1, "orders");
    VirtualLog log = clusters.open(A1, "orders");
    VirtualLog other = clusters.open(A2, "orders");
    SegmentId first = clusters.close(log, "e0", "e1", "e2");
    SegmentId second = clusters.close(log, "e3", "e4", "e5");
    move(clusters, log, first, findings);
    move(clusters, log, second, findings);
    List<String> expected = new ArrayList<>(List.of("0:e0", "1:e1", "2:e2", "3:e3", "4:e4", "5:e5"));

    loseWhileCopying(clusters, random, log, other, expected);
    List<String> before = clusters.copies("orders");
    long to = 1 + random.nextInt(ENTRIES);
    restoreTwice(clusters, random, to, findings);
    VirtualLog restored = clusters.open(B2, "orders");
    if (!clusters.entries(restored).equals(below(expected, to))) {
      findings.add("not-what-the-log-was");
    }
    clusters.append(restored, "new");
    if (!clusters.entries(restored).getLast().equals(to + ":new")) {
      findings.add("positions-moved");
    }
    look(clusters, before, restored.status().stored(), findings);
  }

  private static void move(
      TwoClusters clusters, VirtualLog log, SegmentId segment, List<String> findings)
      throws Unavailable {
    if (!(clusters.move(log, segment, COLD) instanceof ModifyResult.Modified)) {
      findings.add("not-moved");
    }
  }

  /**
   * One deletion is published, perhaps while the store is away, and certainly before the cluster is
   * lost; another one ends before it could be.
   */
  private static void loseWhileCopying(
      TwoClusters clusters,
      SplittableRandom random,
      VirtualLog log,
      VirtualLog other,
      List<String> expected)
      throws Unavailable {
    clusters.atFirst(
        step -> step.step() instanceof Modification.Published,
        step -> {
          if (random.nextBoolean()) {
            clusters.world().faults().unmountStore(A1, FOLDER);
          }
        });
    Future<ModifyResult> deletion =
        log.reconfigModify(SegmentId.FIRST, COLD, new Alteration.Delete(new Lsn(1)));
    if (clusters.world().await(deletion) instanceof ModifyResult.Modified modified) {
      clusters.world().runFor(Duration.ofSeconds(modified.unkept().isEmpty() ? 1 : 30));
      expected.remove("1:e1");
    }
    clusters.atFirst(
        step -> step.step() instanceof Modification.Verified,
        step -> clusters.burn());
    other.reconfigModify(SegmentId.FIRST, COLD, new Alteration.Delete(new Lsn(2)));
    clusters.world().runFor(Duration.ofSeconds(20));
    clusters.burn();
  }

  private static void restoreTwice(
      TwoClusters clusters, SplittableRandom random, long to, List<String> findings)
      throws Unavailable {
    RestoreRequest request = TwoClusters.below("orders", to);
    Future<RestoreResult> one = clusters.restoring(B1, "orders", request);
    clusters.world().runFor(Duration.ofMillis(random.nextInt(20)));
    Future<RestoreResult> two = clusters.restoring(B2, "orders", request);
    for (Future<RestoreResult> each : List.of(one, two)) {
      if (!(clusters.world().await(each) instanceof RestoreResult.Restored)) {
        findings.add("not-restored");
      }
    }
    clusters.world().runFor(Duration.ofSeconds(10));
  }

  private static List<String> below(List<String> entries, long to) {
    return entries.stream()
        .filter(entry -> Long.parseLong(entry.substring(0, entry.indexOf(':'))) < to)
        .toList();
  }

  private static void look(
      TwoClusters clusters, List<String> before, Stored stored, List<String> findings)
      throws Unavailable {
    List<String> now = clusters.copies("orders");
    List<String> mine = TwoClusters.closed(stored);
    if (!now.containsAll(before) || before.stream().anyMatch(mine::contains)) {
      findings.add("old-objects-touched");
    }
    if (now.size() != before.size() + mine.size()) {
      findings.add("copies-left");
    }
    if (!clusters.stored(B0, "orders").map(Stored::chain).equals(Optional.of(stored.chain()))) {
      findings.add("two-logs");
    }
  }
}

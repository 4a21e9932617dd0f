package dev.rhenea.zoo.drill;

import static dev.rhenea.worlds.cold.TwoClusters.A1;
import static dev.rhenea.worlds.cold.TwoClusters.A2;
import static dev.rhenea.worlds.cold.TwoClusters.B1;
import static dev.rhenea.worlds.cold.TwoClusters.B2;
import static dev.rhenea.worlds.cold.TwoClusters.COLD;
import static dev.rhenea.worlds.cold.TwoClusters.FOLDER;

import dev.rhenea.environment.Future;
import dev.rhenea.environment.Unavailable;
import dev.rhenea.virtuallog.Alteration;
import dev.rhenea.virtuallog.ArchivedLog;
import dev.rhenea.virtuallog.Lsn;
import dev.rhenea.virtuallog.Modification;
import dev.rhenea.virtuallog.ModifyResult;
import dev.rhenea.virtuallog.RestoreRequest;
import dev.rhenea.virtuallog.RestoreResult;
import dev.rhenea.virtuallog.SegmentId;
import dev.rhenea.virtuallog.Stored;
import dev.rhenea.virtuallog.VirtualLog;
import dev.rhenea.virtuallog.VirtualLogTrace;
import dev.rhenea.worlds.cold.TwoClusters;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A cluster is lost: after one of its nodes died that was about to publish a copy without an entry,
 * or as soon as something was destroyed that another copy had replaced. Two nodes of a new cluster
 * restore the log to a random position at the same time. What comes back is what the last published
 * copies say (V6, V7, V10), and of what the two made no more is left than the log.
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
    for (List<String> entries : List.of(List.of("e0", "e1", "e2"), List.of("e3", "e4", "e5"))) {
      SegmentId closed = clusters.close(log, entries.toArray(new String[0]));
      modified(clusters.move(log, closed, COLD));
    }
    clusters.world().runFor(Duration.ofSeconds(3));
    List<String> expected =
        random.nextBoolean() ? lateDestruction(clusters, log) : lost(clusters, log, other);

    List<String> before = clusters.stores().copies("orders");
    long to = 1 + random.nextLong(ENTRIES);
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

  private static ModifyResult.Modified modified(ModifyResult result) {
    if (result instanceof ModifyResult.Modified modified) {
      return modified;
    }
    throw new AssertionError("nothing stood in the way, but: " + result);
  }

  /**
   * A copy without e1 is published, and nobody reaches the store for a while. As soon as somebody
   * has destroyed what it replaced, the cluster is lost.
   */
  private static List<String> lateDestruction(TwoClusters clusters, VirtualLog log)
      throws Unavailable {
    clusters.atFirst(
        step -> step.step() instanceof Modification.Published,
        step ->
            List.of(A1, A2).forEach(node -> clusters.world().faults().unmountStore(node, FOLDER)));
    modified(clusters.world().await(deletion(log, 1)));
    clusters.atFirst(
        step -> step.step() instanceof VirtualLogTrace.CandidateDestroyed, step -> clusters.burn());
    clusters.world().faults().mountStore(A1, FOLDER);
    clusters.world().runFor(Duration.ofMinutes(2));
    return List.of("0:e0", "2:e2", "3:e3", "4:e4", "5:e5");
  }

  /**
   * A copy without e1 is published; one without e2 is finished, and the chain shows its attempt.
   */
  private static List<String> lost(TwoClusters clusters, VirtualLog log, VirtualLog other)
      throws Unavailable {
    modified(clusters.world().await(deletion(log, 1)));
    clusters.atFirst(
        step -> step.step() instanceof Modification.Verified,
        step -> clusters.world().faults().crash(A2));
    deletion(other, 2);
    clusters.world().runFor(Duration.ofSeconds(3));
    clusters.open(A1, "orders"); // keeps the chain as it is now
    clusters.world().runFor(Duration.ofSeconds(10));
    clusters.burn();
    return List.of("0:e0", "2:e2", "3:e3", "4:e4", "5:e5");
  }

  private static Future<ModifyResult> deletion(VirtualLog log, long at) {
    return log.reconfigModify(SegmentId.FIRST, COLD, new Alteration.Delete(new Lsn(at)));
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
    List<String> now = clusters.stores().copies("orders");
    List<String> mine = TwoClusters.closed(stored);
    if (!now.containsAll(before) || before.stream().anyMatch(mine::contains)) {
      findings.add("old-objects-touched");
    }
    if (now.size() != before.size() + mine.size()) {
      findings.add("copies-left");
    }
    if (clusters.archived().stream().noneMatch(log -> isOf(log, stored))) {
      findings.add("chain-not-kept");
    }
  }

  /** Whether the store knows the new log by what it is. */
  private static boolean isOf(ArchivedLog log, Stored stored) {
    return log instanceof ArchivedLog.Known known
        && known.record().origin().equals(stored.record().origin())
        && known.record().chain().loglets().equals(stored.chain().loglets());
  }
}

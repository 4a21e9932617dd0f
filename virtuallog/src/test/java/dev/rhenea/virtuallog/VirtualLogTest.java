package dev.rhenea.virtuallog;

import static dev.rhenea.virtuallog.LogCluster.N1;
import static dev.rhenea.virtuallog.LogCluster.N2;
import static dev.rhenea.virtuallog.LogCluster.N3;
import static dev.rhenea.virtuallog.LogCluster.memory;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rhenea.environment.Unavailable;
import dev.rhenea.loglet.HandleLimits;
import dev.rhenea.loglet.Rejection;
import dev.rhenea.payload.Payload;
import dev.rhenea.virtuallog.AppendResult.Appended;
import dev.rhenea.virtuallog.ReadResult.Entries;
import dev.rhenea.virtuallog.ReadResult.Trimmed;
import dev.rhenea.virtuallog.ReconfigResult.Installed;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A log without failures: Delos, section 3, figure 2. */
class VirtualLogTest {
  private final LogCluster cluster = LogCluster.withLog(1, N1);
  private final VirtualLog log = cluster.open(N2);

  VirtualLogTest() throws Unavailable {}

  @Test
  void entriesStandInTheOrderOfIssueAndReadersDoNotSeeEnvelopes() throws Unavailable {
    List<AppendResult> results = cluster.await(cluster.pipeline(log, "e", 3));
    assertThat(results)
        .containsExactly(
            new Appended(Lsn.ZERO), new Appended(new Lsn(1)), new Appended(new Lsn(2)));
    assertThat(cluster.readAll(log, Lsn.ZERO)).containsExactly("e0", "e1", "e2");
  }

  @Test
  void oneLogAcrossSwitches() throws Unavailable {
    cluster.append(log, "a");
    assertThat(cluster.world.await(log.reconfigExtend(memory(N3))))
        .isEqualTo(new Installed(new SegmentId(1)));
    cluster.append(log, "b");
    cluster.world.await(log.reconfigExtend(memory(N1)));
    cluster.world.await(log.reconfigExtend(memory(N2)));
    assertThat(cluster.append(log, "c")).isEqualTo(new Appended(new Lsn(2)));
    assertThat(cluster.readAll(cluster.open(N3), Lsn.ZERO)).containsExactly("a", "b", "c");
  }

  @Test
  void aStaleHandleLearnsOfTheSwitchFromTheSealedLoglet() throws Unavailable {
    VirtualLog stale = cluster.open(N3);
    cluster.world.await(log.reconfigExtend(memory(N2)));
    assertThat(cluster.append(stale, "a")).isEqualTo(new Appended(Lsn.ZERO));
    assertThat(stale.status().stored().chain().active().id()).isEqualTo(new SegmentId(1));
  }

  @Test
  void theTailOfASealedLogletIsNeverTheLogsTail() throws Unavailable {
    VirtualLog stale = cluster.open(N3);
    cluster.world.await(log.reconfigExtend(memory(N2)));
    cluster.append(log, "a");
    cluster.append(log, "b");
    assertThat(cluster.world.await(stale.checkTail())).isEqualTo(new Lsn(2));
  }

  @Test
  void readsEndAtTheTailAndSegmentsAreCrossedOneByOne() throws Unavailable {
    cluster.append(log, "a");
    cluster.world.await(log.reconfigExtend(memory(N2)));
    cluster.append(log, "b");
    assertThat(cluster.world.await(log.readNext(Lsn.ZERO, Lsn.MAX, 1000)))
        .isEqualTo(new Entries(List.of(entry(0, "a")), new Lsn(1)));
    assertThat(cluster.world.await(log.readNext(new Lsn(1), Lsn.MAX, 1000)))
        .isEqualTo(new Entries(List.of(entry(1, "b")), new Lsn(2)));
    assertThat(cluster.world.await(log.readNext(new Lsn(2), Lsn.MAX, 1000)))
        .isEqualTo(new Entries(List.of(), new Lsn(2)));
  }

  @Test
  void aCursorCrossesSegmentsWithoutBeingTold() throws Unavailable {
    Cursor cursor = cluster.open(N3).follow(Lsn.ZERO);
    cluster.append(log, "a");
    assertThat(texts(cluster.world.await(cursor.next(1000)))).containsExactly("a");
    var waiting = cursor.next(1000);
    cluster.world.await(log.reconfigExtend(memory(N2)));
    cluster.world.await(log.reconfigExtend(memory(N3)));
    cluster.append(log, "b");
    assertThat(texts(cluster.world.await(waiting))).containsExactly("b");
    assertThat(cursor.position()).isEqualTo(new Lsn(2));
  }

  @Test
  void aCursorIsAskedForOneBatchAtATimeAndAnswersEmptyInTheEnd() throws Unavailable {
    Cursor cursor = log.follow(Lsn.ZERO);
    var first = cursor.next(1000);
    assertThatThrownBy(() -> cursor.next(1000)).isInstanceOf(IllegalStateException.class);
    assertThat(cluster.world.await(first)).isEqualTo(new Entries(List.of(), Lsn.ZERO));
    cluster.append(log, "a");
    assertThat(texts(cluster.world.await(cursor.next(1000)))).containsExactly("a");
  }

  @Test
  void whatWasTrimmedIsGoneForEveryReader() throws Unavailable {
    cluster.await(cluster.pipeline(log, "e", 5));
    assertThat(cluster.world.await(log.prefixTrim(new Lsn(3)))).isEqualTo(new Lsn(3));
    assertThat(cluster.world.await(log.prefixTrim(new Lsn(1)))).isEqualTo(new Lsn(3));
    assertThat(cluster.world.await(log.readNext(Lsn.ZERO, Lsn.MAX, 1000)))
        .isEqualTo(new Trimmed(new Lsn(3)));
    VirtualLog other = cluster.open(N3);
    assertThat(cluster.readAll(other, new Lsn(3))).containsExactly("e3", "e4");
  }

  @Test
  void nothingAboveTheTailIsTrimmed() throws Unavailable {
    cluster.append(log, "a");
    assertThat(cluster.world.await(log.prefixTrim(new Lsn(100)))).isEqualTo(new Lsn(1));
    assertThat(cluster.append(log, "b")).isEqualTo(new Appended(new Lsn(1)));
    assertThat(cluster.readAll(log, new Lsn(1))).containsExactly("b");
  }

  @Test
  void truncationDestroysTheLogletsItDrops() throws Unavailable {
    VirtualLog stale = cluster.open(N3);
    cluster.append(log, "a");
    cluster.world.await(log.reconfigExtend(memory(N2)));
    cluster.append(log, "b");
    assertThat(cluster.world.await(log.reconfigTruncate()).dropped()).isEmpty();
    cluster.world.await(log.prefixTrim(new Lsn(1)));
    var truncated = cluster.world.await(log.reconfigTruncate());
    assertThat(truncated.dropped()).extracting(Segment::id).containsExactly(SegmentId.FIRST);
    assertThat(truncated.leftBehind()).isEmpty();
    assertThat(cluster.stored().chain().segments()).hasSize(1);
    assertThat(cluster.world.await(stale.readNext(Lsn.ZERO, Lsn.MAX, 1000)))
        .isEqualTo(new Trimmed(new Lsn(1)));
  }

  @Test
  void entriesThatAreTooLargeAreRejectedBeforeAnythingIsWritten() throws Unavailable {
    int largest = HandleLimits.LARGEST_ENTRY;
    assertThat(cluster.world.await(log.append(Payload.wrap(new byte[largest + 1]))))
        .isEqualTo(new AppendResult.Rejected(new Rejection.TooLarge(largest + 1, largest)));
    assertThat(cluster.world.await(log.append(Payload.wrap(new byte[largest]))))
        .isEqualTo(new Appended(Lsn.ZERO));
  }

  @Test
  void aboveTheLimitAppendsAreRejectedAtOnce() throws Unavailable {
    HandleLimits two = new HandleLimits(Duration.ofSeconds(5), 2, 1 << 20, 1 << 20);
    VirtualLog narrow = cluster.open(N3, new LogOptions(two, Timing.DEFAULT));
    var results = cluster.await(cluster.pipeline(narrow, "e", 3));
    assertThat(results.getLast()).isEqualTo(new AppendResult.Rejected(new Rejection.Overloaded()));
    assertThat(cluster.readAll(narrow, Lsn.ZERO)).containsExactly("e0", "e1");
  }

  @Test
  void aClosedHandleRejects() throws Unavailable {
    cluster.world.await(log.close());
    assertThat(cluster.append(log, "a"))
        .isEqualTo(new AppendResult.Rejected(new Rejection.Closed()));
  }

  @Test
  void aHealthyLogSaysSo() throws Unavailable {
    cluster.append(log, "a");
    Explanation explanation = cluster.world.await(log.explain());
    assertThat(explanation.isHealthy()).isTrue();
    assertThat(explanation.findings())
        .containsExactly(
            new Explanation.Finding.Open(cluster.stored().chain().active(), new Lsn(1)));
  }

  private static LogEntry entry(long lsn, String text) {
    return new LogEntry(new Lsn(lsn), Payload.utf8(text));
  }

  private static List<String> texts(ReadResult read) {
    return read instanceof Entries(List<LogEntry> entries, Lsn next)
        ? entries.stream().map(entry -> entry.payload().toUtf8()).toList()
        : List.of(read.toString());
  }
}

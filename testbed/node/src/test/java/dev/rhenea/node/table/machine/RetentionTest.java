package dev.rhenea.node.table.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rhenea.environment.NodeId;
import dev.rhenea.virtuallog.Lsn;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetentionTest {
  private static final Retention RETENTION = new Retention(10, 100, 1000);

  private static long mark(Retention retention, long applied, long... durable) {
    SortedMap<NodeId, Lsn> announced = new TreeMap<>();
    List<NodeId> members = new ArrayList<>();
    for (long one : durable) {
      NodeId node = new NodeId("n" + members.size());
      members.add(node);
      if (one >= 0) {
        announced.put(node, new Lsn(one));
      }
    }
    return retention.mark(announced, members, new Lsn(applied)).value();
  }

  /** -1 stands for a replica that has announced nothing. */
  @ParameterizedTest
  @CsvSource({
    "50, 40, 40, 40, 0", // what readers may want is kept
    "500, 480, 490, 470, 400", // everybody has it, but the last 100 are kept
    "500, 480, 490, 300, 300", // the slowest counts
    "500, 480, 490, -1, 0", // one that said nothing has nothing
    "5000, 4980, 4990, 300, 4000", // but not for ever: then it needs a copy
    "5000, 4980, 4990, -1, 4000",
    "5000, 4980, 300, 200, 300", // what two of three lack is kept, however much it is
    "5000, 4980, -1, -1, 0"
  })
  void theLogIsKeptForTheSlowestButNotForEver(
      long applied, long one, long two, long three, long mark) {
    assertThat(mark(RETENTION, applied, one, two, three)).isEqualTo(mark);
  }

  /** T1 is about the nodes there are: what one announced that has left counts no more. */
  @Test
  void aReplicaThatLeftCountsNoMore() {
    NodeId one = new NodeId("n1");
    NodeId two = new NodeId("n2");
    NodeId three = new NodeId("n3");
    SortedMap<NodeId, Lsn> announced = new TreeMap<>();
    announced.put(one, new Lsn(5000));
    announced.put(two, new Lsn(5000));
    announced.put(three, new Lsn(40));
    Lsn applied = new Lsn(6000);
    assertThat(RETENTION.mark(announced, List.of(one, two, three), applied))
        .isEqualTo(new Lsn(5000));
    assertThat(RETENTION.mark(announced, List.of(two, three), applied)).isEqualTo(new Lsn(40));
    assertThat(Retention.covers(announced, List.of(one, two, three), new Lsn(4000))).isTrue();
    assertThat(Retention.covers(announced, List.of(two, three), new Lsn(4000))).isFalse();
    assertThat(Retention.covers(announced, List.of(one, two), new Lsn(4000))).isTrue();
  }

  /** T1, and that nothing is trimmed which {@code keep} protects. */
  @Test
  void belowTheMarkAMajorityHasEverythingOnDisk() {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 2000; i++) {
      long keep = random.nextLong(50);
      Retention retention = new Retention(1, keep, keep + random.nextLong(50));
      long applied = random.nextLong(200);
      long[] durable = new long[random.nextInt(1, 6)];
      List<Long> all = new ArrayList<>();
      for (int n = 0; n < durable.length; n++) {
        durable[n] = random.nextLong(-1, applied + 1);
        all.add(Math.max(0, durable[n]));
      }
      long mark = mark(retention, applied, durable);
      assertThat(all.stream().filter(one -> one >= mark).count()).isGreaterThan(durable.length / 2);
      assertThat(mark).isLessThanOrEqualTo(Math.max(0, applied - keep));
      if (applied - mark > retention.hold()) {
        assertThat(mark).as("held for a majority only").isEqualTo(majority(all));
      } else if (mark > Collections.min(all)) {
        assertThat(mark).isEqualTo(Math.min(majority(all), applied - retention.hold()));
      }
    }
  }

  private static long majority(List<Long> durable) {
    List<Long> sorted = new ArrayList<>(durable);
    sorted.sort(Collections.reverseOrder());
    return sorted.get(sorted.size() / 2);
  }

  @Test
  void limitsThatContradictEachOtherAreRefused() {
    assertThatThrownBy(() -> new Retention(1, 10, 9)).hasMessageContaining("keep <= hold");
    assertThatThrownBy(() -> new Retention(0, 1, 2)).hasMessageContaining("every >= 1");
  }
}

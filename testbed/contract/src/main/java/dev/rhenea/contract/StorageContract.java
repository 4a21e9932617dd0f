package dev.rhenea.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rhenea.environment.Done;
import dev.rhenea.environment.Environment;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.RecordLog;
import dev.rhenea.environment.Storage;
import dev.rhenea.environment.Unavailable;
import dev.rhenea.payload.Payload;
import dev.rhenea.provider.Host;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Logs and cells of a unit while nothing goes wrong. */
public interface StorageContract extends EnvironmentFixture {
  private static RecordLog.Entry entry(long index, String text) {
    return new RecordLog.Entry(index, Payload.utf8(text));
  }

  /** Writes {@code r0}, {@code r1} and so on under these indexes. */
  private static Future<List<Done>> write(Environment environment, RecordLog log, long... indexes) {
    List<Future<Done>> writes = new ArrayList<>();
    for (long index : indexes) {
      writes.add(log.write(index, Payload.utf8("r" + index)));
    }
    return Future.all(environment, writes);
  }

  @Test
  default void freshStorageIsEmpty() throws Unavailable {
    try (TestCluster cluster = cluster()) {
      Host host = cluster.host(N1, "unit");
      Storage storage = host.environment().storage();
      assertThat(storage.cell("c").value()).isEmpty();
      assertThat(storage.log("l").start()).isZero();
      assertThat(storage.log("l").end()).isZero();
      assertThat(cluster.await(host, () -> storage.log("l").read(0, 100, 1000))).isEmpty();
      assertThat(storage.log("l")).isSameAs(storage.log("l"));
      assertThat(storage.cell("c")).isSameAs(storage.cell("c"));
    }
  }

  @Test
  default void nodeHasOneStorageIdOfItsOwn() {
    try (TestCluster cluster = cluster()) {
      Storage storage = cluster.host(N1, "unit").environment().storage();
      assertThat(cluster.host(N1, "other").environment().storage().id()).isEqualTo(storage.id());
      assertThat(cluster.host(N2, "unit").environment().storage().id()).isNotEqualTo(storage.id());
    }
  }

  @Test
  default void writeShowsOnlyOnceItIsDurable() throws Unavailable {
    try (TestCluster cluster = cluster()) {
      Host host = cluster.host(N1, "unit");
      Storage storage = host.environment().storage();
      List<Long> ends = new ArrayList<>();
      cluster.await(
          host,
          () -> {
            Future<Done> written = storage.log("l").write(0, Payload.utf8("r0"));
            Future<Done> set = storage.cell("c").write(Payload.utf8("value"));
            ends.add(storage.log("l").end());
            ends.add(storage.cell("c").value().isPresent() ? 1L : 0L);
            return Future.all(host.environment(), List.of(written, set));
          });
      assertThat(ends).containsExactly(0L, 0L);
      assertThat(storage.log("l").end()).isEqualTo(1);
      assertThat(storage.cell("c").value()).contains(Payload.utf8("value"));
    }
  }

  /** Logs and cells of a unit share one order: when a write is durable, all earlier ones are. */
  @Test
  default void writesBecomeDurableInTheOrderOfIssue() throws Unavailable {
    try (TestCluster cluster = cluster()) {
      Host host = cluster.host(N1, "unit");
      Storage storage = host.environment().storage();
      List<Boolean> earlierThere = new ArrayList<>();
      cluster.await(
          host,
          () -> {
            List<Future<Boolean>> writes = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
              int index = i;
              Future<Done> a = storage.log("a").write(i, Payload.utf8("r" + i));
              writes.add(a.map(done -> index == 0 || cellIs(storage, index - 1)));
              Future<Done> b = storage.cell("c").write(Payload.utf8("r" + i));
              writes.add(b.map(done -> storage.log("a").end() > index));
            }
            return Future.all(host.environment(), writes)
                .map(all -> {
                  earlierThere.addAll(all);
                  return Done.DONE;
                });
          });
      assertThat(earlierThere).hasSize(100).containsOnly(true);
    }
  }

  private static boolean cellIs(Storage storage, int atLeast) {
    return storage
        .cell("c")
        .value()
        .map(value -> Integer.parseInt(value.toUtf8().substring(1)) >= atLeast)
        .orElse(false);
  }

  @Test
  default void recordsAreReadInOrderWithTheirGaps() throws Unavailable {
    try (TestCluster cluster = cluster()) {
      Host host = cluster.host(N1, "unit");
      RecordLog log = host.environment().storage().log("l");
      cluster.await(host, () -> write(host.environment(), log, 7, 2, 3));
      assertThat(log.end()).isEqualTo(8);
      assertThat(cluster.await(host, () -> log.read(0, 100, 1000)))
          .containsExactly(entry(2, "r2"), entry(3, "r3"), entry(7, "r7"));
      assertThat(cluster.await(host, () -> log.read(3, 7, 1000))).containsExactly(entry(3, "r3"));
      assertThat(cluster.await(host, () -> log.read(4, 7, 1000))).isEmpty();
    }
  }

  @Test
  default void readTakesFewBytesButAtLeastOneRecord() throws Unavailable {
    try (TestCluster cluster = cluster()) {
      Host host = cluster.host(N1, "unit");
      RecordLog log = host.environment().storage().log("l");
      cluster.await(
          host,
          () -> write(host.environment(), log, IntStream.range(0, 100).asLongStream().toArray()));
      assertThat(cluster.await(host, () -> log.read(5, 100, 1))).containsExactly(entry(5, "r5"));
      assertThat(cluster.await(host, () -> log.read(0, 100, 50)).size()).isBetween(1, 40);
    }
  }

  @Test
  default void writingAgainReplaces() throws Unavailable {
    try (TestCluster cluster = cluster()) {
      Host host = cluster.host(N1, "unit");
      Storage storage = host.environment().storage();
      for (String text : List.of("old", "new")) {
        cluster.await(host, () -> storage.log("l").write(4, Payload.utf8(text)));
        cluster.await(host, () -> storage.cell("c").write(Payload.utf8(text)));
      }
      assertThat(cluster.await(host, () -> storage.log("l").read(0, 10, 1000)))
          .containsExactly(entry(4, "new"));
      assertThat(storage.cell("c").value()).contains(Payload.utf8("new"));
    }
  }

  @Test
  default void droppedRecordsAreGoneForGood() throws Unavailable {
    try (TestCluster cluster = cluster()) {
      Host host = cluster.host(N1, "unit");
      RecordLog log = host.environment().storage().log("l");
      cluster.await(host, () -> write(host.environment(), log, 0, 1, 2, 3));
      cluster.await(host, () -> log.dropBelow(2));
      cluster.await(host, () -> log.dropBelow(1));
      cluster.await(host, () -> write(host.environment(), log, 0));
      assertThat(log.start()).isEqualTo(2);
      assertThat(log.end()).isEqualTo(4);
      assertThat(cluster.await(host, () -> log.read(0, 100, 1000)))
          .containsExactly(entry(2, "r2"), entry(3, "r3"));
      cluster.await(host, () -> log.dropBelow(9));
      assertThat(log.start()).isEqualTo(9);
      assertThat(log.end()).isEqualTo(9);
    }
  }

  @Test
  default void namesAndUnitsShareNothing() throws Unavailable {
    try (TestCluster cluster = cluster()) {
      Host host = cluster.host(N1, "unit");
      Storage storage = host.environment().storage();
      cluster.await(host, () -> storage.log("x").write(0, Payload.utf8("log")));
      cluster.await(host, () -> storage.cell("x").write(Payload.utf8("cell")));
      assertThat(storage.log("y").end()).isZero();
      assertThat(storage.cell("y").value()).isEmpty();
      assertThat(storage.cell("x").value()).contains(Payload.utf8("cell"));
      Storage other = cluster.host(N1, "other").environment().storage();
      assertThat(other.log("x").end()).isZero();
      assertThat(other.cell("x").value()).isEmpty();
    }
  }

  @Test
  default void destroyErasesTheUnitAndLeavesItUsable() throws Unavailable {
    try (TestCluster cluster = cluster()) {
      Host host = cluster.host(N1, "unit");
      Host other = cluster.host(N1, "other");
      Storage storage = host.environment().storage();
      for (Host each : List.of(host, other)) {
        cluster.await(each, () -> each.environment().storage().log("l").write(5, Payload.empty()));
        cluster.await(each, () -> each.environment().storage().cell("c").write(Payload.empty()));
      }
      cluster.await(host, storage::destroy);
      assertThat(storage.log("l").end()).isZero();
      assertThat(storage.cell("c").value()).isEmpty();
      assertThat(other.environment().storage().log("l").end()).isEqualTo(6);
      assertThat(other.environment().storage().cell("c").value()).isPresent();
      cluster.await(host, () -> storage.log("l").write(0, Payload.utf8("r0")));
      assertThat(cluster.await(host, () -> storage.log("l").read(0, 10, 100)))
          .containsExactly(entry(0, "r0"));
    }
  }
}

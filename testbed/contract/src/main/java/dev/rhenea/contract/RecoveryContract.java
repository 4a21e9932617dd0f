package dev.rhenea.contract;

import static dev.rhenea.contract.TestCluster.Fault.CRASH;
import static dev.rhenea.contract.TestCluster.Fault.DISK_FULL;
import static dev.rhenea.contract.TestCluster.Fault.WIPE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rhenea.environment.Done;
import dev.rhenea.environment.Environment;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.RecordLog;
import dev.rhenea.environment.Storage;
import dev.rhenea.environment.StorageId;
import dev.rhenea.environment.Unavailable;
import dev.rhenea.payload.Payload;
import dev.rhenea.provider.Host;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** What storage holds after a crash, and after a write failed (rules N4, N8, N14). */
public interface RecoveryContract extends EnvironmentFixture {
  private static void assume(TestCluster cluster, TestCluster.Fault fault) {
    Assumptions.assumeTrue(cluster.supported().contains(fault), "this cluster has no " + fault);
  }

  /** Write number {@code i} of a unit: two logs and a cell take turns. */
  private static Future<Done> write(Storage storage, int i) {
    Payload bytes = Payload.utf8("w" + i);
    return switch (i % 3) {
      case 0 -> storage.log("a").write(i, bytes);
      case 1 -> storage.log("b").write(i, bytes);
      default -> storage.cell("c").write(bytes);
    };
  }

  /** What storage shows after exactly the first {@code count} of these writes. */
  private static List<String> after(int count) {
    List<String> shown = new ArrayList<>();
    IntStream.range(0, count).filter(i -> i % 3 != 2).forEach(i -> shown.add("w" + i));
    IntStream.range(0, count).filter(i -> i % 3 == 2).max().ifPresent(i -> shown.add("c=w" + i));
    return shown.stream().sorted().toList();
  }

  private static List<String> shown(TestCluster cluster, Host host) throws Unavailable {
    Storage storage = host.environment().storage();
    List<String> shown = new ArrayList<>();
    for (String name : List.of("a", "b")) {
      for (RecordLog.Entry entry :
          cluster.await(host, () -> storage.log(name).read(0, Long.MAX_VALUE, 1 << 20))) {
        shown.add(entry.bytes().toUtf8());
      }
    }
    storage.cell("c").value().ifPresent(value -> shown.add("c=" + value.toUtf8()));
    return shown.stream().sorted().toList();
  }

  @Test
  default void durableWritesSurviveACrash() throws Unavailable {
    try (TestCluster cluster = cluster()) {
      assume(cluster, CRASH);
      Host host = cluster.host(N1, "unit");
      Storage storage = host.environment().storage();
      for (int i = 0; i < 30; i++) {
        int number = i;
        cluster.await(host, () -> write(storage, number));
      }
      cluster.await(host, () -> storage.log("a").dropBelow(4));
      StorageId id = storage.id();
      cluster.crash(N1);
      cluster.restart(N1);
      Host again = cluster.host(N1, "unit");
      Storage recovered = again.environment().storage();
      assertThat(recovered.id()).isEqualTo(id);
      assertThat(recovered.log("a").start()).isEqualTo(4);
      assertThat(recovered.log("a").end()).isEqualTo(28);
      assertThat(shown(cluster, again))
          .containsExactlyElementsOf(
              after(30).stream().filter(w -> !w.equals("w0") && !w.equals("w3")).toList());
    }
  }

  /** All logs and cells of a unit share one order, and a crash leaves a prefix of it. */
  @Test
  default void aCrashLeavesAPrefixOfTheWrites() throws Unavailable {
    int writes = 60;
    for (int seed = 0; seed < seeds(); seed++) {
      try (TestCluster cluster = cluster(seed, Weather.CALM)) {
        assume(cluster, CRASH);
        Host host = cluster.host(N1, "unit");
        Environment environment = host.environment();
        List<Integer> durable = new ArrayList<>();
        cluster.start(
            host,
            () -> {
              for (int i = 0; i < writes; i++) {
                int number = i;
                environment
                    .timers()
                    .after(
                        Duration.ofNanos(20_000L * i),
                        () ->
                            write(environment.storage(), number)
                                .whenDone(() -> durable.add(number)));
              }
              return environment.done();
            });
        cluster.pass(Duration.ofNanos(35_000L * seed));
        cluster.crash(N1);
        int promised = durable.size();
        assertThat(durable)
            .containsExactlyElementsOf(IntStream.range(0, promised).boxed().toList());
        cluster.restart(N1);
        List<String> found = shown(cluster, cluster.host(N1, "unit"));
        assertThat(IntStream.rangeClosed(promised, writes).mapToObj(RecoveryContract::after))
            .as("seed %d, %d writes were durable", seed, promised)
            .contains(found);
      }
    }
  }

  @Test
  default void anotherDiskHasAnotherIdAndNothingOnIt() throws Unavailable {
    try (TestCluster cluster = cluster()) {
      assume(cluster, WIPE);
      Host host = cluster.host(N1, "unit");
      cluster.await(host, () -> write(host.environment().storage(), 0));
      StorageId id = host.environment().storage().id();
      cluster.wipe(N1);
      cluster.restart(N1);
      Host again = cluster.host(N1, "unit");
      assertThat(again.environment().storage().id()).isNotEqualTo(id);
      assertThat(shown(cluster, again)).isEmpty();
    }
  }

  /** Otherwise the writes that survive would not be a prefix; opened anew, storage goes on. */
  @Test
  default void afterARefusedWriteAHandleWritesNothingMore() throws Unavailable {
    try (TestCluster cluster = cluster()) {
      assume(cluster, DISK_FULL);
      assume(cluster, CRASH);
      Host host = cluster.host(N1, "unit");
      Storage storage = host.environment().storage();
      cluster.await(host, () -> write(storage, 0));
      assertThat(storage.reopen()).isSameAs(storage);
      cluster.diskFull(N1, true);
      assertThatThrownBy(() -> cluster.await(host, () -> write(storage, 1)))
          .isInstanceOf(Unavailable.class);
      cluster.diskFull(N1, false);
      assertThatThrownBy(() -> cluster.await(host, () -> write(storage, 2)))
          .isInstanceOf(Unavailable.class);
      assertThat(shown(cluster, host)).isEqualTo(after(1));
      Storage anew = storage.reopen();
      cluster.await(host, () -> anew.cell("c").write(Payload.utf8("w2")));
      assertThatThrownBy(() -> cluster.await(host, () -> write(storage, 3)))
          .isInstanceOf(Unavailable.class);
      assertThat(storage.reopen()).isSameAs(anew);
      Host other = cluster.host(N1, "other");
      cluster.await(other, () -> write(other.environment().storage(), 0));
      cluster.crash(N1);
      cluster.restart(N1);
      Host again = cluster.host(N1, "unit");
      assertThat(shown(cluster, again)).containsExactly("c=w2", "w0");
      cluster.await(again, () -> write(again.environment().storage(), 3));
    }
  }

  /** What ends, promises and makes room goes on, as there is room kept for it. */
  @Test
  default void aFullDiskTakesCellsAndDropsAndRefusesRecords() throws Unavailable {
    try (TestCluster cluster = cluster()) {
      assume(cluster, DISK_FULL);
      Host host = cluster.host(N1, "unit");
      Storage storage = host.environment().storage();
      for (int i = 0; i < 9; i++) {
        int number = i;
        cluster.await(host, () -> write(storage, number));
      }
      assertThat(storage.hasRoom()).isTrue();
      cluster.diskFull(N1, true);
      assertThat(storage.hasRoom()).isFalse();
      cluster.await(host, () -> storage.cell("c").write(Payload.utf8("w11")));
      assertThatThrownBy(() -> cluster.await(host, () -> write(storage, 9)))
          .isInstanceOf(Unavailable.class);
      Storage anew = storage.reopen();
      cluster.await(host, () -> anew.log("a").dropBelow(4));
      cluster.await(host, () -> anew.cell("c").write(Payload.utf8("w14")));
      cluster.diskFull(N1, false);
      assertThat(storage.hasRoom()).isTrue();
      cluster.await(host, () -> anew.log("a").write(9, Payload.utf8("w9")));
      assertThat(anew.log("a").end()).isEqualTo(10);
      assertThat(anew.log("a").start()).isEqualTo(4);
      assertThat(anew.cell("c").value()).contains(Payload.utf8("w14"));
    }
  }

  /** An environment ends with its node: nothing it planned happens afterwards. */
  @Test
  default void nothingRunsOnACrashedNode() throws Unavailable {
    try (TestCluster cluster = cluster()) {
      assume(cluster, CRASH);
      Host host = cluster.host(N1, "unit");
      Environment environment = host.environment();
      List<String> ran = new ArrayList<>();
      cluster.await(
          host,
          () -> {
            environment.timers().after(Duration.ofMillis(200), () -> ran.add("timer"));
            return environment.done();
          });
      cluster.crash(N1);
      environment.execute(() -> ran.add("event"));
      cluster.pass(Duration.ofMillis(500));
      assertThat(ran).isEmpty();
      cluster.restart(N1);
      assertThat(cluster.host(N1, "unit").environment()).isNotSameAs(environment);
    }
  }
}

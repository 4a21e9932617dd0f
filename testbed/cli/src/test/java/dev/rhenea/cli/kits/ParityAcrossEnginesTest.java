package dev.rhenea.cli.kits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rhenea.contract.TestCluster;
import dev.rhenea.environment.NodeId;
import dev.rhenea.loglet.HandleLimits;
import dev.rhenea.loglet.Loglet;
import dev.rhenea.loglet.LogletId;
import dev.rhenea.loglet.LogletOffset;
import dev.rhenea.loglet.Tail;
import dev.rhenea.provider.Catalogue;
import dev.rhenea.provider.Host;
import dev.rhenea.provider.LogletProvider;
import dev.rhenea.spec.ProtocolSpec;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Parity over native and ZooKeeper Loglets, on real processes and real ZooKeeper servers: all data
 * of any children but as many as are enough may be gone, and every acknowledged entry can be read.
 */
class ParityAcrossEnginesTest {
  private static final Catalogue CATALOGUE = Catalogue.load();
  private static final LogletProvider PARITY = CATALOGUE.loglet("parity").orElseThrow();
  private static final HandleLimits LIMITS =
      HandleLimits.DEFAULT.withDeadline(Installed.LONGEST_ELECTION);

  /** Of different lengths, so that slices end anywhere. */
  private static final List<String> ENTRIES =
      IntStream.range(0, 50).mapToObj(i -> "entry " + i + " " + "x".repeat(i % 7)).toList();

  /** Its servers start with the first test. */
  private static final Installed<LogletProvider> ENGINE =
      new Installed<>(CATALOGUE.loglet("zookeeper").orElseThrow());

  @AfterAll
  static void close() {
    ENGINE.close();
  }

  /** With RAID 5 any child; with RAID 6 any two. */
  @ParameterizedTest
  @CsvSource({
    "1, 3, 0",
    "1, 3, 1",
    "1, 3, 2",
    "2, 4, 0 1",
    "2, 4, 0 2",
    "2, 4, 0 3",
    "2, 4, 1 2",
    "2, 4, 1 3",
    "2, 4, 2 3",
  })
  void everyEntryOutlivesTheDataOfTheOthers(int parity, int children, String lost)
      throws Exception {
    try (TestCluster cluster = ENGINE.cluster()) {
      Host client = cluster.host(new NodeId("c1"), "client");
      LogletId id = new LogletId(cluster.log(), Long.parseLong(children + lost.replace(" ", "")));
      ProtocolSpec created =
          cluster.await(client, () -> PARITY.create(client, id, spec(parity, children), LIMITS));
      Loglet writer = PARITY.open(client, id, created, LIMITS);
      assertThat(Entries.append(cluster, client, writer, ENTRIES))
          .containsExactlyElementsOf(Entries.inOrder(ENTRIES.size()));

      for (int number : Stream.of(lost.split(" ")).map(Integer::valueOf).toList()) {
        ProtocolSpec child = created.children().get(number);
        LogletProvider protocol = CATALOGUE.loglet(child.protocol()).orElseThrow();
        cluster.await(client, () -> protocol.destroy(client, id.child(number), child, LIMITS));
      }

      Host other = cluster.host(new NodeId("c2"), "reader");
      Loglet reader = PARITY.open(other, id, created, LIMITS);
      Tail tail = cluster.await(other, reader::checkTail);
      assertThat(tail).isEqualTo(new Tail.Sealed(new LogletOffset(ENTRIES.size())));
      assertThat(Entries.read(cluster, other, reader, tail.offset())).isEqualTo(ENTRIES);
    }
  }

  /** Two native Loglets, and ZooKeeper ones beside them. */
  private static ProtocolSpec spec(int parity, int children) {
    return Entries.spec(
        "parity(%d, native(n1, n2, n3), native(n2, n3, n1)%s, conductor: n2)"
            .formatted(children - parity, ", zookeeper(n1, n2, n3)".repeat(children - 2)),
        CATALOGUE);
  }
}

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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A mirror of a native and a ZooKeeper Loglet, on real processes and real ZooKeeper servers: all
 * data of either may be gone, and every acknowledged entry can be read.
 */
class MirrorAcrossEnginesTest {
  private static final Catalogue CATALOGUE = Catalogue.load();
  private static final LogletProvider MIRROR = CATALOGUE.loglet("mirror").orElseThrow();
  private static final HandleLimits LIMITS =
      HandleLimits.DEFAULT.withDeadline(Installed.LONGEST_ELECTION);
  private static final List<String> ENTRIES =
      IntStream.range(0, 50).mapToObj(i -> "entry " + i).toList();

  /** Its servers start with the first test. */
  private static final Installed<LogletProvider> ENGINE =
      new Installed<>(CATALOGUE.loglet("zookeeper").orElseThrow());

  @AfterAll
  static void close() {
    ENGINE.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void everyEntryOutlivesTheDataOfAnEngine(int lost) throws Exception {
    try (TestCluster cluster = ENGINE.cluster()) {
      Host client = cluster.host(new NodeId("c1"), "client");
      LogletId id = new LogletId(cluster.log(), lost);
      ProtocolSpec created = cluster.await(client, () -> MIRROR.create(client, id, spec(), LIMITS));
      Loglet writer = MIRROR.open(client, id, created, LIMITS);
      assertThat(Entries.append(cluster, client, writer, ENTRIES))
          .containsExactlyElementsOf(Entries.inOrder(ENTRIES.size()));

      ProtocolSpec child = created.children().get(lost);
      LogletProvider protocol = CATALOGUE.loglet(child.protocol()).orElseThrow();
      cluster.await(client, () -> protocol.destroy(client, id.child(lost), child, LIMITS));

      Host other = cluster.host(new NodeId("c2"), "reader");
      Loglet reader = MIRROR.open(other, id, created, LIMITS);
      Tail tail = cluster.await(other, reader::checkTail);
      assertThat(tail).isEqualTo(new Tail.Sealed(new LogletOffset(ENTRIES.size())));
      assertThat(Entries.read(cluster, other, reader, tail.offset())).isEqualTo(ENTRIES);
    }
  }

  private static ProtocolSpec spec() {
    return Entries.spec(
        "mirror(native(n1, n2, n3), zookeeper(n1, n2, n3), conductor: n2)", CATALOGUE);
  }
}

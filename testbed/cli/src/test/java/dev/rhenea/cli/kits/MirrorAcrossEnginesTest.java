package dev.rhenea.cli.kits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rhenea.composition.Composition;
import dev.rhenea.contract.Call;
import dev.rhenea.contract.TestCluster;
import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.Unavailable;
import dev.rhenea.loglet.AppendResult;
import dev.rhenea.loglet.Entry;
import dev.rhenea.loglet.HandleLimits;
import dev.rhenea.loglet.Loglet;
import dev.rhenea.loglet.LogletId;
import dev.rhenea.loglet.LogletOffset;
import dev.rhenea.loglet.ReadResult;
import dev.rhenea.loglet.Tail;
import dev.rhenea.payload.Payload;
import dev.rhenea.provider.Catalogue;
import dev.rhenea.provider.Host;
import dev.rhenea.provider.LogletProvider;
import dev.rhenea.spec.ProtocolSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
      assertThat(append(cluster, client, writer)).containsExactlyElementsOf(offsets());

      ProtocolSpec child = created.children().get(lost);
      LogletProvider protocol = CATALOGUE.loglet(child.protocol()).orElseThrow();
      cluster.await(client, () -> protocol.destroy(client, id.child(lost), child, LIMITS));

      Host other = cluster.host(new NodeId("c2"), "reader");
      Loglet reader = MIRROR.open(other, id, created, LIMITS);
      Tail tail = cluster.await(other, reader::checkTail);
      assertThat(tail).isEqualTo(new Tail.Sealed(new LogletOffset(ENTRIES.size())));
      assertThat(read(cluster, other, reader, tail.offset())).isEqualTo(ENTRIES);
    }
  }

  private static ProtocolSpec spec() {
    String text = "mirror(native(n1, n2, n3), zookeeper(n1, n2, n3), conductor: n2)";
    return switch (Composition.parse(text, CATALOGUE, Optional.empty())) {
      case Composition.Parsed.Accepted(ProtocolSpec spec) -> spec;
      case Composition.Parsed.Refused refused -> throw new AssertionError(refused);
    };
  }

  private static List<AppendResult> offsets() {
    return IntStream.range(0, ENTRIES.size())
        .<AppendResult>mapToObj(i -> new AppendResult.Appended(new LogletOffset(i)))
        .toList();
  }

  /** All at once: the mirror keeps the order of issue. */
  private static List<AppendResult> append(TestCluster cluster, Host client, Loglet writer)
      throws Unavailable {
    List<Call<AppendResult>> calls =
        ENTRIES.stream()
            .map(entry -> cluster.start(client, () -> writer.append(Payload.utf8(entry))))
            .toList();
    List<AppendResult> results = new ArrayList<>();
    for (Call<AppendResult> call : calls) {
      results.add(call.await());
    }
    return results;
  }

  private static List<String> read(TestCluster cluster, Host host, Loglet reader, LogletOffset tail)
      throws Unavailable {
    List<String> found = new ArrayList<>();
    LogletOffset next = LogletOffset.ZERO;
    while (next.compareTo(tail) < 0) {
      LogletOffset from = next;
      ReadResult.Entries run =
          (ReadResult.Entries) cluster.await(host, () -> reader.readNext(from, tail, 1000));
      run.entries().forEach(entry -> found.add(((Entry.Data) entry).payload().toUtf8()));
      next = run.next();
    }
    return found;
  }
}

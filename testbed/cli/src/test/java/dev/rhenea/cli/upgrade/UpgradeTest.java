package dev.rhenea.cli.upgrade;

import static dev.rhenea.cli.upgrade.Insisting.ok;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rhenea.checker.Verdict;
import dev.rhenea.cli.client.ChainView;
import dev.rhenea.cli.client.HttpClients;
import dev.rhenea.cli.client.NodeClient;
import dev.rhenea.cli.cluster.Build;
import dev.rhenea.cli.cluster.ClusterPlan;
import dev.rhenea.cli.cluster.LocalCluster;
import dev.rhenea.cli.workload.TransactionLoad;
import dev.rhenea.environment.NodeId;
import dev.rhenea.node.table.Table;
import dev.rhenea.node.table.copy.Folders;
import dev.rhenea.node.table.machine.Retention;
import io.vertx.core.json.JsonObject;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A rolling upgrade and the way back, under load: nodes of this build and of the next minor version
 * make one cluster, and each opens what the other has stored.
 *
 * <p>The next build's nodes, and only those, tell how often nodes that know of it edited the chain
 * and the directory. So an answer says which build gave it; and a number that got smaller would say
 * that a node of this build lost a field it does not know.
 */
@Timeout(300)
class UpgradeTest {
  private static final String LOG = "default";
  private static final String EDITS = "edits";
  private static final List<NodeId> NODES = ClusterPlan.nodes(3);

  /** Positions for which the table's log is held for a replica that is away. */
  private static final int HELD = 40;

  private @TempDir Path folder;
  private @TempDir Path classes;
  private final HttpClients http = new HttpClients();
  private LocalCluster cluster;
  private List<NodeClient> nodes;
  private AppendLoad appends;
  private TransactionLoad transactions;

  @BeforeEach
  void start() throws Exception {
    cluster = LocalCluster.start(plan(), folder);
    nodes = cluster.clients(http.client());
    appends = new AppendLoad(nodes, LOG);
    transactions = new TransactionLoad(nodes, 1);
  }

  @AfterEach
  void stop() throws Exception {
    cluster.close();
    http.close();
  }

  @Test
  void twoBuildsWorkInOneClusterAndReadWhatTheOtherStored() throws Exception {
    Build next = PatchedBuild.of("next-build", classes);
    cluster.awaitReady(nodes);
    appends.start();
    transactions.start();
    try {
      goOn();
      rollForwardAndBack(next);
    } finally {
      appends.stop();
      transactions.stop();
    }
    for (NodeClient node : nodes) {
      assertThat(appends.readAll(node)).isEmpty();
      ok(() -> node.scan("", 1));
    }
    assertThat(cluster.troubles()).isEmpty();
    assertThat(appends.check()).isInstanceOf(Verdict.Valid.class);
    assertThat(transactions.check()).isInstanceOf(Verdict.Valid.class);
  }

  private void rollForwardAndBack(Build next) throws Exception {
    restartWithoutTable(0, next); // the next build copies this build's table
    assertThat(newestSegmentVersion(0)).isEqualTo("1.1");
    sharesRegisters(0, 1);
    restart(1, next);
    sharesRegisters(1, 2); // this build is in the minority
    restart(2, next);
    switchTo(2, 0);
    goOn();

    long edits = chainEdits(0);
    restartWithoutTable(0, Build.OWN); // and this build the next one's
    assertThat(newestSegmentVersion(0)).isEqualTo("1.0");
    restart(1, Build.OWN);
    restart(2, Build.OWN);
    switchTo(1, 1);
    goOn();
    assertThat(chain(1).fieldNames()).doesNotContain(EDITS);

    restart(2, next); // what nobody knew any more was kept all the same
    assertThat(chainEdits(2)).isGreaterThanOrEqualTo(edits);
    goOn();
  }

  /** Edits of chain and directory by a node of the next build, then one of this, both ways. */
  private void sharesRegisters(int newer, int older) throws Exception {
    switchTo(newer, newer);
    makeLog(newer, "made-by-the-next-build-" + newer);
    long chain = chainEdits(newer);
    long directory = directory(newer).getLong(EDITS);
    assertThat(chain).isPositive();
    assertThat(directory).isPositive();

    switchTo(older, older);
    makeLog(older, "made-by-this-build-" + older);
    assertThat(chain(older).fieldNames()).doesNotContain(EDITS);
    assertThat(directory(older).fieldNames()).doesNotContain(EDITS);
    awaitVersion(newer, chain(older).getLong("version"));
    assertThat(chainEdits(newer)).isGreaterThanOrEqualTo(chain);
    assertThat(directory(newer).getLong(EDITS)).isGreaterThanOrEqualTo(directory);
    assertThat(directory(newer).encode())
        .contains("made-by-the-next-build-" + newer, "made-by-this-build-" + older);
    goOn();
  }

  private static ClusterPlan plan() {
    return new ClusterPlan(
        NODES,
        "paxos(n1, n2, n3)",
        new TreeMap<>(Map.of(LOG, composition(2), Table.LOG, composition(2))),
        List.of(),
        new Retention(15, 0, HELD),
        OptionalInt.empty());
  }

  private static String composition(int sequencer) {
    return "native(n1, n2, n3, sequencer: %s)".formatted(NODES.get(sequencer));
  }

  private void goOn() throws InterruptedException {
    appends.await(20);
    transactions.await(20);
  }

  private void restart(int node, Build build) throws Exception {
    cluster.stop(NODES.get(node));
    cluster.start(NODES.get(node), build);
    cluster.awaitReady(nodes);
    goOn();
  }

  /** The node has to copy the table: the log no longer begins at its beginning. */
  private void restartWithoutTable(int node, Build build) throws Exception {
    cluster.stop(NODES.get(node));
    transactions.await(2 * HELD);
    Folders.delete(folder.resolve(NODES.get(node).name()).resolve("data/table"));
    int other = (node + 1) % NODES.size();
    JsonObject chain = ok(() -> nodes.get(other).log(Table.LOG).chain());
    assertThat(ChainView.of(chain).trimMark()).isPositive();
    cluster.start(NODES.get(node), build);
    cluster.awaitReady(nodes);
    ok(() -> nodes.get(node).scan("", 1));
    goOn();
  }

  /**
   * Both logs go on under a sequencer on {@code to}, because {@code by} says so, and that one which
   * nobody trims does so on this very segment: a log that cannot serve while it is on both builds
   * would leave it empty, move, and go on.
   */
  private void switchTo(int by, int to) throws InterruptedException {
    ok(() -> nodes.get(by).log(Table.LOG).switchTo(composition(to)));
    long segment = ok(() -> nodes.get(by).log(LOG).switchTo(composition(to))).getLong("segment");
    goOn();
    long tail = ok(() -> nodes.get(by).log(LOG).tail()).getLong("tail");
    assertThat(ChainView.of(chain(by)).segments())
        .filteredOn(part -> part.id() == segment)
        .singleElement()
        .satisfies(part -> assertThat(part.stop().orElse(tail)).isGreaterThan(part.start()));
  }

  private void makeLog(int by, String name) {
    ok(() -> nodes.get(by).makeLog(name, composition(by)));
  }

  private JsonObject chain(int node) {
    return ok(() -> nodes.get(node).log(LOG).chain());
  }

  private long chainEdits(int node) {
    return chain(node).getLong(EDITS);
  }

  private JsonObject directory(int node) {
    return ok(() -> nodes.get(node).logs());
  }

  /** Returns when the node has heard of that version of the chain. */
  private void awaitVersion(int node, long version) {
    JsonObject heard = chain(node);
    while (heard.getLong("version") < version) {
      heard = chain(node);
    }
  }

  private String newestSegmentVersion(int node) throws Exception {
    try (Stream<Path> files =
        Files.list(folder.resolve(NODES.get(node).name()).resolve("data/journal/journal"))) {
      Path newest =
          files
              .filter(file -> file.getFileName().toString().matches("\\d+"))
              .max(Path::compareTo)
              .orElseThrow();
      try (FileChannel channel = FileChannel.open(newest)) {
        ByteBuffer header = ByteBuffer.allocate(12);
        channel.read(header);
        return header.getShort(8) + "." + header.getShort(10);
      }
    }
  }
}

package dev.rhenea.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rhenea.cli.Operator.Ended;
import dev.rhenea.cli.client.Answer;
import dev.rhenea.cli.client.ClusterClient;
import dev.rhenea.cli.client.HttpClients;
import dev.rhenea.cli.client.NodeClient;
import dev.rhenea.cli.cluster.ClusterPlan;
import dev.rhenea.cli.cluster.FolderClaim;
import dev.rhenea.cli.cluster.StandingCluster;
import dev.rhenea.cli.terminal.Exit;
import dev.rhenea.environment.NodeId;
import dev.rhenea.node.table.machine.Retention;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A node joins three processes under load, gets the log, is killed, comes back, and leaves. */
@Timeout(180)
class JoinTest {
  private static final String FIRST = "native(n1, n2, n3)";

  private @TempDir Path folder;
  private final HttpClients http = new HttpClients();
  private StandingCluster cluster;

  @BeforeEach
  void found() throws Exception {
    SortedMap<String, String> logs = new TreeMap<>(Map.of("default", FIRST, "table", FIRST));
    List<NodeId> nodes = ClusterPlan.nodes(3);
    cluster =
        StandingCluster.found(
            new ClusterPlan(
                nodes,
                "paxos(n1, n2, n3)",
                logs,
                List.of(),
                Retention.DEFAULT,
                OptionalInt.empty()),
            folder);
  }

  @AfterEach
  void stop() throws Exception {
    StandingCluster whole = StandingCluster.in(folder).orElseThrow();
    for (NodeId node : whole.file().members()) {
      whole.kill(node);
    }
    http.close();
  }

  private Operator operator() {
    return new Operator(folder);
  }

  private String rhenea(int expected, String... arguments) {
    return operator().rhenea(expected, arguments);
  }

  /** The nodes it began with. */
  private ClusterClient nodes() {
    return new ClusterClient(cluster.clients(http.client()));
  }

  /** Appends one entry after the other, through any of the nodes it began with. */
  private final class Load implements Runnable {
    private final ClusterClient nodes = nodes();
    private final SortedMap<Long, String> acknowledged = new ConcurrentSkipListMap<>();
    private final Semaphore acknowledgements = new Semaphore(0);
    private volatile boolean over;

    @Override
    public void run() {
      for (int i = 0; !over; i++) {
        byte[] entry = ("entry " + i).getBytes(StandardCharsets.UTF_8);
        Answer answer = nodes.ask(node -> node.log("default").append(entry)).await();
        if (answer instanceof Answer.Ok(JsonObject body)) {
          acknowledged.put(body.getLong("lsn"), "entry " + i);
          acknowledgements.release();
        }
      }
    }

    /** Some more entries are acknowledged after this call began. */
    void goesOn() throws InterruptedException {
      acknowledgements.drainPermits();
      acknowledgements.acquire(10);
    }
  }

  @Test
  void aNodeJoinsUnderLoadCarriesTheLogIsKilledAndLeaves() throws Exception {
    for (NodeId node : cluster.file().members()) {
      cluster.start(node);
    }
    cluster.awaitReady(cluster.clients(http.client()));
    Load load = new Load();
    Thread appending = Thread.ofPlatform().start(load);
    load.goesOn();
    assertThat(rhenea(Exit.VALID, "join")).contains("n4 joined and serves http://127.0.0.1:");
    assertThat(rhenea(Exit.VALID, "status")).contains("n4   up");
    switchTo("native(n2, n3, n4)");
    load.goesOn();
    assertThat(rhenea(Exit.VALID, "kill", "n4")).contains("n4 killed");
    load.goesOn();
    assertThat(rhenea(Exit.VALID, "start", "n4")).contains("n4 serves");
    load.goesOn();
    load.over = true;
    appending.join();
    assertThat(allThroughNodeFour(load.acknowledged.lastKey() + 1))
        .containsAllEntriesOf(load.acknowledged);

    assertThat(rhenea(Exit.INVALID, "leave", "n4"))
        .contains("n4 is still needed: log default has ", "native(n2, n3, n4");
    int left;
    do {
      left = leaves();
    } while (left == Exit.INVALID);
    assertThat(rhenea(Exit.VALID, "status")).doesNotContain("n4");
    assertThat(folder.resolve("n4")).doesNotExist();
    assertThat(rhenea(Exit.USAGE, "switch", "native(n2, n3, n4)")).contains("unknown node 'n4'");
  }

  private void switchTo(String composition) {
    Ended ended = operator().switchTo(composition);
    assertThat(ended.status()).as(ended.text()).isEqualTo(Exit.VALID);
  }

  /** A log may move by itself onto a node that is up, also just before that is to leave. */
  private int leaves() {
    operator().rhenea("switch", FIRST);
    JsonObject tail = ((Answer.Ok) nodes().ask(node -> node.log("default").tail()).await()).body();
    operator().rhenea("trim", tail.getLong("tail").toString());
    Ended leave = operator().rhenea("leave", "n4");
    assertThat(leave.text())
        .containsAnyOf("n4 has left; the cluster has: n1, n2, n3", "n4 is still needed: log ");
    return leave.status();
  }

  private SortedMap<Long, String> allThroughNodeFour(long end) throws Exception {
    StandingCluster now = StandingCluster.in(folder).orElseThrow();
    NodeId four = new NodeId("n4");
    NodeClient node = new NodeClient(http.client(), four, now.http(four));
    SortedMap<Long, String> found = new TreeMap<>();
    long from = 0;
    while (from < end) {
      Answer answer = node.log("default").entries(from, end, 1 << 20).await();
      assertThat(answer).isInstanceOf(Answer.Ok.class);
      JsonObject body = ((Answer.Ok) answer).body();
      JsonArray entries = body.getJsonArray("entries");
      for (int i = 0; i < entries.size(); i++) {
        JsonObject entry = entries.getJsonObject(i);
        found.put(entry.getLong("lsn"), entry.getString("value"));
      }
      from = body.getLong("next");
    }
    return found;
  }

  @Test
  void whatCannotJoinIsOneClearError() throws Exception {
    assertThat(rhenea(Exit.UNKNOWN, "join", "n2"))
        .contains("there is a node n2 already; 'rhenea start n2'");
    assertThat(rhenea(Exit.USAGE, "join", "2")).contains("not a node name");
    try (FolderClaim _ = FolderClaim.take(folder)) {
      assertThat(rhenea(Exit.UNKNOWN, "join")).contains("another command starts or stops nodes");
    }
    assertThat(rhenea(Exit.UNKNOWN, "join")).contains("nothing is up that could be joined");
    assertThat(StandingCluster.in(folder).orElseThrow().file().members()).hasSize(3);
  }
}

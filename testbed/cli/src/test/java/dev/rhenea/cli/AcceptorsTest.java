package dev.rhenea.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rhenea.checker.Verdict;
import dev.rhenea.cli.Operator.Ended;
import dev.rhenea.cli.client.Answer;
import dev.rhenea.cli.client.HttpClients;
import dev.rhenea.cli.client.NodeClient;
import dev.rhenea.cli.cluster.ClusterPlan;
import dev.rhenea.cli.cluster.StandingCluster;
import dev.rhenea.cli.terminal.Exit;
import dev.rhenea.cli.upgrade.AppendLoad;
import dev.rhenea.environment.NodeId;
import dev.rhenea.node.table.machine.Retention;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Three processes under load; a fourth joins, the MetaStore moves from the first three to the last
 * three, the first one leaves and is gone, switches go on, and all restart.
 */
@Timeout(300)
class AcceptorsTest {
  private static final String FIRST = "native(n1, n2, n3)";
  private static final String LAST = "native(n2, n3, n4)";
  private static final Pattern SEGMENT =
      Pattern.compile("log (\\w+) has (s\\d+) on .*?: (copy it|switch to)");

  private @TempDir Path folder;
  private final HttpClients http = new HttpClients();
  private StandingCluster cluster;

  @BeforeEach
  void found() throws Exception {
    cluster =
        StandingCluster.found(
            new ClusterPlan(
                ClusterPlan.nodes(3),
                "paxos(n1, n2, n3)",
                new TreeMap<>(Map.of("default", FIRST, "table", FIRST)),
                List.of(),
                Retention.DEFAULT,
                OptionalInt.empty()),
            Files.createDirectories(folder.resolve("cluster")));
    Files.createDirectories(folder.resolve("cold"));
    for (NodeId node : cluster.file().members()) {
      cluster.start(node);
    }
    cluster.awaitReady(cluster.clients(http.client()));
  }

  @AfterEach
  void stop() throws Exception {
    StandingCluster whole = now();
    for (NodeId node : whole.file().members()) {
      whole.kill(node);
    }
    http.close();
  }

  private Operator operator() {
    return new Operator(cluster.folder());
  }

  private String rhenea(int expected, String... arguments) {
    return operator().rhenea(expected, arguments);
  }

  private StandingCluster now() throws Exception {
    return StandingCluster.in(cluster.folder()).orElseThrow();
  }

  private NodeClient client(String node) throws Exception {
    NodeId id = new NodeId(node);
    return new NodeClient(http.client(), id, now().http(id));
  }

  @Test
  void theMetaStoreMovesUnderLoadAndAnOldAcceptorLeaves() throws Exception {
    AppendLoad load = new AppendLoad(cluster.clients(http.client()), "default");
    load.start();
    load.await(50);
    assertThat(rhenea(Exit.VALID, "acceptors")).contains("n1 answers, n2 answers, n3 answers");
    assertThat(rhenea(Exit.INVALID, "acceptors", "n2,n3,n4")).contains("no node n4");
    assertThat(rhenea(Exit.INVALID, "acceptors", "n2,n3")).contains("2 acceptors are too few");
    rhenea(Exit.VALID, "join");
    rhenea(Exit.VALID, "kill", "n4");
    assertThat(rhenea(Exit.INVALID, "acceptors", "n2,n3,n4"))
        .contains("nothing was moved: n4 does not answer");
    rhenea(Exit.VALID, "start", "n4");
    assertThat(rhenea(Exit.INVALID, "leave", "n1")).contains("the MetaStore is on it");

    assertThat(rhenea(Exit.VALID, "acceptors", "n2,n3,n4"))
        .contains("the MetaStore is on n2, n3, n4 now: chain/default, chain/table, directory");
    load.await(50);
    assertThat(rhenea(Exit.VALID, "acceptors")).doesNotContain("n1 ", "not finished");
    takeOut("n1");
    assertThat(cluster.folder().resolve("n1")).doesNotExist();
    load.await(50);
    switchTo("default", "native(n3, n4, n2)");
    load.await(50);
    rhenea(Exit.VALID, "kill", "n2"); // a majority of the new acceptors is left
    switchTo("default", "native(n3)");
    rhenea(Exit.VALID, "start", "n2");
    rhenea(Exit.VALID, "logs", "create", "late", "native(n3)");
    load.await(50);
    load.stop();
    assertThat(load.readAll(client("n4"))).isEmpty();
    assertThat(load.check()).isInstanceOf(Verdict.Valid.class);

    rhenea(Exit.VALID, "down");
    rhenea(Exit.VALID, "start");
    assertThat(load.readAll(client("n2"))).isEmpty();
    assertThat(load.check()).isInstanceOf(Verdict.Valid.class);
    assertThat(client("n3").log("late").append("x".getBytes(StandardCharsets.UTF_8)).await())
        .isInstanceOf(Answer.Ok.class);
    assertThat(rhenea(Exit.VALID, "acceptors"))
        .contains("the MetaStore is on n2, n3, n4", "chain/late");
  }

  /** Copies and switches whatever is on the node, until nothing is, and it leaves. */
  private void takeOut(String node) {
    while (true) {
      Ended ended = operator().rhenea("leave", node);
      if (ended.status() == Exit.VALID) {
        return;
      }
      assertThat(ended.text()).contains(node + " is still needed: ").doesNotContain("MetaStore is");
      Matcher segment = SEGMENT.matcher(ended.text());
      while (segment.find()) {
        if (segment.group(3).equals("switch to")) {
          switchTo(segment.group(1), LAST);
        } else { // perhaps somebody trimmed it meanwhile
          operator()
              .rhenea(
                  "modify",
                  segment.group(2),
                  "--log",
                  segment.group(1),
                  elsewhere(segment.group(1)));
        }
      }
    }
  }

  /** To LogServers that stay, or out of the cluster. */
  private String elsewhere(String log) {
    return log.equals("default")
        ? "native(n2, n3, n4)"
        : "objects(folder: \"%s\")".formatted(folder.resolve("cold").toAbsolutePath());
  }

  private void switchTo(String log, String composition) {
    Ended ended = operator().switchTo("--log", log, composition);
    assertThat(ended.status()).as(ended.text()).isEqualTo(Exit.VALID);
  }
}

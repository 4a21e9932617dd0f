package dev.rhenea.node.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rhenea.node.process.Browser.Answer;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Whole nodes in one JVM: how they start, stop, find each other, and say what they do. */
class NodeTest {
  @TempDir Path folder;

  @RegisterExtension final Nodes nodes = new Nodes(() -> folder);

  @Test
  void aNodeThatWasStoppedCatchesUp() throws Exception {
    NodeFiles files = nodes.startAll();
    try (Browser one = new Browser(files.http(1));
        Browser two = new Browser(files.http(2))) {
      assertThat(two.put("/v1/table/a", "1").outcome()).isEqualTo("ok");
      nodes.running().remove(1).close();
      assertThat(one.put("/v1/table/b", "2").outcome()).isEqualTo("ok");
      Node again = nodes.start(files, 2);
      again.ready().get(30, TimeUnit.SECONDS);
      assertThat(two.get("/v1/table/a").body().getString("value")).isEqualTo("1");
      assertThat(two.get("/v1/table/b").body().getString("value")).isEqualTo("2");
    }
  }

  @Test
  void whatANodeDidIsCounted() throws Exception {
    NodeFiles files = nodes.startAll();
    try (Browser one = new Browser(files.http(1))) {
      one.put("/v1/table/a", "1");
      one.get("/v1/logs/none");
      String requests = "rhenea_http_requests_seconds_count";
      String metrics = one.text("/metrics");
      assertThat(metrics.lines())
          .contains(
              "rhenea_log_tail{log=\"table\"} 1.0",
              "rhenea_appends_seconds_count{log=\"table\"} 1",
              requests + "{method=\"PUT\",outcome=\"ok\",route=\"/v1/table/:key\"} 1",
              requests + "{method=\"GET\",outcome=\"fail\",route=\"/v1/logs/:log\"} 1");
      assertThat(metrics)
          .contains("# HELP rhenea_journal_syncs_total ", "jvm_memory_used_bytes")
          .containsPattern("rhenea_units \\d+")
          .contains("rhenea_steps_total{step=");
    }
  }

  @Test
  void anyNodeKnowsTheCluster() throws Exception {
    NodeFiles files = nodes.startAll();
    try (Browser three = new Browser(files.http(3))) {
      JsonObject cluster = three.get("/v1/cluster").body();
      assertThat(cluster.getString("node")).isEqualTo("n3");
      assertThat(cluster.getJsonArray("nodes"))
          .extracting(node -> ((JsonObject) node).getString("http"))
          .containsExactly(
              "127.0.0.1:" + files.http(1),
              "127.0.0.1:" + files.http(2),
              "127.0.0.1:" + files.http(3));
      try (Browser one = new Browser(files.http(1))) {
        assertThat(one.get("/v1/health").body().getJsonArray("roles"))
            .extracting(role -> ((JsonObject) role).getString("unit"))
            .contains("register:chain/table", "register:chain/other");
      }
    }
  }

  @Test
  void aNodeThatWaitsForOthersSaysSo() throws Exception {
    NodeFiles files = new NodeFiles(folder, "lonely");
    Node two = nodes.start(files, 2);
    try (Browser browser = new Browser(files.http(2))) {
      Answer health = browser.get("/v1/health");
      assertThat(health.status()).isEqualTo(503);
      assertThat(health.outcome()).isEqualTo("fail");
      assertThat(health.body().getString("reason")).contains("waits for other nodes");
      assertThat(browser.put("/v1/table/a", "1").status()).isEqualTo(503);
      assertThat(browser.get("/v1/cluster").body().getJsonArray("nodes")).hasSize(3);
      while (browser.get("/v1/health").body().getJsonArray("waiting").isEmpty()) {
        Thread.onSpinWait();
      }
      JsonObject why = browser.get("/v1/health").body().getJsonArray("waiting").getJsonObject(0);
      assertThat(why.getJsonArray("missing")).contains("n1");
    }
    nodes.start(files, 1);
    two.ready().get(30, TimeUnit.SECONDS);
    try (Browser browser = new Browser(files.http(2))) {
      assertThat(browser.get("/v1/health").status()).isEqualTo(200);
    }
  }

  @Test
  void takenPortsAreOneClearErrorEach() throws Exception {
    NodeFiles files = nodes.startAll();
    nodes.running().removeFirst().close();
    for (int port : List.of(files.port(1), files.http(1))) {
      try (ServerSocket taken = new ServerSocket()) {
        taken.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        assertThatThrownBy(() -> nodes.start(files, 1))
            .isInstanceOf(IOException.class)
            .hasMessageContaining("cannot listen")
            .hasMessageContaining("127.0.0.1:" + port);
      }
    }
    nodes.start(files, 1); // whatever the failed ones had taken is free again
  }

  @Test
  void whatCannotBeBuiltIsRefusedBeforeAnythingStarts() throws Exception {
    NodeFiles files = new NodeFiles(folder, "wrong");
    Path file = files.file();
    Files.writeString(
        file, Files.readString(file).replace("\"register\": \"memory", "\"register\": \"memroy"));
    assertThatThrownBy(() -> nodes.start(files.dataOf(1), file, 1))
        .isInstanceOf(InvalidClusterFile.class)
        .hasMessageContaining("register: 1:1: ")
        .hasMessageContaining("did you mean 'memory'?");
    assertThat(files.dataOf(1)).doesNotExist();
  }

  /** What a log did not keep, the table played from it must not keep either. */
  @Test
  void whereNothingIsDurableTheTableBeginsEmptyToo() throws Exception {
    NodeFiles files = new NodeFiles(folder, "volatile");
    Path file = files.file();
    Files.writeString(
        file,
        Files.readString(file).replace("\"cluster\"", "\"durability\": \"none\", \"cluster\""));
    try (Browser browser = new Browser(files.http(1))) {
      for (int life = 0; life < 2; life++) {
        Node node = nodes.start(files.dataOf(1), file, 1);
        node.ready().get(30, TimeUnit.SECONDS);
        assertThat(browser.get("/v1/table/a").body().getBoolean("found")).isFalse();
        assertThat(browser.put("/v1/table/a", "1").outcome()).isEqualTo("ok");
        assertThat(browser.get("/v1/table/a").body().getString("value")).isEqualTo("1");
        nodes.running().removeFirst().close();
      }
    }
  }
}

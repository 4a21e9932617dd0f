package dev.rhenea.node.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rhenea.node.process.Browser.Answer;
import dev.rhenea.node.table.copy.Folders;
import dev.rhenea.provider.Catalogue;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Three whole nodes in one JVM, used over HTTP. */
class NodeTest {
  @TempDir Path folder;
  private final Queue<Throwable> faults = new ConcurrentLinkedQueue<>();
  private final List<Node> running = new ArrayList<>();

  @AfterEach
  void stop() {
    running.forEach(Node::close);
    assertThat(faults).isEmpty();
  }

  @Test
  void whatOneNodeWroteAnotherReads() throws Exception {
    NodeFiles files = startAll();
    try (Browser one = new Browser(files.http(1));
        Browser two = new Browser(files.http(2));
        Browser three = new Browser(files.http(3))) {
      assertThat(one.put("/v1/table/colour", "red").outcome()).isEqualTo("ok");
      assertThat(two.get("/v1/table/colour").body().getString("value")).isEqualTo("red");
      Answer swapped =
          two.post(
              "/v1/table/colour/compare-and-set", "{\"expected\": \"red\", \"value\": \"blue\"}");
      assertThat(swapped.outcome()).isEqualTo("ok");
      Answer late =
          three.post(
              "/v1/table/colour/compare-and-set", "{\"expected\": \"red\", \"value\": \"green\"}");
      assertThat(late.status()).isEqualTo(409);
      assertThat(late.outcome()).isEqualTo("fail");
      assertThat(three.get("/v1/table/colour").body().getString("value")).isEqualTo("blue");
      assertThat(three.send("DELETE", "/v1/table/colour", "").outcome()).isEqualTo("ok");
      assertThat(one.get("/v1/table/colour").body().getBoolean("found")).isFalse();
    }
  }

  @Test
  void aTransactionIsAllOrNothingOnAnyNode() throws Exception {
    NodeFiles files = startAll();
    try (Browser one = new Browser(files.http(1));
        Browser two = new Browser(files.http(2))) {
      Answer made =
          one.post(
              "/v1/transactions",
              """
              {"if": [{"key": "a", "absent": true}],
               "do": [{"put": "a", "value": "1"}, {"put": "b", "base64": "/w=="}, {"get": "a"}]}
              """);
      assertThat(made.outcome()).as("%s", made).isEqualTo("ok");
      long version = made.body().getLong("lsn");
      String guarded =
          "{\"if\": [{\"key\": \"a\", \"version\": %d}, {\"key\": \"b\", \"base64\": \"/w==\"}],"
                  .formatted(version)
              + "\"do\": [{\"delete\": \"a\"}, {\"get\": \"b\"}]}";
      Answer deleted = two.post("/v1/transactions", guarded);
      assertThat(deleted.body().getJsonArray("values").getJsonObject(0).getString("base64"))
          .isEqualTo("/w==");
      Answer again = one.post("/v1/transactions", guarded);
      assertThat(again.status()).isEqualTo(409);
      assertThat(again.outcome()).isEqualTo("fail");
      assertThat(again.body().getString("key")).isEqualTo("a");
      assertThat(again.body().getBoolean("found")).isFalse();
      Answer read =
          two.post(
              "/v1/transactions",
              "{\"if\": [{\"key\": \"a\", \"absent\": true}], \"do\": [{\"get\": \"b\"}]}");
      assertThat(read.body().getLong("asOf")).isEqualTo(again.body().getLong("lsn") + 1);
    }
  }

  @Test
  void aTransactionIsReadStrictly() throws Exception {
    NodeFiles files = startAll();
    try (Browser one = new Browser(files.http(1))) {
      Map<String, String> wrong = new LinkedHashMap<>();
      wrong.put("{}", "1 to 256 guards and actions, not 0");
      wrong.put("{\"do\": [{\"get\": \"a\", \"put\": \"b\"}]}", "'do[0].put' or 'delete'");
      wrong.put("{\"do\": [{\"put\": \"a\"}]}", "'do[0].value' or 'base64' is needed");
      wrong.put("{\"do\": [{\"get\": \"a\", \"value\": \"1\"}]}", "goes with 'put' only");
      wrong.put("{\"do\": [{\"get\": \"\"}]}", "'do[0].get' must be a key");
      wrong.put("{\"do\": [{\"get\": \"\\ud800\"}]}", "'do[0].get' must be a key");
      wrong.put("{\"do\": [{\"put\": \"a\", \"base64\": \"?\"}]}", "must be bytes in base 64");
      wrong.put("{\"do\": [{\"got\": \"a\"}]}", "unknown field 'do[0].got'");
      wrong.put("{\"do\": {\"get\": \"a\"}}", "'do' must be a list of objects");
      wrong.put("{\"if\": [{\"key\": \"a\"}]}", "'if[0].key' needs one of");
      wrong.put("{\"if\": [{\"key\": \"a\", \"absent\": false}]}", "can only be true");
      wrong.put("{\"if\": [{\"key\": \"a\", \"version\": -1}]}", "a position, at least 0");
      for (Map.Entry<String, String> each : wrong.entrySet()) {
        Answer refused = one.post("/v1/transactions", each.getKey());
        assertThat(refused.status()).as(each.getKey()).isEqualTo(400);
        assertThat(refused.body().getString("reason")).contains(each.getValue());
      }
      assertThat(one.put("/v1/table/a?session=1", "1").status()).isEqualTo(400);
      assertThat(one.put("/v1/table/a?session=1&number=0", "1").status()).isEqualTo(400);
      assertThat(one.get("/v1/table?prefx=a").body().getString("reason"))
          .contains("unknown 'prefx'");
      assertThat(one.get("/v1/table?prefix=a&from=b").status()).isEqualTo(400);
      assertThat(one.get("/v1/logs/table/tail").body().getLong("tail")).isZero();
    }
  }

  /** A client that heard no answer sends its call again, through another node. */
  @Test
  void aCallOfASessionTakesEffectOnce() throws Exception {
    NodeFiles files = startAll();
    try (Browser one = new Browser(files.http(1));
        Browser two = new Browser(files.http(2))) {
      String session = "?session=" + one.post("/v1/sessions", "").body().getLong("session");
      Answer first = one.put("/v1/table/a" + session + "&number=1", "1");
      assertThat(two.put("/v1/table/a", "2").outcome()).isEqualTo("ok");
      Answer again = two.put("/v1/table/a" + session + "&number=1", "1");
      assertThat(again).isEqualTo(first);
      assertThat(one.get("/v1/table/a").body().getString("value")).isEqualTo("2");
      assertThat(two.send("DELETE", "/v1/table/a" + session + "&number=2", "").outcome())
          .isEqualTo("ok");
      Answer late = one.put("/v1/table/a" + session + "&number=1", "1");
      assertThat(late.status()).isEqualTo(409);
      assertThat(late.outcome()).isEqualTo("fail");
      assertThat(one.put("/v1/table/a?session=99&number=1", "1").status()).isEqualTo(410);
      assertThat(two.get("/v1/table/a").body().getBoolean("found")).isFalse();
    }
  }

  @Test
  void aScanShowsOnePositionHoweverManyPagesItTakes() throws Exception {
    NodeFiles files = startAll();
    try (Browser one = new Browser(files.http(1));
        Browser two = new Browser(files.http(2))) {
      for (String key : List.of("a1", "a2", "a3", "b1")) {
        one.put("/v1/table/" + key, key);
      }
      JsonObject first = two.get("/v1/table?prefix=a&limit=2").body();
      assertThat(keys(first)).containsExactly("a1", "a2");
      one.send("DELETE", "/v1/table/a3", "");
      String more = "/v1/table?limit=2&continue=" + first.getString("continue");
      JsonObject second = two.get(more).body();
      assertThat(keys(second)).containsExactly("a3");
      assertThat(second.getLong("asOf")).isEqualTo(first.getLong("asOf"));
      assertThat(second.getString("continue")).isNull();
      assertThat(keys(two.get("/v1/table?from=a2&to=b2").body())).containsExactly("a2", "b1");
      Answer ended = two.get(more);
      assertThat(ended.status()).isEqualTo(410);
      assertThat(ended.outcome()).isEqualTo("fail");
      assertThat(two.get("/v1/table?continue=nonsense").status()).isEqualTo(400);
    }
  }

  private static List<String> keys(JsonObject page) {
    return page.getJsonArray("values").stream()
        .map(row -> ((JsonObject) row).getString("key"))
        .toList();
  }

  @Test
  void aLogIsSharedToo() throws Exception {
    NodeFiles files = startAll();
    try (Browser one = new Browser(files.http(1));
        Browser two = new Browser(files.http(2))) {
      for (int i = 0; i < 5; i++) {
        assertThat(one.post("/v1/logs/other/entries", "entry " + i).body().getLong("lsn"))
            .isEqualTo(i);
      }
      assertThat(two.get("/v1/logs/other/tail").body().getLong("tail")).isEqualTo(5);
      assertThat(two.get("/v1/logs/other/entries?from=2").body().getJsonArray("entries"))
          .hasSize(3);
      assertThat(two.get("/v1/logs/other").body().getJsonArray("segments")).hasSize(1);
      assertThat(two.get("/v1/logs/none").status()).isEqualTo(404);
    }
  }

  @Test
  void aNodeThatWasStoppedCatchesUp() throws Exception {
    NodeFiles files = startAll();
    try (Browser one = new Browser(files.http(1));
        Browser two = new Browser(files.http(2))) {
      assertThat(two.put("/v1/table/a", "1").outcome()).isEqualTo("ok");
      running.remove(1).close();
      assertThat(one.put("/v1/table/b", "2").outcome()).isEqualTo("ok");
      Node again = start(files, 2);
      again.ready().get(30, TimeUnit.SECONDS);
      assertThat(two.get("/v1/table/a").body().getString("value")).isEqualTo("1");
      assertThat(two.get("/v1/table/b").body().getString("value")).isEqualTo("2");
    }
  }

  @Test
  void anEntryThatIsTooLargeIsRefusedForCertain() throws Exception {
    NodeFiles files = startAll();
    try (Browser one = new Browser(files.http(1))) {
      Answer large = one.put("/v1/table/large", "x".repeat(1_000_000));
      assertThat(large.status()).isEqualTo(413);
      assertThat(large.outcome()).isEqualTo("fail");
      assertThat(one.get("/v1/table/large").body().getBoolean("found")).isFalse();
      assertThat(one.post("/v1/logs/other/entries", "x".repeat(1_000_000)).status()).isEqualTo(413);
    }
  }

  /** Malformed, unknown, impossible: refused with the place, and the log goes on as it was. */
  @Test
  void aSwitchToWhatCannotBeIsRefusedAndNothingIsLost() throws Exception {
    NodeFiles files = startAll();
    try (Browser one = new Browser(files.http(1))) {
      assertThat(one.put("/v1/table/kept", "1").outcome()).isEqualTo("ok");
      for (String wrong : List.of("memory(n1", "memroy(n1)", "memory(n9)", "memory(n1, n2)")) {
        Answer refused =
            one.post("/v1/logs/table/switch", new JsonObject().put("to", wrong).encode());
        assertThat(refused.status()).as(wrong).isEqualTo(400);
        assertThat(refused.outcome()).isEqualTo("fail");
        assertThat(refused.body().getString("reason")).startsWith("1:").contains(wrong, "^");
      }
      assertThat(one.get("/v1/logs/table").body().getJsonArray("segments")).hasSize(1);
      assertThat(one.put("/v1/table/more", "2").outcome()).isEqualTo("ok");
      assertThat(one.get("/v1/table/kept").body().getString("value")).isEqualTo("1");
    }
  }

  @Test
  void aSwitchIsToldWithBothItsSegments() throws Exception {
    NodeFiles files = startAll();
    try (Browser one = new Browser(files.http(1))) {
      one.post("/v1/logs/other/entries", "before");
      Answer answer;
      do { // the log may just be moving by itself: then this certainly did nothing
        answer = one.post("/v1/logs/other/switch", "{\"to\": \"memory(n2)\"}");
      } while (answer.outcome().equals("fail"));
      JsonObject told = answer.body();
      assertThat(told.getJsonObject("to").getLong("id")).isEqualTo(told.getLong("segment"));
      assertThat(told.getJsonObject("to").getString("composition")).isEqualTo("memory(n2)");
      assertThat(told.getJsonObject("to").getLong("start"))
          .isEqualTo(told.getJsonObject("from").getLong("stop"));
    }
  }

  @Test
  void whatANodeDidIsCounted() throws Exception {
    NodeFiles files = startAll();
    try (Browser one = new Browser(files.http(1))) {
      one.put("/v1/table/a", "1");
      one.get("/v1/logs/none");
      String requests = "rhenea_http_requests_seconds_count";
      String metrics = one.text("/metrics");
      assertThat(metrics.lines())
          .contains(
              "rhenea_log_tail{log=\"table\"} 1.0",
              requests + "{method=\"PUT\",outcome=\"ok\",route=\"/v1/table/:key\"} 1",
              requests + "{method=\"GET\",outcome=\"fail\",route=\"/v1/logs/:log\"} 1");
      assertThat(metrics)
          .contains("# HELP rhenea_journal_syncs_total ", "jvm_memory_used_bytes")
          .containsPattern("rhenea_units \\d+")
          .contains("rhenea_steps_total{step=");
    }
  }

  @Test
  void aLogIsMadeOnPurposeAndThenThereForAll() throws Exception {
    NodeFiles files = startAll();
    String begin = "{\"begin\": \"memory(n2)\"}";
    try (Browser one = new Browser(files.http(1));
        Browser three = new Browser(files.http(3))) {
      assertThat(three.post("/v1/logs/mine/entries", "lost").status()).isEqualTo(404);
      assertThat(one.send("PUT", "/v1/logs/mine", begin).outcome()).isEqualTo("ok");
      assertThat(one.send("PUT", "/v1/logs/mine", begin).outcome()).isEqualTo("ok");
      Answer other = three.send("PUT", "/v1/logs/mine", "{\"begin\": \"memory(n3)\"}");
      assertThat(other.status()).isEqualTo(409);
      assertThat(other.body().getString("reason")).contains("began on memory(n2)");
      assertThat(three.post("/v1/logs/mine/entries", "kept").body().getLong("lsn")).isZero();
      assertThat(three.get("/v1/logs").body().getJsonArray("logs"))
          .extracting(log -> ((JsonObject) log).getString("log"))
          .containsExactly("mine", "other", "table");
      for (String wrong : List.of("memory(n9)", "nothing")) {
        String text = new JsonObject().put("begin", wrong).encode();
        assertThat(one.send("PUT", "/v1/logs/more", text).status()).isEqualTo(400);
      }
      assertThat(one.send("PUT", "/v1/logs/a%20b", begin).status()).isEqualTo(400);
      running.remove(1).close();
      start(files, 2).ready().get(30, TimeUnit.SECONDS);
      try (Browser two = new Browser(files.http(2))) {
        assertThat(two.get("/v1/health").body().getJsonArray("logs")).contains("mine");
      }
    }
  }

  /** What the table does not know of must not stand in its log, nor may what it needs go. */
  @Test
  void theTablesLogIsTheTables() throws Exception {
    NodeFiles files = startAll();
    try (Browser one = new Browser(files.http(1))) {
      assertThat(one.put("/v1/table/a", "1").outcome()).isEqualTo("ok");
      Answer foreign = one.post("/v1/logs/table/entries", "\u01ff");
      assertThat(foreign.status()).isEqualTo(409);
      assertThat(foreign.outcome()).isEqualTo("fail");
      assertThat(one.post("/v1/logs/table/trim", "{\"before\": 1}").outcome()).isEqualTo("fail");
      assertThat(one.get("/v1/logs/table/tail").body().getLong("tail")).isEqualTo(1);
    }
  }

  @Test
  void aFollowerHearsOfWhatIsAppendedLater() throws Exception {
    NodeFiles files = startAll();
    try (Browser one = new Browser(files.http(1));
        Browser two = new Browser(files.http(2))) {
      CompletableFuture<Answer> followed =
          CompletableFuture.supplyAsync(() -> {
            try {
              return two.get("/v1/logs/other/entries?from=0&wait=true");
            } catch (IOException failed) {
              throw new UncheckedIOException(failed);
            }
          });
      one.post("/v1/logs/other/entries", "news");
      assertThat(followed.get(30, TimeUnit.SECONDS).body().getJsonArray("entries")).hasSize(1);
      assertThat(two.get("/v1/logs/other/entries?from=0&to=1&wait=true").status()).isEqualTo(400);
      assertThat(two.get("/v1/logs/other/entries?wait=maybe").status()).isEqualTo(400);
    }
  }

  @Test
  void anyNodeKnowsTheCluster() throws Exception {
    NodeFiles files = startAll();
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
    Node two = start(files, 2);
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
    start(files, 1);
    two.ready().get(30, TimeUnit.SECONDS);
    try (Browser browser = new Browser(files.http(2))) {
      assertThat(browser.get("/v1/health").status()).isEqualTo(200);
    }
  }

  @Test
  void takenPortsAreOneClearErrorEach() throws Exception {
    NodeFiles files = startAll();
    running.removeFirst().close();
    for (int port : List.of(files.port(1), files.http(1))) {
      try (ServerSocket taken = new ServerSocket()) {
        taken.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        assertThatThrownBy(() -> start(files, 1))
            .isInstanceOf(IOException.class)
            .hasMessageContaining("cannot listen")
            .hasMessageContaining("127.0.0.1:" + port);
      }
    }
    start(files, 1); // whatever the failed ones had taken is free again
  }

  @Test
  void whatCannotBeBuiltIsRefusedBeforeAnythingStarts() throws Exception {
    NodeFiles files = new NodeFiles(folder, "wrong");
    Path file = files.file();
    Files.writeString(
        file, Files.readString(file).replace("\"register\": \"memory", "\"register\": \"memroy"));
    assertThatThrownBy(() -> start(files.dataOf(1), file, 1))
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
        Node node = start(files.dataOf(1), file, 1);
        node.ready().get(30, TimeUnit.SECONDS);
        assertThat(browser.get("/v1/table/a").body().getBoolean("found")).isFalse();
        assertThat(browser.put("/v1/table/a", "1").outcome()).isEqualTo("ok");
        assertThat(browser.get("/v1/table/a").body().getString("value")).isEqualTo("1");
        running.removeFirst().close();
      }
    }
  }

  /**
   * The log goes as soon as all replicas have its beginning on disk; one that is down holds it for
   * a while only, and then, like one that lost its disk, starts from the state of another.
   */
  @Test
  void theLogIsTrimmedAndWhoMissedItGetsACopy() throws Exception {
    NodeFiles files = new NodeFiles(folder, "trimmed");
    String retention = "\"retention\": {\"every\": 5, \"keep\": 0, \"hold\": 40}, \"cluster\"";
    Path file = files.file();
    Files.writeString(file, Files.readString(file).replace("\"cluster\"", retention));
    for (int node = 1; node <= 3; node++) {
      start(files.dataOf(node), file, node);
    }
    for (Node node : running) {
      node.ready().get(30, TimeUnit.SECONDS);
    }
    try (Browser one = new Browser(files.http(1));
        Browser two = new Browser(files.http(2))) {
      for (int i = 0; i < 20; i++) {
        assertThat(one.put("/v1/table/k" + i, "v" + i).outcome()).isEqualTo("ok");
      }
      awaitTrim(one, 1);
      long held = one.get("/v1/logs/table").body().getLong("trimMark");
      awaitNothingOnTwo(one);
      running.remove(1).close();
      for (int i = 20; i < 30; i++) {
        assertThat(one.put("/v1/table/k" + i, "v" + i).outcome()).isEqualTo("ok");
      }
      start(files.dataOf(2), file, 2).ready().get(30, TimeUnit.SECONDS); // its log was kept
      assertThat(two.get("/v1/table/k29").body().getString("value")).isEqualTo("v29");
      awaitNothingOnTwo(one);
      running.removeLast().close();
      for (int i = 30; i < 120; i++) {
        assertThat(one.put("/v1/table/k" + i, "v" + i).outcome()).isEqualTo("ok");
      }
      awaitTrim(one, held + 40);
      Folders.delete(files.dataOf(2));
      start(files.dataOf(2), file, 2).ready().get(30, TimeUnit.SECONDS);
      Answer copied = two.get("/v1/table/k0");
      while (copied.status() == 503) { // it says so until it has its copy
        assertThat(copied.body().getString("remedy")).contains("copying the state of another");
        copied = two.get("/v1/table/k0");
      }
      assertThat(copied.body().getString("value")).isEqualTo("v0");
      assertThat(two.get("/v1/table?limit=1000").body().getJsonArray("values"))
          .isEqualTo(one.get("/v1/table?limit=1000").body().getJsonArray("values"))
          .hasSize(120);
      assertThat(two.put("/v1/table/k0", "again").outcome()).isEqualTo("ok");
      assertThat(one.get("/v1/table/k0").body().getString("value")).isEqualTo("again");
    }
  }

  /**
   * A log in memory ends with its node, and while nodes start one after the other it may have moved
   * away from n1: returns when it is there again, and what n2 had of it is trimmed.
   */
  private static void awaitNothingOnTwo(Browser node) throws IOException {
    while (compositions(node).contains("memory(n2)")) {
      node.post("/v1/logs/table/switch", "{\"to\": \"memory(n1)\"}");
      awaitTrim(node, node.get("/v1/logs/table/tail").body().getLong("tail"));
    }
  }

  private static List<String> compositions(Browser node) throws IOException {
    return node.get("/v1/logs/table").body().getJsonArray("segments").stream()
        .map(segment -> ((JsonObject) segment).getString("composition"))
        .toList();
  }

  private static void awaitTrim(Browser node, long mark) throws IOException {
    for (long i = 0; node.get("/v1/logs/table").body().getLong("trimMark") < mark; i++) {
      node.put("/v1/table/more", "" + i); // announcements come with commands
    }
    node.send("DELETE", "/v1/table/more", "");
  }

  private NodeFiles startAll() throws Exception {
    NodeFiles files = new NodeFiles(folder, "demo");
    for (int node = 1; node <= 3; node++) {
      start(files, node);
    }
    for (Node node : running) {
      node.ready().get(30, TimeUnit.SECONDS);
    }
    return files;
  }

  private Node start(NodeFiles files, int node) throws Exception {
    return start(files.dataOf(node), files.file(), node);
  }

  private Node start(Path data, Path file, int node) throws Exception {
    Node started =
        Node.start(
            ClusterFileReader.read(file),
            NodeFiles.id(node),
            data,
            Catalogue.load(),
            (_, bug) -> faults.add(bug));
    running.add(started);
    return started;
  }
}

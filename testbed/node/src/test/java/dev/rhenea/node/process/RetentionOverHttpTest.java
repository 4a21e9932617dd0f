package dev.rhenea.node.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rhenea.node.process.Browser.Answer;
import dev.rhenea.node.table.copy.Folders;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of the table's log, and of a replica that missed too much of it. */
class RetentionOverHttpTest {
  @TempDir Path folder;

  @RegisterExtension final Nodes nodes = new Nodes(() -> folder);

  /** Fewer than the positions that a replica which is down is waited for. */
  private static final String RETENTION =
      "\"retention\": {\"every\": 5, \"keep\": 0, \"hold\": 200}, \"cluster\"";

  /**
   * The log goes as soon as all replicas have its beginning on disk; one that is down holds it for
   * a while only, and then, like one that lost its disk, starts from the state of another.
   */
  @Test
  void theLogIsTrimmedAndWhoMissedItGetsACopy() throws Exception {
    NodeFiles files = new NodeFiles(folder, "trimmed");
    Path file = files.file();
    Files.writeString(file, Files.readString(file).replace("\"cluster\"", RETENTION));
    for (int node = 1; node <= 3; node++) {
      nodes.start(files.dataOf(node), file, node);
    }
    for (Node node : nodes.running()) {
      node.ready().get(30, TimeUnit.SECONDS);
    }
    try (Browser one = new Browser(files.http(1));
        Browser two = new Browser(files.http(2));
        Browser three = new Browser(files.http(3))) {
      for (int i = 0; i < 20; i++) {
        assertThat(one.put("/v1/table/k" + i, "v" + i).outcome()).isEqualTo("ok");
      }
      awaitTrim(1, one, two, three);
      awaitNothingOnTwo(one, two, three);
      nodes.running().remove(1).close();
      for (int i = 20; i < 30; i++) {
        assertThat(one.put("/v1/table/k" + i, "v" + i).outcome()).isEqualTo("ok");
      }
      nodes.start(files.dataOf(2), file, 2).ready().get(30, TimeUnit.SECONDS);
      Answer kept = two.get("/v1/table/k29"); // so was its log
      assertThat(kept.body().getString("value")).as("%s", kept).isEqualTo("v29");
      awaitNothingOnTwo(one, two, three);
      long seen = tail(one);
      nodes.running().removeLast().close();
      for (int i = 30; i < 120; i++) {
        assertThat(one.put("/v1/table/k" + i, "v" + i).outcome()).isEqualTo("ok");
      }
      awaitTrim(seen + 1, one, three);
      Folders.delete(files.dataOf(2));
      nodes.start(files.dataOf(2), file, 2).ready().get(30, TimeUnit.SECONDS);
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
  private static void awaitNothingOnTwo(Browser... all) throws IOException {
    while (compositions(all[0]).contains("memory(n2)")) {
      all[0].post("/v1/logs/table/switch", "{\"to\": \"memory(n1)\"}");
      awaitTrim(tail(all[0]), all);
    }
  }

  private static List<String> compositions(Browser node) throws IOException {
    return node.get("/v1/logs/table").body().getJsonArray("segments").stream()
        .map(segment -> ((JsonObject) segment).getString("composition"))
        .toList();
  }

  private static long tail(Browser node) throws IOException {
    return node.get("/v1/logs/table/tail").body().getLong("tail");
  }

  /** Announcements come with commands, and a replica has only played what it was asked for. */
  private static void awaitTrim(long mark, Browser... all) throws IOException {
    for (long i = 0; all[0].get("/v1/logs/table").body().getLong("trimMark") < mark; i++) {
      all[0].put("/v1/table/more", "" + i);
      for (Browser node : all) {
        node.get("/v1/table/more");
      }
    }
    all[0].send("DELETE", "/v1/table/more", "");
  }
}

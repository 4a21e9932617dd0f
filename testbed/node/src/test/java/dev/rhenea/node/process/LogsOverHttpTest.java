package dev.rhenea.node.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rhenea.node.process.Browser.Answer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The logs of three whole nodes in one JVM, used over HTTP. */
class LogsOverHttpTest {
  @TempDir Path folder;

  @RegisterExtension final Nodes nodes = new Nodes(() -> folder);

  @Test
  void aLogIsSharedToo() throws Exception {
    NodeFiles files = nodes.startAll();
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

  /** Malformed, unknown, impossible: refused with the place, and the log goes on as it was. */
  @Test
  void aSwitchToWhatCannotBeIsRefusedAndNothingIsLost() throws Exception {
    NodeFiles files = nodes.startAll();
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
  void aSegmentThatIsTrimmedAsAWholeLeavesTheChain() throws Exception {
    NodeFiles files = nodes.startAll();
    try (Browser one = new Browser(files.http(1));
        Browser two = new Browser(files.http(2))) {
      long last = one.post("/v1/logs/other/entries", "before").body().getLong("lsn");
      long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
      String outcome;
      do { // the log may just be moving by itself: then this certainly did nothing
        outcome = one.post("/v1/logs/other/switch", "{\"to\": \"memory(n2)\"}").outcome();
      } while (!outcome.equals("ok") && System.nanoTime() - until < 0);
      one.post("/v1/logs/other/entries", "after");
      String whole = "{\"before\": %d}".formatted(last + 1);
      assertThat(two.post("/v1/logs/other/trim", whole).body().getLong("trimMark"))
          .isEqualTo(last + 1);
      long lowest;
      do { // the trim does not wait for it
        lowest = lowest(two);
      } while (lowest <= last && System.nanoTime() - until < 0);
      assertThat(lowest).isGreaterThan(last);
      assertThat(
              one.get("/v1/logs/other/entries?from=" + (last + 1)).body().getJsonArray("entries"))
          .isNotEmpty();
    }
  }

  private static long lowest(Browser browser) throws Exception {
    JsonArray segments = browser.get("/v1/logs/other").body().getJsonArray("segments");
    return segments.getJsonObject(0).getLong("start");
  }

  @Test
  void aSwitchIsToldWithBothItsSegments() throws Exception {
    NodeFiles files = nodes.startAll();
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

  /** V8: whoever appends next finds it sealed, and somebody goes on. */
  @Test
  void aLogThatIsSealedAndLeftGoesOnByItself() throws Exception {
    NodeFiles files = nodes.startAll();
    try (Browser one = new Browser(files.http(1));
        Browser two = new Browser(files.http(2))) {
      one.post("/v1/logs/other/entries", "before");
      long sealed = one.post("/v1/logs/other/seal", "").body().getLong("segment");
      assertThat(two.post("/v1/logs/other/entries", "after").outcome()).isEqualTo("ok");
      JsonArray segments = two.get("/v1/logs/other").body().getJsonArray("segments");
      JsonObject active = segments.getJsonObject(segments.size() - 1);
      assertThat(active.getLong("id")).isGreaterThan(sealed);
    }
  }

  @Test
  void aLogIsMadeOnPurposeAndThenThereForAll() throws Exception {
    NodeFiles files = nodes.startAll();
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
      nodes.running().remove(1).close();
      nodes.start(files, 2).ready().get(30, TimeUnit.SECONDS);
      try (Browser two = new Browser(files.http(2))) {
        assertThat(two.get("/v1/health").body().getJsonArray("logs")).contains("mine");
      }
    }
  }

  @Test
  void aFollowerHearsOfWhatIsAppendedLater() throws Exception {
    NodeFiles files = nodes.startAll();
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
}

package dev.rhenea.node.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rhenea.node.process.Browser.Answer;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The table of three whole nodes in one JVM, used over HTTP. */
class TableOverHttpTest {
  @TempDir Path folder;

  @RegisterExtension final Nodes nodes = new Nodes(() -> folder);

  @Test
  void whatOneNodeWroteAnotherReads() throws Exception {
    NodeFiles files = nodes.startAll();
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
    NodeFiles files = nodes.startAll();
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
    NodeFiles files = nodes.startAll();
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
    NodeFiles files = nodes.startAll();
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
    NodeFiles files = nodes.startAll();
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

  @Test
  void anEntryThatIsTooLargeIsRefusedForCertain() throws Exception {
    NodeFiles files = nodes.startAll();
    try (Browser one = new Browser(files.http(1))) {
      Answer large = one.put("/v1/table/large", "x".repeat(1_000_000));
      assertThat(large.status()).isEqualTo(413);
      assertThat(large.outcome()).isEqualTo("fail");
      assertThat(one.get("/v1/table/large").body().getBoolean("found")).isFalse();
      assertThat(one.post("/v1/logs/other/entries", "x".repeat(1_000_000)).status()).isEqualTo(413);
    }
  }

  /** What the table does not know of must not stand in its log, nor may what it needs go. */
  @Test
  void theTablesLogIsTheTables() throws Exception {
    NodeFiles files = nodes.startAll();
    try (Browser one = new Browser(files.http(1))) {
      assertThat(one.put("/v1/table/a", "1").outcome()).isEqualTo("ok");
      Answer foreign = one.post("/v1/logs/table/entries", "\u01ff");
      assertThat(foreign.status()).isEqualTo(409);
      assertThat(foreign.outcome()).isEqualTo("fail");
      assertThat(one.post("/v1/logs/table/trim", "{\"before\": 1}").outcome()).isEqualTo("fail");
      assertThat(one.get("/v1/logs/table/tail").body().getLong("tail")).isEqualTo(1);
    }
  }

  private static List<String> keys(JsonObject page) {
    return page.getJsonArray("values").stream()
        .map(row -> ((JsonObject) row).getString("key"))
        .toList();
  }
}

package dev.rhenea.node.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rhenea.node.process.Browser.Answer;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Secondary indexes of the table of three whole nodes in one JVM, over HTTP. */
class IndexesOverHttpTest {
  /** More than one step of building takes, and than one transaction writes. */
  private static final int MANY = 1200;

  private static final int OF_ONE_TRANSACTION = 200;

  @TempDir Path folder;

  @RegisterExtension final Nodes nodes = new Nodes(() -> folder);

  @Test
  void anyNodeAnswersWhatIsAskedByAnIndex() throws Exception {
    NodeFiles files = nodes.startAll();
    try (Browser one = new Browser(files.http(1));
        Browser two = new Browser(files.http(2))) {
      city(one, "u1", "Delos", 1000);
      city(one, "u2", "Athens", 900000);
      Answer made = one.put("/v1/indexes/by-city", "{\"prefix\": \"u\", \"field\": \"/city\"}");
      assertThat(made.outcome()).as("%s", made).isEqualTo("ok");
      assertThat(two.put("/v1/indexes/by-size", "{\"field\": \"/size\"}").outcome())
          .isEqualTo("ok");
      city(two, "u3", "Delphi", 2500.5);
      two.put("/v1/table/u4", "Delos");
      assertThat(keys(one, "by-city", "{}")).containsExactly("u2", "u1", "u3");
      assertThat(keys(two, "by-city", "{\"equals\": \"Delos\"}")).containsExactly("u1");
      assertThat(keys(one, "by-city", "{\"prefix\": \"Del\"}")).containsExactly("u1", "u3");
      assertThat(keys(one, "by-size", "{\"from\": 1e3, \"to\": 2500.5}")).containsExactly("u1");
      assertThat(keys(one, "by-size", "{\"from\": 1000.1}")).containsExactly("u3", "u2");
      city(one, "u1", "Samos", 1);
      assertThat(keys(two, "by-city", "{\"equals\": \"Delos\"}")).isEmpty();
      assertThat(two.get("/v1/indexes").body().getJsonArray("indexes").encode())
          .isEqualTo(
              "[{\"index\":\"by-city\",\"prefix\":\"u\",\"field\":\"/city\",\"state\":\"ready\"},"
                  + "{\"index\":\"by-size\",\"prefix\":\"\",\"field\":\"/size\",\"state\":\"ready\"}]");
      assertThat(one.send("DELETE", "/v1/indexes/by-city", "").outcome()).isEqualTo("ok");
      Answer gone = two.post("/v1/indexes/by-city/query", "{}");
      assertThat(gone.status()).isEqualTo(404);
      assertThat(gone.body().getString("reason"))
          .isEqualTo("no index 'by-city' here; there is: by-size");
    }
  }

  private static void city(Browser node, String key, String city, Number size) throws IOException {
    JsonObject value = new JsonObject().put("city", city).put("size", size);
    assertThat(node.put("/v1/table/" + key, value.encode()).outcome()).isEqualTo("ok");
  }

  private static List<String> keys(Browser node, String index, String query) throws IOException {
    Answer answer = node.post("/v1/indexes/" + index + "/query", query);
    assertThat(answer.outcome()).as("%s", answer).isEqualTo("ok");
    return keys(answer.body());
  }

  private static List<String> keys(JsonObject page) {
    return page.getJsonArray("values").stream()
        .map(row -> ((JsonObject) row).getString("key"))
        .toList();
  }

  @Test
  void aQueryShowsOnePositionHoweverManyPagesItTakes() throws Exception {
    NodeFiles files = nodes.startAll();
    try (Browser one = new Browser(files.http(1));
        Browser two = new Browser(files.http(2))) {
      for (int i = 0; i < 5; i++) {
        one.put("/v1/table/k" + i, "" + (9 - i));
      }
      one.put("/v1/indexes/whole", "{}");
      Answer first = two.post("/v1/indexes/whole/query", "{\"from\": \"6\", \"limit\": 2}");
      assertThat(keys(first.body())).containsExactly("k3", "k2");
      one.put("/v1/table/k1", "0");
      one.put("/v1/table/new", "7");
      one.send("DELETE", "/v1/indexes/whole", "");
      String more =
          new JsonObject()
              .put("limit", 2)
              .put("continue", first.body().getString("continue"))
              .encode();
      Answer second = two.post("/v1/indexes/whole/query", more);
      assertThat(keys(second.body())).containsExactly("k1", "k0");
      assertThat(second.body().getLong("asOf")).isEqualTo(first.body().getLong("asOf"));
      assertThat(second.body().getString("continue")).isNull();
      assertThat(two.post("/v1/indexes/whole/query", more).status()).isEqualTo(410);
    }
  }

  /** Its own node asks for step after step; who asks too early is told to ask again. */
  @Test
  void aLargeIndexIsReadyBeforeLong() throws Exception {
    NodeFiles files = nodes.startAll();
    try (Browser one = new Browser(files.http(1));
        Browser two = new Browser(files.http(2))) {
      for (int from = 0; from < MANY; from += OF_ONE_TRANSACTION) {
        fill(one, from);
      }
      Answer made = one.put("/v1/indexes/whole", "{\"field\": \"\"}");
      assertThat(made.outcome()).isEqualTo("ok");
      Answer asked = two.post("/v1/indexes/whole/query", "{\"limit\": 1000}");
      while (asked.status() == 503) {
        assertThat(asked.body().getString("reason")).contains("is being built, 1000 rows so far");
        asked = two.post("/v1/indexes/whole/query", "{\"limit\": 1000}");
      }
      assertThat(keys(asked.body())).hasSize(1000).startsWith("k0", "k1", "k2", "k3");
      assertThat(one.send("DELETE", "/v1/indexes/whole", "").outcome()).isEqualTo("ok");
      assertThat(one.get("/v1/indexes").body().getJsonArray("indexes")).isEmpty();
    }
  }

  private static void fill(Browser node, int from) throws IOException {
    StringBuilder puts = new StringBuilder();
    for (int i = from; i < from + OF_ONE_TRANSACTION; i++) {
      puts.append(i == from ? "" : ", ")
          .append("{\"put\": \"k%d\", \"value\": \"%d\"}".formatted(i, i));
    }
    assertThat(node.post("/v1/transactions", "{\"do\": [" + puts + "]}").outcome()).isEqualTo("ok");
  }

  @Test
  void whatIsWrongIsToldInOneSentence() throws Exception {
    NodeFiles files = nodes.startAll();
    try (Browser one = new Browser(files.http(1))) {
      Map<String, String> definitions = new LinkedHashMap<>();
      definitions.put("{\"field\": \"city\"}", "'field' must be a JSON pointer, which begins with");
      definitions.put("{\"field\": \"/a~2\"}", "in which '~' is written ~0");
      definitions.put("{\"field\": 7}", "'field' must be a string");
      definitions.put("{\"fields\": \"/a\"}", "unknown field 'fields'; known: prefix, field");
      definitions.put("{\"prefix\": \"%s\"}".formatted("x".repeat(1025)), "has 1025 bytes");
      definitions.put("[]", "the body must be a JSON object");
      for (Map.Entry<String, String> each : definitions.entrySet()) {
        refused(one.put("/v1/indexes/i", each.getKey()), 400, each.getValue());
      }
      refused(one.put("/v1/indexes/a%20b", "{}"), 400, "an index's name is 1 to 64 letters");
      refused(one.send("DELETE", "/v1/indexes/i", ""), 404, "no index 'i' here");
      assertThat(one.put("/v1/indexes/i", "{\"field\": \"/a\"}").outcome()).isEqualTo("ok");
      assertThat(one.put("/v1/indexes/i", "{\"field\": \"/a\"}").outcome()).isEqualTo("ok");
      refused(
          one.put("/v1/indexes/i", "{\"field\": \"/b\"}"), 409, "there is an index 'i' already");
      refused(
          one.put("/v1/table/k", "{\"a\": \"%s\"}".formatted("x".repeat(1023))),
          413,
          "the value for 'k' has a term of more than 1024 bytes for the index 'i'");
      Map<String, String> queries = new LinkedHashMap<>();
      queries.put("{\"equals\": []}", "'equals' must be a text, a number, true or false");
      queries.put("{\"equals\": 1, \"to\": 2}", "'to' does not go together with 'equals'");
      queries.put("{\"from\": 1, \"to\": \"2\"}", "'to' must be of the kind of 'from'");
      queries.put("{\"prefix\": 1}", "'prefix' must be a string");
      queries.put("{\"limit\": 0}", "'limit' is at least 1");
      queries.put("{\"continue\": \"x\"}", "'continue' is what an earlier page said");
      queries.put("{\"equal\": 1}", "unknown field 'equal'");
      for (Map.Entry<String, String> each : queries.entrySet()) {
        refused(one.post("/v1/indexes/i/query", each.getKey()), 400, each.getValue());
      }
    }
  }

  private static void refused(Answer answer, int status, String reason) {
    assertThat(answer.body().getString("reason")).contains(reason);
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.outcome()).isEqualTo("fail");
  }
}

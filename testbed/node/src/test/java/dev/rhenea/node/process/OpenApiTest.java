package dev.rhenea.node.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rhenea.node.process.Browser.Answer;
import dev.rhenea.provider.Catalogue;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * The description that a node serves, against what it answers. That it names all routes the node
 * checks itself when it starts.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OpenApiTest {
  private static @TempDir Path folder;
  private Node node;
  private Browser browser;
  private JsonObject description;

  @BeforeAll
  void start() throws Exception {
    NodeFiles files = new NodeFiles(folder, "described");
    node =
        Node.start(
            ClusterFileReader.read(files.file()),
            NodeFiles.id(1),
            files.dataOf(1),
            Catalogue.load(),
            (unit, bug) -> {
              throw new AssertionError(unit.text(), bug);
            });
    node.ready().get(30, TimeUnit.SECONDS);
    browser = new Browser(files.http(1));
    description = new JsonObject(browser.text("/v1/openapi.json"));
  }

  @AfterAll
  void stop() {
    browser.close();
    node.close();
  }

  /** One request of each kind that answers in JSON, in an order in which each succeeds. */
  @Test
  void everyAnswerIsAsDescribed() throws Exception {
    List<String> requests =
        List.of(
            "PUT /v1/table/{key} red",
            "GET /v1/table/{key}",
            "POST /v1/table/{key}/compare-and-set {\"expected\": \"red\", \"value\": \"blue\"}",
            "POST /v1/table {\"keys\": [\"k\", \"none\"]}",
            "GET /v1/table",
            "POST /v1/transactions {\"do\": [{\"put\": \"k\", \"value\": \"1\"}, {\"get\": \"k\"}]}",
            "PUT /v1/indexes/{index} {\"prefix\": \"k\", \"field\": \"\"}",
            "GET /v1/indexes",
            "POST /v1/indexes/{index}/query {\"equals\": 1}",
            "DELETE /v1/indexes/{index}",
            "POST /v1/sessions",
            "POST /v1/snapshots",
            "DELETE /v1/table/{key}",
            "POST /v1/logs/{log}/entries text",
            "GET /v1/logs/{log}/entries",
            "GET /v1/logs/{log}/tail",
            "POST /v1/logs/{log}/switch {\"to\": \"memory(n1)\"}",
            "POST /v1/logs/{log}/seal",
            "POST /v1/logs/{log}/modify {\"segment\": 0, \"to\": \"memory(n1)\"}",
            "POST /v1/logs/{log}/trim {\"before\": 1}",
            "GET /v1/logs/{log}",
            "GET /v1/logs/{log}/explain",
            "PUT /v1/logs/{log} {\"begin\": \"memory(n1)\"}",
            "GET /v1/logs",
            "GET /v1/health",
            "GET /v1/cluster",
            "GET /v1/cluster/file",
            "GET /v1/acceptors",
            "DELETE /v1/cluster/nodes/{node}");
    for (String request : requests) {
      String[] parts = request.split(" ", 3);
      Answer answer =
          browser.send(
              parts[0],
              parts[1]
                  .replace("{key}", "k")
                  .replace("{index}", "i")
                  .replace("{log}", "other")
                  .replace("{node}", "n3"),
              parts.length < 3 ? "" : parts[2]);
      assertThat(answer.status()).as("%s: %s", request, answer.body()).isEqualTo(200);
      assertThat(problems(answer.body(), schemaOf(parts[0], parts[1]), "answer"))
          .as("%s: %s", request, answer.body())
          .isEmpty();
    }
    assertThat(requests)
        .hasSize(
            described().size()
                - 10); // the others do not answer in JSON, or not once, or need a store
  }

  /** Whether or not it was destroyed before somebody gave it up. */
  @Test
  void whatIsGivenUpIsAsDescribed() throws Exception {
    browser.send("PUT", "/v1/logs/left", "{\"begin\": \"memory(n1)\"}");
    JsonObject chain = browser.get("/v1/logs/left").body();
    String loglet = chain.getJsonArray("segments").getJsonObject(0).getString("loglet");
    JsonObject request = new JsonObject().put("loglet", loglet);
    assertThat(browser.post("/v1/logs/left/forget", request.encode()).status()).isEqualTo(409);
    for (String change :
        List.of(
            "switch {\"to\": \"memory(n1)\"}", "modify {\"segment\": 0, \"to\": \"memory(n1)\"}")) {
      String[] parts = change.split(" ", 2);
      Answer changed = browser.post("/v1/logs/left/" + parts[0], parts[1]);
      assertThat(changed.status()).as("%s: %s", change, changed.body()).isEqualTo(200);
    }
    for (int time = 0; time < 2; time++) {
      Answer answer = browser.post("/v1/logs/left/forget", request.encode());
      assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
      assertThat(problems(answer.body(), schemaOf("POST", "/v1/logs/{log}/forget"), "answer"))
          .isEmpty();
    }
  }

  @Test
  void everyRefusalIsAsDescribed() throws IOException {
    JsonObject failure = description.getJsonObject("components").getJsonObject("schemas");
    for (String request :
        List.of(
            "GET /nothing",
            "GET /v1/logs/none/tail",
            "POST /v1/indexes/none/query {}",
            "POST /v1/table no json",
            "POST /v1/transactions {\"if\": [{\"key\": \"none\", \"value\": \"1\"}]}",
            "POST /v1/logs/other/switch {\"to\": \"memory(n9)\"}",
            "POST /v1/logs/other/forget {\"loglet\": \"other/3f09\"}",
            "POST /v1/logs/other/forget {\"loglet\": \"nothing\"}",
            "GET /v1/archive",
            "GET /v1/archive?from=memory%28n1%29",
            "GET /v1/archive?from=memory%28n9%29",
            "POST /v1/logs/mine/restore {\"from\": \"memory(n1)\"}",
            "POST /v1/logs/mine/restore {\"from\": \"memory(n1)\", \"begin\": \"memory(n1)\"}",
            "POST /v1/logs/mine/restore {\"from\": \"memory(n1)\", \"begin\": \"memory(n9)\"}",
            "POST /v1/logs/mine/restore {\"from\": \"memory(n1)\", \"begin\": \"memory(n1)\","
                + " \"origin\": \"xyz\"}",
            "PUT /v1/acceptors {\"nodes\": [\"n1\"]}",
            "PUT /v1/acceptors {\"nodes\": [\"n1\", \"n1\"]}",
            "PUT /v1/acceptors {\"nodes\": [\"1\"]}",
            "DELETE /v1/cluster/nodes/n1",
            "DELETE /v1/cluster/nodes/n9")) {
      String[] parts = request.split(" ", 3);
      Answer answer = browser.send(parts[0], parts[1], parts.length < 3 ? "" : parts[2]);
      assertThat(answer.status()).as(request).isBetween(400, 499);
      assertThat(problems(answer.body(), failure.getJsonObject("Failure"), "answer"))
          .as("%s: %s", request, answer.body())
          .isEmpty();
    }
  }

  @Test
  void everyEventIsAsDescribed() throws IOException {
    Map<String, String> expected =
        new TreeMap<>(
            Map.of(
                "chain", "Chain",
                "now", "Now",
                "nodes", "Neighbours",
                "explanation", "Explanation",
                "suggestions", "Suggestions"));
    JsonObject schemas = description.getJsonObject("components").getJsonObject("schemas");
    assertThat(browser.put("/v1/table/k", "red").outcome()).isEqualTo("ok"); // something to tell
    try (BufferedReader events = browser.open("/v1/logs/table/events")) {
      boolean timed = false;
      while (!expected.isEmpty() || !timed) {
        String line = events.readLine();
        if (line.startsWith("event: ")) {
          String kind = line.substring("event: ".length());
          JsonObject data = new JsonObject(events.readLine().substring("data: ".length()));
          timed |= kind.equals("now") && !data.getJsonArray("appends").isEmpty();
          String schema = expected.remove(kind);
          if (schema != null || kind.equals("now")) {
            assertThat(problems(data, schemas.getJsonObject(schema == null ? "Now" : schema), kind))
                .as("%s: %s", kind, data)
                .isEmpty();
          }
        }
      }
    }
  }

  private List<String> described() {
    JsonObject paths = description.getJsonObject("paths");
    return paths.fieldNames().stream()
        .flatMap(path -> paths.getJsonObject(path).fieldNames().stream())
        .filter(field -> !field.equals("parameters"))
        .collect(Collectors.toList());
  }

  private JsonObject schemaOf(String method, String path) {
    return description
        .getJsonObject("paths")
        .getJsonObject(path)
        .getJsonObject(method.toLowerCase(Locale.ROOT))
        .getJsonObject("responses")
        .getJsonObject("200")
        .getJsonObject("content")
        .getJsonObject("application/json")
        .getJsonObject("schema");
  }

  /** What of {@code value} is not as {@code schema} says: types, missing and unknown fields. */
  private List<String> problems(Object value, JsonObject schema, String at) {
    if (schema.containsKey("$ref")) {
      String name = Arrays.asList(schema.getString("$ref").split("/")).getLast();
      JsonObject schemas = description.getJsonObject("components").getJsonObject("schemas");
      return problems(value, schemas.getJsonObject(name), at);
    }
    List<String> problems = new ArrayList<>();
    boolean typed =
        switch (schema.getString("type")) {
          case "string" -> value instanceof String;
          case "boolean" -> value instanceof Boolean;
          case "integer" -> value instanceof Integer || value instanceof Long;
          case "number" -> value instanceof Number;
          case "array" -> value instanceof JsonArray;
          default -> value instanceof JsonObject;
        };
    if (value == null ? !schema.getBoolean("nullable", false) : !typed) {
      problems.add("%s is %s, not %s".formatted(at, value, schema.getString("type")));
    } else if (schema.containsKey("enum") && !schema.getJsonArray("enum").contains(value)) {
      problems.add("%s is %s, not one of %s".formatted(at, value, schema.getJsonArray("enum")));
    } else if (value instanceof JsonArray array) {
      array.forEach(
          item -> problems.addAll(problems(item, schema.getJsonObject("items"), at + "[]")));
    } else if (value instanceof JsonObject object) {
      JsonObject fields = schema.getJsonObject("properties");
      for (Object needed : schema.getJsonArray("required")) {
        if (!object.containsKey(String.valueOf(needed))) {
          problems.add(at + " has no " + needed);
        }
      }
      for (Map.Entry<String, Object> field : object) {
        String name = at + "." + field.getKey();
        if (fields.containsKey(field.getKey())) {
          problems.addAll(problems(field.getValue(), fields.getJsonObject(field.getKey()), name));
        } else if (!schema.getBoolean("additionalProperties", true)) {
          problems.add(name + " is not described");
        }
      }
    }
    return problems;
  }
}

package dev.rhenea.cli.operate;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a store has of logs, in words. */
class ArchiveTextTest {
  private static JsonObject segment(long id, long start, @Nullable Long stop, String composition) {
    return new JsonObject()
        .put("id", id)
        .put("start", start)
        .put("stop", stop)
        .put("composition", composition)
        .put("loglet", "orders/7");
  }

  private static JsonObject log(String origin) {
    return new JsonObject().put("log", "orders").put("origin", origin).put("version", 42);
  }

  @Test
  void whatCanBeHadIsSaidInPositions() {
    JsonObject log =
        log("0000000000009c1e")
            .put("first", 2)
            .put("end", 7)
            .put("segments", new JsonArray().add(segment(0, 0, 7L, "objects(folder: \"/cold\")")))
            .put("missing", segment(1, 7, null, "native(n1, n2, n3)"));
    JsonObject broken = log("0000000000000001").put("reason", "it is damaged").put("remedy", "");
    assertThat(ArchiveText.list(new JsonObject().put("logs", new JsonArray().add(log).add(broken))))
        .isEqualToNormalizingNewlines(
            """
            log orders, origin 0000000000009c1e, as of version 42 of its chain: positions 2 to 6 can be had
              s0  [0, 7)  objects(folder: "/cold")
              s1  [7, ...  is not in cold storage; it was on native(n1, n2, n3)
            log orders, origin 0000000000000001, as of version 42 of its chain: unreadable: it is damaged
            """);
    assertThat(ArchiveText.list(new JsonObject().put("logs", new JsonArray())))
        .isEqualTo("the store knows of no log\n");
  }

  @Test
  void whatIsNotKeptIsSaid() {
    JsonObject body =
        new JsonObject()
            .put("log", "again")
            .put("restored", log("0000000000009c1e").put("end", 4))
            .put("first", 0)
            .put("end", 4)
            .put("segments", new JsonArray().add(segment(1, 4, null, "memory(n1)")))
            .put("unkept", new JsonObject().put("reason", "the store is away"));
    assertThat(ArchiveText.restored(body))
        .isEqualToNormalizingNewlines(
            """
            log again is there: positions 0 to 3 of log orders, as of version 42 of its chain
              s1  [4, ...  memory(n1)
            the store does not know it yet, and would restore the log as it was before: the store is away
            """);
  }
}

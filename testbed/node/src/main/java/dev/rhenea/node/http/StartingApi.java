package dev.rhenea.node.http;

import dev.rhenea.environment.Diagnosis;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Supplier;

/**
 * What a node answers while its logs are not open yet: the page, where the cluster is, and
 * otherwise what it waits for. Thread-safe.
 */
public final class StartingApi implements Handler<HttpServerRequest> {
  private final Page page = Page.load();
  private final Supplier<Membership> membership;
  private final SortedMap<String, Diagnosis> waiting = new ConcurrentSkipListMap<>();

  public StartingApi(Supplier<Membership> membership) {
    this.membership = membership;
  }

  /** The log {@code log} cannot be opened yet. */
  public void waits(String log, Diagnosis why) {
    waiting.put(log, why);
  }

  @Override
  public void handle(HttpServerRequest request) {
    if (page.answers(request)) {
      return;
    }
    Reply reply =
        Api.CLUSTER.equals(request.path())
            ? Reply.ok(membership.get().json())
            : Reply.fail(503, waiting());
    request
        .response()
        .setStatusCode(reply.status())
        .putHeader("content-type", "application/json")
        .end(reply.body().toBuffer());
  }

  private JsonObject waiting() {
    JsonArray logs = new JsonArray();
    waiting.forEach((log, why) -> logs.add(Reply.reason(why).put("log", log)));
    return new JsonObject()
        .put("reason", membership.get().self() + " is starting: it waits for other nodes")
        .put("waiting", logs);
  }
}

package dev.rhenea.node.http;

import dev.rhenea.environment.NodeId;
import dev.rhenea.node.transport.HostPort;
import dev.rhenea.virtuallog.Status;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.ConnectException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * How all nodes of the cluster are, this one among them, as they answer this node over HTTP. They
 * are asked once, however many want to know at the same time. Thread-safe.
 */
final class Neighbours {
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private final HttpClient client;
  private final Supplier<Membership> membership;
  private Future<List<Neighbour>> looking = Future.failedFuture("nobody looked yet");

  Neighbours(Vertx vertx, Supplier<Membership> membership) {
    this.client = vertx.createHttpClient();
    this.membership = membership;
  }

  /** How a node answered. */
  enum State {
    UP,
    /** It waits for other nodes. */
    STARTING,
    /** It does not answer in time, or not as a node does. */
    SILENT,
    /** Nobody listens there. */
    DOWN
  }

  /** A node, the server roles it plays, and the engines whose servers it hosts. */
  record Neighbour(NodeId node, HostPort http, State state, JsonArray roles, JsonArray engines) {
    /** With the roles that are of use for a log now: its register's, its active segment's. */
    JsonObject json(Status log) {
      List<String> units =
          List.of("register:chain/" + log.log(), log.stored().chain().active().loglet().toString());
      SortedSet<String> played = new TreeSet<>();
      for (int i = 0; i < roles.size(); i++) {
        JsonObject role = roles.getJsonObject(i);
        String unit = role.getString("unit");
        // children of a composition have units below that of the whole
        if (units.stream().anyMatch(each -> unit.equals(each) || unit.startsWith(each + "/"))) {
          played.add(role.getString("protocol") + " " + role.getString("role"));
        }
      }
      return new JsonObject()
          .put("node", node.name())
          .put("http", http.toString())
          .put("state", state.name().toLowerCase(Locale.ROOT))
          .put("roles", new JsonArray(List.copyOf(played)))
          .put("engines", engines);
    }
  }

  /** Tells {@code found} of all nodes, by name, on any thread. */
  synchronized void look(Consumer<List<Neighbour>> found) {
    if (looking.isComplete()) {
      List<Future<Neighbour>> asked =
          membership.get().nodes().entrySet().stream()
              .map(each -> ask(each.getKey(), each.getValue().http()))
              .toList();
      looking = Future.all(asked).map(_ -> asked.stream().map(Future::result).toList());
    }
    looking.onSuccess(found::accept);
  }

  private Future<Neighbour> ask(NodeId node, HostPort http) {
    RequestOptions health =
        new RequestOptions()
            .setHost(http.host())
            .setPort(http.port())
            .setURI("/v1/health")
            .setTimeout(PATIENCE.toMillis());
    return client
        .request(health)
        .compose(HttpClientRequest::send)
        .compose(response -> answer(node, http, response))
        .recover(why -> {
          State state = why instanceof ConnectException ? State.DOWN : State.SILENT;
          return Future.succeededFuture(without(node, http, state));
        });
  }

  private static Future<Neighbour> answer(NodeId node, HostPort http, HttpClientResponse response) {
    if (response.statusCode() != 200) {
      return Future.succeededFuture(without(node, http, State.STARTING));
    }
    return response
        .body()
        .map(body -> {
          JsonObject health = body.toJsonObject();
          return new Neighbour(
              node, http, State.UP, health.getJsonArray("roles"), health.getJsonArray("engines"));
        });
  }

  private static Neighbour without(NodeId node, HostPort http, State state) {
    return new Neighbour(node, http, state, new JsonArray(), new JsonArray());
  }
}

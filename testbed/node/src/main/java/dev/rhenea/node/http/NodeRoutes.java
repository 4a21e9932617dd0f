package dev.rhenea.node.http;

import dev.rhenea.environment.RoleName;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import java.util.List;

/** The node itself, and the cluster it belongs to. */
final class NodeRoutes {
  private final Services services;

  NodeRoutes(Services services) {
    this.services = services;
  }

  void mount(Router router) {
    router.get("/v1/health").handler(routing -> new Exchange(routing).answer(health()));
    router.get(Api.CLUSTER).handler(routing -> new Exchange(routing).answer(cluster()));
  }

  private Reply cluster() {
    return Reply.ok(services.membership().json().put("logs", logs()));
  }

  private Reply health() {
    JsonArray roles = new JsonArray();
    services
        .roles()
        .get()
        .forEach((unit, open) -> {
          for (RoleName role : open) {
            roles.add(
                new JsonObject()
                    .put("unit", unit.text())
                    .put("protocol", role.protocol())
                    .put("role", role.role()));
          }
        });
    return Reply.ok(
        new JsonObject()
            .put("node", services.membership().self().name())
            .put("logs", logs())
            .put("engines", new JsonArray(List.copyOf(services.membership().engines())))
            .put("roles", roles));
  }

  private JsonArray logs() {
    JsonArray logs = new JsonArray();
    services.logs().keySet().forEach(logs::add);
    return logs;
  }
}

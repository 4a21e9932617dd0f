package dev.rhenea.node.http;

import dev.rhenea.environment.RoleName;
import dev.rhenea.node.directory.DirectoryRegister;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import java.util.List;

/** The node itself, and the cluster it belongs to. */
public final class NodeRoutes {
  /** Where a node that joins learns the cluster. */
  public static final String CLUSTER_FILE = "/v1/cluster/file";

  private final Services services;

  NodeRoutes(Services services) {
    this.services = services;
  }

  void mount(Router router) {
    router.get("/v1/health").handler(routing -> new Exchange(routing).answer(health()));
    router.get(Api.CLUSTER).handler(routing -> cluster(new Exchange(routing)));
    router.get(CLUSTER_FILE).handler(routing -> clusterFile(new Exchange(routing)));
  }

  private void clusterFile(Exchange exchange) {
    exchange.answer(
        services.directory(),
        DirectoryRegister::read,
        directory ->
            Reply.ok(new JsonObject().put("file", services.clusterFile().apply(directory))),
        why -> Reply.unanswered(why.diagnosis()));
  }

  private void cluster(Exchange exchange) {
    exchange.await(
        services.newestMembership(),
        members -> exchange.answer(Reply.ok(members.json().put("logs", logs()))));
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

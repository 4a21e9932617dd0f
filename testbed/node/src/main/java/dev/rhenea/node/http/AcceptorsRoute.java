package dev.rhenea.node.http;

import dev.rhenea.environment.Diagnosis;
import dev.rhenea.environment.NodeId;
import dev.rhenea.virtuallog.placement.Placement;
import dev.rhenea.virtuallog.placement.Recorded;
import dev.rhenea.virtuallog.placement.Relocated;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.SequencedSet;

/** The acceptors of the registers: how they are, and other ones in their place. */
final class AcceptorsRoute {
  private static final String PATH = "/v1/acceptors";

  /** As many survive the loss of one. */
  private static final int FEWEST = 3;

  private final Services services;

  AcceptorsRoute(Services services) {
    this.services = services;
  }

  void mount(Router router) {
    router.get(PATH).handler(routing -> show(new Exchange(routing)));
    router
        .put(PATH)
        .handler(routing -> {
          Exchange exchange = new Exchange(routing);
          new Moving(exchange, nodes(Fields.of(exchange.body(), "nodes").texts("nodes"))).begin();
        });
  }

  private static SequencedSet<NodeId> nodes(List<String> names) {
    SequencedSet<NodeId> nodes = new LinkedHashSet<>();
    for (String name : names) {
      try {
        if (!nodes.add(new NodeId(name))) {
          throw new BadRequest("'nodes' names %s twice".formatted(name));
        }
      } catch (IllegalArgumentException noName) {
        throw new BadRequest(String.valueOf(noName.getMessage()));
      }
    }
    return nodes;
  }

  private void show(Exchange exchange) {
    exchange.await(
        services.acceptors().look(),
        Reply::unanswered,
        found -> exchange.answer(Reply.ok(json(found))));
  }

  private JsonObject json(Acceptors.Overview found) {
    Placement placement = found.placement();
    JsonArray registers = new JsonArray();
    found.registers().forEach((name, register) -> registers.add(json(name, register)));
    JsonObject json =
        new JsonObject()
            .put("acceptors", Membership.names(placement.acceptors()))
            .put("generation", placement.settled())
            .put("movable", services.acceptors().areMovable())
            .put("registers", registers)
            .put("unaware", Membership.names(unaware(found.recorded())));
    if (placement.isUnderWay()) {
      json.put("moving", Membership.names(placement.wanted()));
    }
    return json;
  }

  private static List<NodeId> unaware(Recorded recorded) {
    return recorded
        .placement()
        .map(placement ->
            recorded.nodes().stream().filter(node -> !placement.hasHeard(node)).toList())
        .orElse(List.of());
  }

  private static JsonObject json(String name, Acceptors.Found found) {
    JsonObject json = new JsonObject().put("register", name);
    return switch (found) {
      case Acceptors.Found.Unwell(Diagnosis why) -> json.mergeIn(Reply.reason(why));
      case Acceptors.Found.Well(var standing) -> {
        JsonArray servers = new JsonArray();
        standing
            .servers()
            .forEach((node, health) ->
                servers.add(
                    new JsonObject()
                        .put("node", node.name())
                        .put("state", health.name().toLowerCase(Locale.ROOT))));
        yield json.put("version", standing.version().number()).put("acceptors", servers);
      }
    };
  }

  /** One request to move them. Goes from step to step on the request's loop. */
  private final class Moving {
    private final Exchange exchange;
    private final SequencedSet<NodeId> nodes;

    Moving(Exchange exchange, SequencedSet<NodeId> nodes) {
      this.exchange = exchange;
      this.nodes = nodes;
    }

    void begin() {
      if (!services.acceptors().areMovable()) {
        exchange.answer(
            Reply.fail(
                422,
                "the MetaStore of this cluster is %s, which cannot be moved"
                    .formatted(services.membership().register())));
        return;
      }
      exchange.await(services.newestMembership(), this::check);
    }

    private void check(Membership members) {
      List<NodeId> unknown =
          nodes.stream().filter(node -> !members.nodes().containsKey(node)).toList();
      int fewest = Math.min(FEWEST, members.nodes().size());
      if (!unknown.isEmpty()) {
        exchange.answer(
            Reply.fail(
                404,
                "no node %s in this cluster; it has: %s"
                    .formatted(
                        NodeId.joined(unknown, ", "), NodeId.joined(members.members(), ", "))));
      } else if (nodes.size() < fewest) {
        exchange.answer(
            Reply.fail(
                422,
                "%d acceptors are too few: name %d or more; three survive the loss of one, five of two"
                    .formatted(nodes.size(), fewest)));
      } else {
        exchange.await(services.acceptors().silent(nodes), Reply::unanswered, this::move);
      }
    }

    private void move(List<NodeId> silent) {
      if (!silent.isEmpty()) {
        exchange.answer(
            Reply.unanswered(
                new Diagnosis(
                    "nothing was moved: %s does not answer".formatted(NodeId.joined(silent, ", ")),
                    silent,
                    "start it, or name another node: a new acceptor has to be there")));
        return;
      }
      exchange.await(services.acceptors().move(nodes), Reply::info, this::moved);
    }

    private void moved(Relocated result) {
      switch (result) {
        case Relocated.Refused(String reason) -> exchange.answer(Reply.fail(409, reason));
        case Relocated.Superseded(var by, var steps) ->
            exchange.answer(
                Reply.fail(
                    409,
                    "another move came first, to %s: repeat that to see it through, or this"
                        .formatted(NodeId.joined(by, ", "))));
        case Relocated.Unfinished(var steps, Diagnosis cause) ->
            exchange.answer(
                new Reply(
                    504,
                    new JsonObject()
                        .put("outcome", "info")
                        .mergeIn(Reply.reason(cause))
                        .put("moved", json(steps))));
        case Relocated.Moved(long generation, var acceptors, var steps) ->
            exchange.await(
                services.acceptors().awaitFollowers(generation),
                Reply::info,
                unaware ->
                    exchange.answer(
                        Reply.ok(
                            new JsonObject()
                                .put("acceptors", Membership.names(acceptors))
                                .put("generation", generation)
                                .put("moved", json(steps))
                                .put("unaware", Membership.names(unaware)))));
      }
    }

    private static JsonArray json(List<Relocated.Step> steps) {
      JsonArray json = new JsonArray();
      steps.forEach(step ->
          json.add(
              new JsonObject()
                  .put("register", step.register().name())
                  .put("version", step.version().number())));
      return json;
    }
  }
}

package dev.rhenea.node.http;

import dev.rhenea.composition.Composition;
import dev.rhenea.composition.Composition.Parsed;
import dev.rhenea.composition.Problem;
import dev.rhenea.spec.ProtocolSpec;
import dev.rhenea.virtuallog.ReconfigResult;
import dev.rhenea.virtuallog.VirtualLog;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import java.util.List;
import java.util.Optional;

/** Replaces a log's ordering protocol while it runs. */
final class SwitchRoute {
  private final Services services;

  SwitchRoute(Services services) {
    this.services = services;
  }

  void mount(Router router) {
    router.post("/v1/logs/:log/switch").handler(routing -> handle(new Exchange(routing)));
  }

  private void handle(Exchange exchange) {
    Optional<OnLoop<VirtualLog>> log = LogRoutes.find(exchange, services.logs());
    if (log.isEmpty()) {
      return;
    }
    String text = Fields.of(exchange.body(), "to").text("to");
    switch (Composition.parse(text, services.catalogue(), Optional.of(services.nodes()))) {
      case Parsed.Refused(List<Problem> problems) -> exchange.answer(refused(text, problems));
      case Parsed.Accepted(ProtocolSpec spec) ->
          exchange.answer(
              log.get(),
              target -> target.reconfigExtend(spec),
              SwitchRoute::result,
              why -> Reply.info(why.diagnosis()));
    }
  }

  private static Reply result(ReconfigResult result) {
    return switch (result) {
      case ReconfigResult.Installed(var segment) ->
          Reply.ok(new JsonObject().put("segment", segment.number()));
      case ReconfigResult.Superseded(var active, var pending) ->
          Reply.fail(
              409,
              "another reconfiguration came first: "
                  + pending
                      .map(intent -> "to " + intent.target() + ", still under way")
                      .orElse("segment " + active + " is active now"));
      case ReconfigResult.Refused(String reason) -> Reply.fail(422, reason);
      case ReconfigResult.Failed(String reason) -> Reply.fail(409, reason);
      case ReconfigResult.Unfinished(var cause) -> Reply.info(cause);
    };
  }

  private static Reply refused(String text, List<Problem> problems) {
    JsonArray errors = new JsonArray();
    for (Problem problem : problems) {
      errors.add(
          new JsonObject()
              .put("line", problem.region().line())
              .put("column", problem.region().column())
              .put("message", problem.message())
              .put("suggestion", problem.suggestion().orElse(null)));
    }
    String reason = problems.getFirst().render(text);
    return Reply.fail(400, new JsonObject().put("reason", reason).put("errors", errors));
  }
}

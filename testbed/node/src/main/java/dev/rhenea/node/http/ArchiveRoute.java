package dev.rhenea.node.http;

import dev.rhenea.composition.Composition;
import dev.rhenea.composition.Composition.Parsed;
import dev.rhenea.composition.Problem;
import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.Unavailable;
import dev.rhenea.provider.InvalidSpec;
import dev.rhenea.spec.ProtocolSpec;
import dev.rhenea.virtuallog.ArchivedLog;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;

/** Which logs stores outside the cluster know of, and how much of them they have. */
final class ArchiveRoute {
  private final Services services;

  ArchiveRoute(Services services) {
    this.services = services;
  }

  void mount(Router router) {
    router.get("/v1/archive").handler(routing -> list(new Exchange(routing)));
  }

  private void list(Exchange exchange) {
    Query query = exchange.query();
    query.only("from");
    String text =
        query
            .text("from")
            .orElseThrow(
                () -> new BadRequest("'from' is needed: the store, or stores, with the copies"));
    exchange.await(services.newestMembership(), nodes -> list(exchange, text, nodes.members()));
  }

  private void list(Exchange exchange, String text, List<NodeId> nodes) {
    switch (Composition.parse(text, services.catalogue(), Optional.of(nodes))) {
      case Parsed.Refused(List<Problem> problems) -> exchange.answer(Refusal.of(text, problems));
      case Parsed.Accepted(ProtocolSpec from) ->
          exchange.await(
              services
                  .cold()
                  .logs(from)
                  .thenApply(this::reply)
                  .exceptionally(ArchiveRoute::refused),
              exchange::answer);
    }
  }

  private Reply reply(List<ArchivedLog> logs) {
    JsonArray all = new JsonArray();
    logs.forEach(log -> all.add(ArchiveJson.of(log, services.catalogue())));
    return Reply.ok(new JsonObject().put("logs", all));
  }

  private static Reply refused(Throwable failed) {
    return switch (failed instanceof CompletionException wrapped ? wrapped.getCause() : failed) {
      case Unavailable why -> Reply.unanswered(why.diagnosis());
      case InvalidSpec invalid -> Reply.fail(422, String.valueOf(invalid.getMessage()));
      case null, default -> throw new CompletionException(failed);
    };
  }
}

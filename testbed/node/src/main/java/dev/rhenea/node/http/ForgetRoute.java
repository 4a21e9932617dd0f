package dev.rhenea.node.http;

import dev.rhenea.composition.Composition;
import dev.rhenea.loglet.LogletId;
import dev.rhenea.virtuallog.ForgetResult;
import dev.rhenea.virtuallog.Leftover;
import dev.rhenea.virtuallog.SegmentId;
import dev.rhenea.virtuallog.VirtualLog;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Gives up a Loglet that left a chain and cannot be destroyed everywhere. */
final class ForgetRoute {
  private final Services services;
  private final LogFinder finder;

  ForgetRoute(Services services) {
    this.services = services;
    this.finder = new LogFinder(services);
  }

  void mount(Router router) {
    router
        .post("/v1/logs/:log/forget")
        .handler(routing -> {
          Exchange exchange = new Exchange(routing);
          finder.find(exchange, log -> handle(exchange, log));
        });
  }

  private void handle(Exchange exchange, OnLoop<VirtualLog> log) {
    LogletId loglet = loglet(Fields.of(exchange.body(), "loglet"));
    exchange.answer(
        log,
        target -> target.forget(loglet).map(result -> reply(result, target)),
        reply -> reply,
        why -> Reply.info(why.diagnosis()));
  }

  private static LogletId loglet(Fields fields) {
    try {
      return LogletId.parse(fields.text("loglet"));
    } catch (IllegalArgumentException malformed) {
      throw fields.wrong("loglet", "is " + malformed.getMessage() + ", as in default/3f09");
    }
  }

  private Reply reply(ForgetResult result, VirtualLog log) {
    return switch (result) {
      case ForgetResult.Forgotten(Leftover leftover) ->
          Reply.ok(account(leftover.loglet(), true, log).put("composition", print(leftover)));
      case ForgetResult.Gone(LogletId loglet) -> Reply.ok(account(loglet, false, log));
      case ForgetResult.Refused(LogletId loglet, Optional<SegmentId> use, var leftovers) ->
          Reply.fail(409, refusal(log.status().log(), loglet, use) + there(leftovers));
    };
  }

  private JsonObject account(LogletId loglet, boolean forgotten, VirtualLog log) {
    return new JsonObject()
        .put("log", log.status().log())
        .put("loglet", loglet.toString())
        .put("forgotten", forgotten)
        .put(
            "leftovers",
            ChainJson.leftovers(
                log.status().stored().record().copies().leftovers(), services.catalogue()));
  }

  private static String refusal(String log, LogletId loglet, Optional<SegmentId> use) {
    return use.map(segment ->
            "%s is no leftover of log %s: it holds %s, or a copy of that is being made there"
                .formatted(loglet, log, segment))
        .orElseGet(() -> "log %s has no leftover %s".formatted(log, loglet));
  }

  private String there(List<Leftover> leftovers) {
    return leftovers.isEmpty()
        ? "; it has none"
        : leftovers.stream()
            .map(each -> "%s (%s)".formatted(each.loglet(), print(each)))
            .collect(Collectors.joining(", ", "; its leftovers: ", ""));
  }

  private String print(Leftover leftover) {
    return Composition.print(leftover.created(), services.catalogue());
  }
}

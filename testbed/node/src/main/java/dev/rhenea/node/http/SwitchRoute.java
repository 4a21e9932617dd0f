package dev.rhenea.node.http;

import dev.rhenea.composition.Composition;
import dev.rhenea.composition.Composition.Parsed;
import dev.rhenea.composition.Problem;
import dev.rhenea.environment.NodeId;
import dev.rhenea.node.observe.SwitchTimes;
import dev.rhenea.spec.ProtocolSpec;
import dev.rhenea.virtuallog.ReconfigResult;
import dev.rhenea.virtuallog.Segment;
import dev.rhenea.virtuallog.SegmentId;
import dev.rhenea.virtuallog.VirtualLog;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Replaces a log's ordering protocol while it runs, and tells how that went. */
final class SwitchRoute {
  private final Services services;
  private final LogFinder finder;

  SwitchRoute(Services services) {
    this.services = services;
    this.finder = new LogFinder(services);
  }

  void mount(Router router) {
    router
        .post("/v1/logs/:log/switch")
        .handler(routing -> {
          Exchange exchange = new Exchange(routing);
          finder.find(exchange, log -> handle(exchange, log));
        });
    router
        .post("/v1/logs/:log/seal")
        .handler(routing -> {
          Exchange exchange = new Exchange(routing);
          finder.find(exchange, log -> seal(exchange, log));
        });
  }

  private static void seal(Exchange exchange, OnLoop<VirtualLog> log) {
    exchange.answer(
        log,
        VirtualLog::seal,
        sealed -> Reply.ok(new JsonObject().put("segment", sealed.number())),
        why -> Reply.info(why.diagnosis()));
  }

  private void handle(Exchange exchange, OnLoop<VirtualLog> log) {
    String text = Fields.of(exchange.body(), "to").text("to");
    exchange.await(
        services.newestMembership(), nodes -> handle(exchange, log, text, nodes.members()));
  }

  private void handle(Exchange exchange, OnLoop<VirtualLog> log, String text, List<NodeId> nodes) {
    switch (Composition.parse(text, services.catalogue(), Optional.of(nodes))) {
      case Parsed.Refused(List<Problem> problems) -> exchange.answer(Refusal.of(text, problems));
      case Parsed.Accepted(ProtocolSpec spec) -> {
        long asked = System.nanoTime();
        exchange.answer(
            log,
            target -> target.reconfigExtend(spec).map(result -> reply(result, target, asked)),
            reply -> reply,
            why -> Reply.info(why.diagnosis()));
      }
    }
  }

  private Reply reply(ReconfigResult result, VirtualLog log, long asked) {
    return switch (result) {
      case ReconfigResult.Installed(SegmentId segment) -> Reply.ok(account(segment, log, asked));
      case ReconfigResult.Superseded(var active, var pending) ->
          Reply.fail(
              409,
              "another reconfiguration came first: "
                  + pending
                      .map(intent -> "to " + print(intent.target()) + ", still under way")
                      .orElse(
                          "%s %s is active now".formatted(active.id(), print(active.created()))));
      case ReconfigResult.Refused(String reason) -> Reply.fail(422, reason);
      case ReconfigResult.Failed(String reason) -> Reply.fail(409, reason);
      case ReconfigResult.Unfinished(var cause) -> Reply.info(cause);
    };
  }

  private JsonObject account(SegmentId installed, VirtualLog log, long asked) {
    JsonObject account = new JsonObject().put("segment", installed.number());
    List<Segment> segments = log.status().stored().chain().segments();
    for (int i = 0; i < segments.size(); i++) {
      Segment segment = segments.get(i);
      if (segment.id().equals(installed)) {
        account.put("to", ChainJson.of(segment, services.catalogue()));
        if (i > 0) {
          account.put("from", ChainJson.of(segments.get(i - 1), services.catalogue()));
        }
        services
            .observed()
            .switches()
            .of(segment.loglet())
            .ifPresent(steps -> account.put("milliseconds", milliseconds(asked, steps)));
      }
    }
    return account;
  }

  /**
   * The steps of a switch. {@code downtime} is from the first seal message to the installed chain,
   * so it is what an append had to wait at most, on this node.
   */
  private static JsonObject milliseconds(long asked, SwitchTimes.Steps steps) {
    return new JsonObject()
        .put("intent", millis(Duration.ofNanos(steps.recorded() - asked)))
        .put("create", millis(steps.create()))
        .put("seal", millis(steps.seal()))
        .put("tail", millis(steps.tail()))
        .put("install", millis(steps.install()))
        .put("downtime", millis(steps.downtime()))
        .put("total", millis(Duration.ofNanos(steps.installed() - asked)));
  }

  private static double millis(Duration time) {
    return Math.round(time.toNanos() / 1e4) / 1e2;
  }

  private String print(ProtocolSpec spec) {
    return Composition.print(spec, services.catalogue());
  }
}

package dev.rhenea.node.http;

import dev.rhenea.composition.Composition;
import dev.rhenea.composition.Composition.Parsed;
import dev.rhenea.composition.Problem;
import dev.rhenea.environment.Diagnosis;
import dev.rhenea.environment.NodeId;
import dev.rhenea.spec.ProtocolSpec;
import dev.rhenea.virtuallog.Alteration;
import dev.rhenea.virtuallog.Lsn;
import dev.rhenea.virtuallog.ModifyResult;
import dev.rhenea.virtuallog.Segment;
import dev.rhenea.virtuallog.SegmentId;
import dev.rhenea.virtuallog.VirtualLog;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import java.util.List;
import java.util.Optional;

/** Puts a copy in the place of a closed segment's Loglet, with one entry altered if wanted. */
final class ModifyRoute {
  static final String[] FIELDS = {"segment", "to", "delete", "replace", "value", "base64"};

  private final Services services;
  private final LogFinder finder;

  ModifyRoute(Services services) {
    this.services = services;
    this.finder = new LogFinder(services);
  }

  void mount(Router router) {
    router
        .post("/v1/logs/:log/modify")
        .handler(routing -> {
          Exchange exchange = new Exchange(routing);
          finder.find(exchange, log -> handle(exchange, log));
        });
  }

  private void handle(Exchange exchange, OnLoop<VirtualLog> log) {
    Fields fields = Fields.of(exchange.body(), FIELDS);
    SegmentId segment = new SegmentId(fields.position("segment"));
    Alteration alteration = alteration(fields);
    String text = fields.text("to");
    exchange.await(
        services.newestMembership(),
        nodes -> modify(exchange, log, segment, alteration, text, nodes.members()));
  }

  private void modify(
      Exchange exchange,
      OnLoop<VirtualLog> log,
      SegmentId segment,
      Alteration alteration,
      String text,
      List<NodeId> nodes) {
    switch (Composition.parse(text, services.catalogue(), Optional.of(nodes))) {
      case Parsed.Refused(List<Problem> problems) -> exchange.answer(Refusal.of(text, problems));
      case Parsed.Accepted(ProtocolSpec spec) ->
          exchange.answer(
              log,
              target ->
                  target
                      .reconfigModify(segment, spec, alteration)
                      .map(result -> reply(result, target)),
              reply -> reply,
              why -> Reply.info(why.diagnosis()));
    }
  }

  /** What is to be different in the copy. */
  static Alteration alteration(Fields fields) {
    if (fields.has("delete") && fields.has("replace")) {
      throw new BadRequest("'delete' or 'replace', not both: one entry is altered at a time");
    }
    if (!fields.has("replace") && (fields.has("value") || fields.has("base64"))) {
      throw new BadRequest("'value' and 'base64' are for 'replace': the position of an entry");
    }
    if (fields.has("delete")) {
      return new Alteration.Delete(new Lsn(fields.position("delete")));
    }
    return fields.has("replace")
        ? new Alteration.Replace(new Lsn(fields.position("replace")), fields.bytes())
        : new Alteration.None();
  }

  private Reply reply(ModifyResult result, VirtualLog log) {
    return switch (result) {
      case ModifyResult.Modified(SegmentId id, var copy, Optional<Diagnosis> unkept) -> {
        JsonObject account = account(log.status().stored().chain().segment(id));
        unkept.ifPresent(why -> account.put("unkept", Reply.reason(why)));
        yield Reply.ok(account);
      }
      case ModifyResult.Superseded(Optional<Segment> now) ->
          Reply.fail(
              409,
              now.map(segment ->
                      "another copy came first: %s is on %s now"
                          .formatted(
                              segment.id(),
                              Composition.print(segment.created(), services.catalogue())))
                  .orElse("the segment was dropped from the chain meanwhile"));
      case ModifyResult.Refused(String reason) -> Reply.fail(422, reason);
      case ModifyResult.Failed(String reason) -> Reply.fail(409, reason);
      case ModifyResult.Unfinished(var cause) -> Reply.info(cause);
    };
  }

  /** Nothing of the segment if it has left the chain since. */
  private JsonObject account(Optional<Segment> segment) {
    JsonObject account = new JsonObject();
    segment.ifPresent(now -> account.put("segment", ChainJson.of(now, services.catalogue())));
    return account;
  }
}

package dev.rhenea.node.http;

import dev.rhenea.composition.Composition;
import dev.rhenea.provider.Catalogue;
import dev.rhenea.virtuallog.Attempt;
import dev.rhenea.virtuallog.Chain;
import dev.rhenea.virtuallog.Copies;
import dev.rhenea.virtuallog.Intent;
import dev.rhenea.virtuallog.Leftover;
import dev.rhenea.virtuallog.Lsn;
import dev.rhenea.virtuallog.Segment;
import dev.rhenea.virtuallog.Status;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** What a log says of itself, as JSON. */
final class ChainJson {
  private ChainJson() {}

  static JsonObject of(Status status, Catalogue catalogue) {
    Chain chain = status.stored().chain();
    JsonArray segments = new JsonArray();
    chain.segments().forEach(segment -> segments.add(of(segment, catalogue)));
    JsonArray suspects = new JsonArray();
    status.suspects().forEach(node -> suspects.add(node.name()));
    return new JsonObject()
        .put("log", status.log())
        .put("version", status.stored().version().number())
        .put("trimMark", chain.trimMark().value())
        .put("knownTail", status.knownTail().value())
        .put("outstanding", status.outstanding())
        .put("suspects", suspects)
        .put(
            "pending",
            status.stored().record().pending().map(each -> of(each, catalogue)).orElse(null))
        .put("copies", copies(status.stored().record().copies(), catalogue))
        .put("segments", segments);
  }

  /** Copies that were begun, and Loglets that are in no chain any more and not gone everywhere. */
  private static JsonObject copies(Copies copies, Catalogue catalogue) {
    JsonArray underWay = new JsonArray();
    for (Attempt attempt : copies.attempts()) {
      underWay.add(
          new JsonObject()
              .put("segment", attempt.segment().number())
              .put("author", attempt.author().name())
              .put("loglet", attempt.copy().toString())
              .put("composition", Composition.print(attempt.target(), catalogue)));
    }
    return new JsonObject()
        .put("underWay", underWay)
        .put("leftovers", leftovers(copies.leftovers(), catalogue));
  }

  static JsonArray leftovers(List<Leftover> leftovers, Catalogue catalogue) {
    JsonArray list = new JsonArray();
    for (Leftover leftover : leftovers) {
      list.add(
          new JsonObject()
              .put("loglet", leftover.loglet().toString())
              .put("composition", Composition.print(leftover.created(), catalogue)));
    }
    return list;
  }

  /** A segment; {@code loglet} is also the unit of its server roles. */
  static JsonObject of(Segment segment, Catalogue catalogue) {
    return new JsonObject()
        .put("id", segment.id().number())
        .put("start", segment.start().value())
        .put("stop", segment.stop().map(Lsn::value).orElse(null))
        .put("loglet", segment.loglet().toString())
        .put("protocol", segment.created().protocol())
        .put("composition", Composition.print(segment.created(), catalogue));
  }

  private static JsonObject of(Intent intent, Catalogue catalogue) {
    return new JsonObject()
        .put("intent", intent.id().toString())
        .put("author", intent.id().author().name())
        .put("replaces", intent.replaces().number())
        .put("composition", Composition.print(intent.target(), catalogue));
  }
}

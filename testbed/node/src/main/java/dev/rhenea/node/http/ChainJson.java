package dev.rhenea.node.http;

import dev.rhenea.composition.Composition;
import dev.rhenea.provider.Catalogue;
import dev.rhenea.virtuallog.Explanation;
import dev.rhenea.virtuallog.Lsn;
import dev.rhenea.virtuallog.Segment;
import dev.rhenea.virtuallog.Status;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** What a log says of itself, as JSON. */
final class ChainJson {
  private ChainJson() {}

  static JsonObject of(Status status, Catalogue catalogue) {
    JsonArray segments = new JsonArray();
    status.stored().chain().segments().forEach(segment -> segments.add(of(segment, catalogue)));
    JsonArray suspects = new JsonArray();
    status.suspects().forEach(node -> suspects.add(node.name()));
    return new JsonObject()
        .put("log", status.log())
        .put("version", status.stored().version().number())
        .put("trimMark", status.stored().chain().trimMark().value())
        .put("knownTail", status.knownTail().value())
        .put("outstanding", status.outstanding())
        .put("suspects", suspects)
        .put("segments", segments);
  }

  private static JsonObject of(Segment segment, Catalogue catalogue) {
    return new JsonObject()
        .put("id", segment.id().number())
        .put("start", segment.start().value())
        .put("stop", segment.stop().map(Lsn::value).orElse(null))
        .put("loglet", segment.loglet().toString())
        .put("protocol", segment.created().protocol())
        .put("composition", Composition.print(segment.created(), catalogue));
  }

  static JsonObject of(Explanation explanation) {
    JsonArray findings = new JsonArray();
    for (Explanation.Finding finding : explanation.findings()) {
      findings.add(
          new JsonObject()
              .put("finding", finding.getClass().getSimpleName())
              .put("text", finding.toString())
              .put("remedy", finding.remedy()));
    }
    return new JsonObject()
        .put("log", explanation.log())
        .put("healthy", explanation.isHealthy())
        .put("findings", findings);
  }
}

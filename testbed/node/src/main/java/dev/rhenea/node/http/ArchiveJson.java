package dev.rhenea.node.http;

import dev.rhenea.composition.Composition;
import dev.rhenea.environment.Diagnosis;
import dev.rhenea.provider.Catalogue;
import dev.rhenea.provider.ChainArchive.Label;
import dev.rhenea.virtuallog.ArchivedLog;
import dev.rhenea.virtuallog.Chain;
import dev.rhenea.virtuallog.ChainRecord;
import dev.rhenea.virtuallog.ColdPart;
import dev.rhenea.virtuallog.Origin;
import dev.rhenea.virtuallog.Segment;
import dev.rhenea.virtuallog.Stored;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** What a store outside the cluster has of logs, as JSON. */
final class ArchiveJson {
  private ArchiveJson() {}

  /** {@code first} is the first position that can be had, {@code end} the first that cannot. */
  static JsonObject of(ArchivedLog log, Catalogue catalogue) {
    JsonObject json = label(log.label());
    return switch (log) {
      case ArchivedLog.Known(Label _, ChainRecord record, ColdPart part) -> {
        json.put("first", part.first().value()).put("end", part.end().value());
        record.origin().flatMap(Origin::restored).ifPresent(from -> json.put("restored", of(from)));
        yield json.put("segments", segments(part.segments(), catalogue))
            .put("missing", ChainJson.of(part.missing(), catalogue));
      }
      case ArchivedLog.Unreadable(Label _, Diagnosis why) ->
          json.put("reason", why.operation()).put("remedy", why.remedy());
    };
  }

  private static JsonObject label(Label label) {
    return new JsonObject()
        .put("log", label.log())
        .put("origin", Origin.print(label.origin()))
        .put("version", label.version().number());
  }

  /** What a log was restored from. */
  private static JsonObject of(Origin.Restored from) {
    return label(new Label(from.log(), from.origin(), from.version()))
        .put("end", from.end().value());
  }

  private static JsonArray segments(List<Segment> segments, Catalogue catalogue) {
    JsonArray all = new JsonArray();
    segments.forEach(segment -> all.add(ChainJson.of(segment, catalogue)));
    return all;
  }

  /** A log that was restored. */
  static JsonObject restored(String name, Stored stored, Catalogue catalogue) {
    Chain chain = stored.chain();
    Origin origin = stored.record().origin().orElseThrow();
    Origin.Restored from = origin.restored().orElseThrow();
    return new JsonObject()
        .put("log", name)
        .put("origin", Origin.print(origin.id()))
        .put("restored", of(from))
        .put("first", chain.trimMark().value())
        .put("end", from.end().value())
        .put("begin", Composition.print(chain.active().created(), catalogue))
        .put("segments", segments(chain.segments(), catalogue));
  }
}

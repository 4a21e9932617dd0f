package dev.rhenea.node.http;

import dev.rhenea.node.table.copy.Snapshot;
import dev.rhenea.virtuallog.Lsn;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/** A snapshot, as one node tells another. */
final class SnapshotJson {
  private SnapshotJson() {}

  static JsonObject write(Snapshot snapshot) {
    JsonArray files = new JsonArray();
    for (Snapshot.Part part : snapshot.parts()) {
      files.add(
          new JsonObject()
              .put("name", part.name())
              .put("bytes", part.bytes())
              .put("crc32c", Integer.toHexString(part.crc())));
    }
    return new JsonObject()
        .put("snapshot", Long.toHexString(snapshot.id()))
        .put("cursor", snapshot.cursor().value())
        .put("files", files);
  }

  /** Reads {@link #write}; throws what Vert.x throws if it is something else. */
  static Snapshot read(JsonObject json) {
    List<Snapshot.Part> parts = new ArrayList<>();
    JsonArray files = json.getJsonArray("files");
    for (int i = 0; i < files.size(); i++) {
      JsonObject file = files.getJsonObject(i);
      parts.add(
          new Snapshot.Part(
              file.getString("name"),
              file.getLong("bytes"),
              Integer.parseUnsignedInt(file.getString("crc32c"), 16)));
    }
    return new Snapshot(
        Long.parseUnsignedLong(json.getString("snapshot"), 16),
        new Lsn(json.getLong("cursor")),
        parts);
  }
}

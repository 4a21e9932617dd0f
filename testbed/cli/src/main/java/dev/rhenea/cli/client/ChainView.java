package dev.rhenea.cli.client;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * A log's chain as a node told it.
 *
 * @param segments in order, at least one; the last is the active one
 */
public record ChainView(long version, List<Part> segments) {
  public ChainView {
    segments = List.copyOf(segments);
  }

  /** A segment: positions from {@code start} to below {@code stop}, which an open one has not. */
  public record Part(long id, long start, OptionalLong stop, String composition) {
    public boolean holds(long position) {
      return start <= position && (stop.isEmpty() || position < stop.getAsLong());
    }

    /** It was replaced before anything was appended to it. */
    public boolean isEmpty() {
      return stop.isPresent() && stop.getAsLong() == start;
    }
  }

  /** Reads the answer to {@link NodeClient#chain}. */
  public static ChainView of(JsonObject body) {
    List<Part> parts = new ArrayList<>();
    JsonArray segments = body.getJsonArray("segments");
    for (int i = 0; i < segments.size(); i++) {
      JsonObject segment = segments.getJsonObject(i);
      Long stop = segment.getLong("stop");
      parts.add(
          new Part(
              segment.getLong("id"),
              segment.getLong("start"),
              stop == null ? OptionalLong.empty() : OptionalLong.of(stop),
              segment.getString("composition")));
    }
    return new ChainView(body.getLong("version"), parts);
  }

  public Part active() {
    return segments.getLast();
  }
}

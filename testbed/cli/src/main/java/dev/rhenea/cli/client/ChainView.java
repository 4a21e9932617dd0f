package dev.rhenea.cli.client;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A log's chain as a node told it.
 *
 * @param trimMark everything below may be gone
 * @param knownTail a lower bound of the tail
 * @param pending the composition of a switch that is under way
 * @param segments in order, at least one; the last is the active one
 */
public record ChainView(
    long version, long trimMark, long knownTail, Optional<String> pending, List<Part> segments) {
  public ChainView {
    segments = List.copyOf(segments);
  }

  /**
   * A segment: positions from {@code start} to below {@code stop}, which an open one has not.
   *
   * @param unit what the server roles of its Loglet are confined to
   */
  public record Part(long id, long start, OptionalLong stop, String composition, String unit) {
    /** Reads a segment of an answer. */
    public static Part of(JsonObject segment) {
      Long stop = segment.getLong("stop");
      return new Part(
          segment.getLong("id"),
          segment.getLong("start"),
          stop == null ? OptionalLong.empty() : OptionalLong.of(stop),
          segment.getString("composition"),
          segment.getString("loglet"));
    }

    public boolean holds(long position) {
      return start <= position && (stop.isEmpty() || position < stop.getAsLong());
    }

    /** It was replaced before anything was appended to it. */
    public boolean isEmpty() {
      return stop.isPresent() && stop.getAsLong() == start;
    }
  }

  /** What an answer to {@link LogClient#chain} says; empty if it is none. */
  public static Optional<ChainView> in(Answer answer) {
    return answer instanceof Answer.Ok(JsonObject body) ? Optional.of(of(body)) : Optional.empty();
  }

  /** Reads the body of an answer to {@link LogClient#chain}. */
  public static ChainView of(JsonObject body) {
    List<Part> parts = new ArrayList<>();
    JsonArray segments = body.getJsonArray("segments");
    for (int i = 0; i < segments.size(); i++) {
      parts.add(Part.of(segments.getJsonObject(i)));
    }
    return new ChainView(
        body.getLong("version"),
        body.getLong("trimMark"),
        body.getLong("knownTail"),
        Optional.ofNullable(body.getJsonObject("pending"))
            .map(each -> each.getString("composition")),
        parts);
  }

  public Part active() {
    return segments.getLast();
  }
}

package dev.rhenea.cli.operate;

import dev.rhenea.cli.client.ChainView.Part;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** What a store outside the cluster has of logs, for people. */
final class ArchiveText {
  private ArchiveText() {}

  /** The logs, and which positions of each can be had. */
  static String list(JsonObject body) {
    JsonArray logs = body.getJsonArray("logs");
    if (logs.isEmpty()) {
      return "the store knows of no log\n";
    }
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < logs.size(); i++) {
      text.append(log(logs.getJsonObject(i)));
    }
    return text.toString();
  }

  private static String log(JsonObject log) {
    String name =
        "log %s, origin %s, as of version %d of its chain: "
            .formatted(log.getString("log"), log.getString("origin"), log.getLong("version"));
    if (log.containsKey("reason")) {
      return name + "unreadable: %s%n".formatted(log.getString("reason"));
    }
    long first = log.getLong("first");
    long end = log.getLong("end");
    StringBuilder text = new StringBuilder(name);
    text.append(
        first < end
            ? "positions %d to %d can be had%n".formatted(first, end - 1)
            : "nothing can be had%n".formatted());
    segments(text, log.getJsonArray("segments"));
    Part missing = Part.of(log.getJsonObject("missing"));
    text.append(
        "  s%d  [%d, ...  is not in cold storage; it was on %s%n"
            .formatted(missing.id(), missing.start(), missing.composition()));
    return text.toString();
  }

  /** A log that was restored. */
  static String restored(JsonObject body) {
    JsonObject from = body.getJsonObject("restored");
    StringBuilder text = new StringBuilder();
    text.append(
        "log %s is there: positions %d to %d of log %s, as of version %d of its chain%n"
            .formatted(
                body.getString("log"),
                body.getLong("first"),
                body.getLong("end") - 1,
                from.getString("log"),
                from.getLong("version")));
    segments(text, body.getJsonArray("segments"));
    unkept(text, body);
    return text.toString();
  }

  private static void segments(StringBuilder text, JsonArray segments) {
    for (int i = 0; i < segments.size(); i++) {
      Part part = Part.of(segments.getJsonObject(i));
      String end = part.stop().isPresent() ? part.stop().getAsLong() + ")" : "...";
      text.append(
          "  s%d  [%d, %s  %s%n".formatted(part.id(), part.start(), end, part.composition()));
    }
  }

  /** A line if the chain is not kept where it should be. */
  static void unkept(StringBuilder text, JsonObject body) {
    JsonObject why = body.getJsonObject("unkept");
    if (why != null) {
      text.append(
          "the store does not know it yet, and would restore the log as it was before: %s%n"
              .formatted(why.getString("reason")));
    }
  }
}

package dev.rhenea.cli.operate;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** What a new log begins on if nobody says it. */
final class UsualLog {
  private UsualLog() {}

  /** What the usual log began on, by a list of all logs; the first one, if it is not there. */
  static String began(JsonObject directory) {
    JsonArray logs = directory.getJsonArray("logs");
    for (int i = 0; i < logs.size(); i++) {
      JsonObject log = logs.getJsonObject(i);
      if (log.getString("log").equals(NewCluster.LOG)) {
        return log.getString("began");
      }
    }
    return logs.getJsonObject(0).getString("began");
  }
}

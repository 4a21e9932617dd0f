package dev.rhenea.node.http;

import dev.rhenea.environment.Diagnosis;
import dev.rhenea.environment.NodeId;
import dev.rhenea.loglet.Rejection;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** An answer: status and body agree on the outcome, see the package's rule. */
record Reply(int status, JsonObject body) {
  static Reply ok(JsonObject body) {
    return of(200, "ok", body);
  }

  /** Certainly without effect. */
  static Reply fail(int status, String reason) {
    return fail(status, new JsonObject().put("reason", reason));
  }

  static Reply fail(int status, JsonObject body) {
    if (status != 503 && (status < 400 || status > 499)) {
      throw new IllegalArgumentException("status " + status + " does not say fail");
    }
    return of(status, "fail", body);
  }

  /** Perhaps with an effect. */
  static Reply info(Diagnosis why) {
    return of(504, "info", reason(why));
  }

  /** A read, or anything else without effect, that found no answer in time. */
  static Reply unanswered(Diagnosis why) {
    return fail(503, reason(why));
  }

  static Reply rejected(Rejection why) {
    return switch (why) {
      case Rejection.TooLarge(int size, int largest) ->
          fail(413, "%d bytes, but at most %d are taken".formatted(size, largest));
      case Rejection.Overloaded() ->
          fail(503, "overloaded: as much is in flight as this node allows; try again");
      case Rejection.Closed() -> fail(503, "this node is stopping; try another one");
    };
  }

  static JsonObject reason(Diagnosis why) {
    JsonArray missing = new JsonArray();
    why.missing().stream().map(NodeId::name).forEach(missing::add);
    return new JsonObject()
        .put("reason", why.operation())
        .put("missing", missing)
        .put("remedy", why.remedy());
  }

  private static Reply of(int status, String outcome, JsonObject body) {
    JsonObject whole = new JsonObject().put("outcome", outcome);
    return new Reply(status, whole.mergeIn(body));
  }
}

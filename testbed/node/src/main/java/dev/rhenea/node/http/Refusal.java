package dev.rhenea.node.http;

import dev.rhenea.composition.Problem;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** The answer to a composition that cannot be understood. */
final class Refusal {
  private Refusal() {}

  /** Every problem with its place, and rendered as a person reads it. */
  static Reply of(String text, List<Problem> problems) {
    JsonArray errors = new JsonArray();
    for (Problem problem : problems) {
      errors.add(
          new JsonObject()
              .put("line", problem.region().line())
              .put("column", problem.region().column())
              .put("message", problem.message())
              .put("suggestion", problem.suggestion().orElse(null))
              .put("text", problem.render(text)));
    }
    String reason = problems.getFirst().render(text);
    return Reply.fail(400, new JsonObject().put("reason", reason).put("errors", errors));
  }
}

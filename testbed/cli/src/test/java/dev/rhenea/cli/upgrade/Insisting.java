package dev.rhenea.cli.upgrade;

import dev.rhenea.cli.client.Answer;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.function.Supplier;

/** As an operator would: what may be asked again is asked again until it is answered. */
final class Insisting {
  private Insisting() {}

  static JsonObject ok(Supplier<Future<Answer>> request) {
    while (true) {
      if (request.get().await() instanceof Answer.Ok(JsonObject body)) {
        return body;
      }
    }
  }
}

package dev.rhenea.cli.upgrade;

import dev.rhenea.cli.client.Answer;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** As an operator would: what may be asked again is asked again until it is answered. */
final class Insisting {
  /** Who asks all the time takes a processor from the nodes that start. */
  private static final long ASK_AGAIN = 20_000_000;

  private Insisting() {}

  /** Returns after a while in which a node may have got further. */
  static void breathe() {
    LockSupport.parkNanos(ASK_AGAIN);
  }

  static JsonObject ok(Supplier<Future<Answer>> request) {
    while (true) {
      if (request.get().await() instanceof Answer.Ok(JsonObject body)) {
        return body;
      }
      breathe();
    }
  }
}

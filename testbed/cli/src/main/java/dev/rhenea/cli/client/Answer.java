package dev.rhenea.cli.client;

import io.vertx.core.json.JsonObject;

/** What became of a request: the outcomes of a history, with what the node said. */
public sealed interface Answer {
  /** It took effect. */
  record Ok(JsonObject body) implements Answer {}

  /** It certainly had no effect. */
  record Fail(String reason, JsonObject body) implements Answer {}

  /** It may have had an effect, or may still. */
  record Info(String reason) implements Answer {}

  /** The node takes no requests yet. As certain as {@link Fail}; another node may do better. */
  record Starting(String reason, JsonObject body) implements Answer {}

  /** It was never sent: there is no connection to the node. As certain as {@link Fail}. */
  record Unreached(String reason) implements Answer {}

  /** Whether another node may be asked: this one certainly did nothing, and cannot now. */
  default boolean isElsewhere() {
    return this instanceof Unreached || this instanceof Starting;
  }
}

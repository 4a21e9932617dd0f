package dev.rhenea.cli.verify.workload;

import dev.rhenea.checker.history.Value;
import dev.rhenea.cli.client.Answer;
import io.vertx.core.json.JsonObject;
import java.util.function.Function;

/** How an operation ended, as its history says it. */
public sealed interface Outcome {
  /** It took effect; {@code result} completes the operation. */
  record Ok(Value result) implements Outcome {}

  /**
   * It certainly had no effect.
   *
   * @param elsewhere the node could not be asked, so a client does well to wait a little
   */
  record Fail(boolean elsewhere) implements Outcome {}

  /** It may have had an effect, or may still. */
  record Info() implements Outcome {}

  /** Of an operation that writes. */
  static Outcome of(Answer answer, Function<JsonObject, Value> result) {
    return switch (answer) {
      case Answer.Ok(JsonObject body) -> new Ok(result.apply(body));
      case Answer.Info _ -> new Info();
      case Answer.Fail _, Answer.Starting _, Answer.Unreached _ -> failed(answer);
    };
  }

  /** Of one that only reads: whatever kept it from an answer, it changed nothing. */
  static Outcome ofRead(Answer answer, Function<JsonObject, Value> result) {
    return answer instanceof Answer.Ok(JsonObject body)
        ? new Ok(result.apply(body))
        : failed(answer);
  }

  /** Nothing happened, because a part of it got that answer. */
  static Outcome failed(Answer answer) {
    return new Fail(answer.isElsewhere());
  }
}

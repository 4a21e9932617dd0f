package dev.rhenea.cli.workload;

import dev.rhenea.bench.load.Operation.Completion;
import dev.rhenea.bench.load.Outcome;
import dev.rhenea.cli.client.Answer;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.function.Consumer;

/** A request under way, whose outcome goes to its load and to its history. */
record Asked(Future<Answer> answer) {
  /** One of the three is run, then {@code completion} is told. */
  void ended(Consumer<JsonObject> ok, Runnable fail, Runnable info, Completion completion) {
    answer.onComplete(
        answered -> {
          switch (answered) {
            case Answer.Ok(JsonObject body) -> {
              ok.accept(body);
              completion.ended(Outcome.OK);
            }
            case Answer.Fail _, Answer.Starting _, Answer.Unreached _ -> {
              fail.run();
              completion.ended(Outcome.FAIL);
            }
            case Answer.Info unknown -> {
              info.run();
              completion.ended(Outcome.INFO);
            }
          }
        },
        bug -> {
          info.run();
          completion.ended(Outcome.INFO);
        });
  }
}

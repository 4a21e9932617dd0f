package dev.rhenea.composition.mirror;

import dev.rhenea.environment.Environment;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.Promise;
import dev.rhenea.environment.Unavailable;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.Function;

/** Asks several children at once, for what must be had from one of them at least (M1). */
final class Reachable {
  private Reachable() {}

  /**
   * The answers of those that can be reached: of all of them, or of those that answered within
   * {@code grace} after the first. Unavailable if none did, for the reason of the last.
   */
  static <C, T> Future<SequencedMap<C, T>> ask(
      Environment environment, List<C> children, Function<C, Future<T>> call, Duration grace) {
    Round<C, T> round = new Round<>(environment, children.size(), grace);
    children.forEach(
        child -> call.apply(child).whenDone(answer -> round.heard(child, answer), round::failed));
    return round.result;
  }

  private static final class Round<C, T> {
    private final Environment environment;
    private final Duration grace;
    private final Promise<SequencedMap<C, T>> result;
    private final SequencedMap<C, T> answers = new LinkedHashMap<>();
    private int missing;

    private Round(Environment environment, int missing, Duration grace) {
      this.environment = environment;
      this.missing = missing;
      this.grace = grace;
      result = environment.promise();
    }

    private void heard(C child, T answer) {
      answers.put(child, answer);
      if (--missing == 0) {
        result.complete(answers);
      } else if (answers.size() == 1) {
        environment.timers().after(grace, () -> result.complete(new LinkedHashMap<>(answers)));
      }
    }

    private void failed(Unavailable why) {
      if (--missing > 0) {
        return;
      }
      if (answers.isEmpty()) {
        result.fail(why);
      } else {
        result.complete(answers);
      }
    }
  }
}

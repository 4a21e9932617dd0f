package dev.rhenea.composition.lockstep;

import dev.rhenea.environment.Environment;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.Promise;
import dev.rhenea.environment.Unavailable;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.Function;

/** Asks several children at once, for what must be had from so many of them at least (M1). */
final class Reachable {
  private Reachable() {}

  /**
   * The answers of those that can be reached: of all of them, or, once there are {@code least}, of
   * those that answered within {@code grace} after that. Unavailable if so many cannot be had any
   * more, for the reason of the one that made it so.
   */
  static <C, T> Future<SequencedMap<C, T>> ask(
      Environment environment,
      List<C> children,
      int least,
      Function<C, Future<T>> call,
      Duration grace) {
    Round<C, T> round = new Round<>(environment, children.size(), least, grace);
    children.forEach(
        child -> call.apply(child).whenDone(answer -> round.heard(child, answer), round::failed));
    return round.result;
  }

  private static final class Round<C, T> {
    private final Environment environment;
    private final int least;
    private final Duration grace;
    private final Promise<SequencedMap<C, T>> result;
    private final SequencedMap<C, T> answers = new LinkedHashMap<>();
    private int missing;

    private Round(Environment environment, int missing, int least, Duration grace) {
      this.environment = environment;
      this.missing = missing;
      this.least = least;
      this.grace = grace;
      result = environment.promise();
    }

    private void heard(C child, T answer) {
      answers.put(child, answer);
      missing--;
      if (missing == 0) {
        end();
      } else if (answers.size() == least) {
        environment.timers().after(grace, () -> result.complete(new LinkedHashMap<>(answers)));
      }
    }

    private void failed(Unavailable why) {
      missing--;
      if (answers.size() + missing < least) {
        result.fail(why);
      } else if (missing == 0) {
        end();
      }
    }

    /** All have answered or failed; if too few answered, it has failed already. */
    private void end() {
      if (answers.size() >= least) {
        result.complete(answers);
      }
    }
  }
}

package dev.rhenea.checker.register;

import dev.rhenea.checker.history.Call;
import dev.rhenea.checker.history.Value;

/** What a call did to one register, if it took effect. */
sealed interface Access {

  Call call();

  default long start() {
    return call().start();
  }

  default long end() {
    return call().end();
  }

  /** Saw {@code observed}, and changed nothing. */
  record Read(Call call, Value observed) implements Access {}

  /** What leaves a value behind. */
  sealed interface Update extends Access {
    Value written();
  }

  /** Replaced whatever there was. */
  record Write(Call call, Value written) implements Update {}

  /** Replaced exactly {@code observed}. */
  record Swap(Call call, Value observed, Value written) implements Update {}
}

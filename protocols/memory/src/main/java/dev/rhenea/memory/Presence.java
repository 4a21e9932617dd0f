package dev.rhenea.memory;

import dev.rhenea.environment.Cell;
import dev.rhenea.environment.Done;
import dev.rhenea.environment.Environment;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.StorageId;
import dev.rhenea.payload.Payload;

/**
 * Whether what a server holds in memory is what was created, or nothing (rule N14).
 *
 * <pre>
 *   ABSENT  --create-->  HERE  --destroy, restart-->  GONE
 *      \------------destroy, seal------------------->
 * </pre>
 *
 * The mark that leads out of ABSENT is durable before anybody is told. GONE is for ever.
 */
final class Presence {
  private enum Stage {
    ABSENT,
    HERE,
    GONE
  }

  private final Environment environment;
  private Stage stage;

  /** As storage remembers it: a mark means that the memory it stood for is lost. */
  Presence(Environment environment) {
    this.environment = environment;
    this.stage = mark().value().isPresent() ? Stage.GONE : Stage.ABSENT;
  }

  boolean isHere(StorageId expected) {
    return stage == Stage.HERE && expected.equals(environment.storage().id());
  }

  /** Whether it never was here, as far as it is known. */
  boolean isAbsent() {
    return stage == Stage.ABSENT;
  }

  /** Whether it is there afterwards. */
  Future<Boolean> create() {
    if (stage != Stage.ABSENT) {
      return environment.completed(stage == Stage.HERE);
    }
    return mark()
        .write(Payload.empty())
        .map(done -> {
          if (stage == Stage.ABSENT) {
            stage = Stage.HERE;
          }
          return stage == Stage.HERE;
        });
  }

  /** From now on it is gone; completes when it will be after a crash too. */
  Future<Done> end() {
    stage = Stage.GONE;
    return mark().write(Payload.empty());
  }

  private Cell mark() {
    return environment.storage().reopen().cell("mark");
  }
}

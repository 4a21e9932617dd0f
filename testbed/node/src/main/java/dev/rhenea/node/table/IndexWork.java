package dev.rhenea.node.table;

import dev.rhenea.environment.Environment;
import dev.rhenea.environment.Future;
import dev.rhenea.node.table.machine.Index;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Sees to it that indexes get the steps they need. The node that made one asks for step after step.
 * Should it die, or not get through, the others notice that the index comes no further, and one of
 * them, or some, go on: a step too many does no harm. Loop-confined.
 */
final class IndexWork {
  /** An index that comes no further for so long, and up to as long again, is looked after. */
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private final Environment environment;
  private final TableStore store;
  private final Supplier<Future<WriteOutcome>> step;

  private boolean watching;
  private boolean stepping;
  private boolean closed;

  /**
   * For a replica.
   *
   * @param step appends a step to the table's log
   */
  IndexWork(Environment environment, TableStore store, Supplier<Future<WriteOutcome>> step) {
    this.environment = environment;
    this.store = store;
    this.step = step;
  }

  /** An index needs steps, says the local state. */
  void needed() {
    if (!watching && !closed) {
      watching = true;
      look(this::watch, () -> watching = false);
    }
  }

  /** This node made an index, or took one away: it does not wait for others to see to it. */
  void begun() {
    if (!stepping && !closed) {
      stepping = true;
      goOn();
    }
  }

  /** Asks for no further step. */
  void close() {
    closed = true;
  }

  private void look(Consumer<Index> unfinished, Runnable otherwise) {
    environment
        .blocking(store::unfinishedIndex)
        .whenDone(found -> found.ifPresentOrElse(unfinished, otherwise), why -> otherwise.run());
  }

  private void watch(Index before) {
    long millis = PATIENCE.toMillis();
    Duration pause = Duration.ofMillis(millis + environment.random().nextLong(millis));
    environment
        .timers()
        .after(
            pause,
            () -> {
              if (!closed) {
                look(now -> watched(before, now), () -> watching = false);
              }
            });
  }

  private void watched(Index before, Index now) {
    if (now.equals(before)) {
      begun();
    }
    watch(now);
  }

  /** Step after step, until there is nothing left or one does not get through. */
  private void goOn() {
    look(
        left ->
            step.get()
                .whenDone(
                    outcome -> {
                      if (outcome instanceof WriteOutcome.Decided && !closed) {
                        goOn();
                      } else {
                        giveUp();
                      }
                    },
                    why -> giveUp()),
        () -> stepping = false);
  }

  private void giveUp() {
    stepping = false;
    needed();
  }
}

package dev.rhenea.node.table;

import dev.rhenea.environment.Environment;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.Unavailable;
import dev.rhenea.node.table.machine.Index;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

/**
 * Sees to it that indexes get the steps they need. The node that made one asks for step after step.
 * Should it die, or not get through, the others notice that the index comes no further, and one of
 * them, or some, go on: a step too many does no harm.
 *
 * <p>Whoever watches ends only after a look that found nothing unfinished and that began after the
 * last time it was told to: nobody tells it again while the table is idle. A look that fails found
 * out nothing, so it is made again. Loop-confined; the looks are on other threads.
 */
final class IndexWork {
  private static final System.Logger LOG = System.getLogger(IndexWork.class.getName());

  /** An index that comes no further for so long, and up to as long again, is looked after. */
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private final Environment environment;
  private final Callable<Optional<Index>> unfinished;
  private final Supplier<Future<WriteOutcome>> step;

  private boolean watching;
  private boolean toldMeanwhile;
  private boolean stepping;
  private boolean failing;
  private boolean closed;

  /**
   * For a replica.
   *
   * @param unfinished how far the index has come that is worked on, says the local state; blocks
   * @param step appends a step to the table's log
   */
  IndexWork(
      Environment environment,
      Callable<Optional<Index>> unfinished,
      Supplier<Future<WriteOutcome>> step) {
    this.environment = environment;
    this.unfinished = unfinished;
    this.step = step;
  }

  /** An index needs steps, says the local state. */
  void needed() {
    toldMeanwhile = true;
    if (!watching && !closed) {
      watching = true;
      watch(Optional.empty());
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

  /** Looks how far it is; {@code before} is what the last look saw that did not fail. */
  private void watch(Optional<Index> before) {
    toldMeanwhile = false;
    look()
        .whenDone(
            now -> watched(before, now),
            why -> {
              failed(why);
              watchLater(before);
            });
  }

  private void watched(Optional<Index> before, Optional<Index> now) {
    if (now.isPresent()) {
      if (now.equals(before)) {
        begun();
      }
      watchLater(now);
    } else if (toldMeanwhile && !closed) {
      watch(Optional.empty());
    } else {
      watching = false;
      failing = false;
    }
  }

  private void watchLater(Optional<Index> before) {
    long millis = PATIENCE.toMillis();
    Duration pause = Duration.ofMillis(millis + environment.random().nextLong(millis));
    environment
        .timers()
        .after(
            pause,
            () -> {
              if (!closed) {
                watch(before);
              }
            });
  }

  /** Step after step, until there is nothing left or one does not get through. */
  private void goOn() {
    look()
        .whenDone(
            left -> {
              if (left.isPresent() && !closed) {
                takeStep();
              } else {
                leave();
              }
            },
            this::giveUp);
  }

  private void takeStep() {
    step.get()
        .whenDone(
            outcome -> {
              switch (outcome) {
                case WriteOutcome.Decided decided -> {
                  failing = false;
                  goOn();
                }
                case WriteOutcome.Rejected rejected -> leave();
                case WriteOutcome.Indeterminate(var cause) -> giveUp(new Unavailable(cause));
                case WriteOutcome.Unready(var why) -> giveUp(new Unavailable(why));
              }
            },
            this::giveUp);
  }

  private void giveUp(Unavailable why) {
    failed(why);
    leave();
  }

  /** Leaves it to whoever watches: here, too. */
  private void leave() {
    stepping = false;
    needed();
  }

  private Future<Optional<Index>> look() {
    return environment.blocking(unfinished);
  }

  /** Said once until there is progress: it is tried every other second. */
  private void failed(Unavailable why) {
    if (!failing && !closed) {
      failing = true;
      LOG.log(
          Level.WARNING,
          "{0}: the work on an index of the table goes on later: {1}",
          environment.node(),
          why.diagnosis());
    }
  }
}

package dev.rhenea.node.table;

import dev.rhenea.environment.Diagnosis;
import dev.rhenea.environment.Done;
import dev.rhenea.environment.Environment;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.Promise;
import dev.rhenea.environment.Unavailable;
import dev.rhenea.node.table.machine.Machine;
import dev.rhenea.virtuallog.LogEntry;
import dev.rhenea.virtuallog.Lsn;
import dev.rhenea.virtuallog.ReadResult;
import dev.rhenea.virtuallog.VirtualLog;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Plays the log into the store, in order, one batch at a time, as far as somebody asks for. Nothing
 * is read that nobody waits for.
 */
final class Player {
  private static final int BATCH_BYTES = 1 << 20;

  private final Environment environment;
  private final VirtualLog log;
  private final TableStore store;
  private final Consumer<Machine.Reply> replies;
  private final List<Waiter> waiters = new ArrayList<>();
  private Lsn applied;
  private boolean playing;
  private Optional<Diagnosis> stuck = Optional.empty();

  /** Somebody who waits until everything below {@code target} is applied. */
  private record Waiter(Lsn target, Promise<Done> promise) {}

  Player(
      Environment environment,
      VirtualLog log,
      TableStore store,
      Lsn from,
      Consumer<Machine.Reply> replies) {
    this.environment = environment;
    this.log = log;
    this.store = store;
    this.applied = from;
    this.replies = replies;
  }

  Lsn applied() {
    return applied;
  }

  /** Done when every command below {@code target} is applied. */
  Future<Done> playTo(Lsn target) {
    if (target.compareTo(applied) <= 0) {
      return environment.done();
    }
    if (stuck.isPresent()) {
      return environment.unavailable(stuck.get());
    }
    Promise<Done> done = environment.promise();
    waiters.add(new Waiter(target, done));
    if (!playing) {
      playing = true;
      play();
    }
    return done;
  }

  private void play() {
    Optional<Lsn> target = waiters.stream().map(Waiter::target).max(Lsn::compareTo);
    if (target.isEmpty()) {
      playing = false;
      return;
    }
    log.readNext(applied, target.get(), BATCH_BYTES)
        .compose(this::apply)
        .whenDone(
            next -> {
              applied = next;
              release();
              play();
            },
            this::giveUp);
  }

  private Future<Lsn> apply(ReadResult read) {
    return switch (read) {
      case ReadResult.Entries(List<LogEntry> entries, Lsn next) ->
          environment
              .blocking(() -> store.apply(entries, next))
              .map(applied -> {
                applied.forEach(replies);
                return next;
              });
      case ReadResult.Trimmed(Lsn next) -> {
        Diagnosis lost =
            new Diagnosis(
                "the table was played up to %s, but the log is trimmed up to %s"
                    .formatted(applied, next),
                List.of(environment.node()),
                "this replica needs a copy of the table from another one");
        stuck = Optional.of(lost);
        yield environment.unavailable(lost);
      }
    };
  }

  private void release() {
    List<Waiter> reached =
        waiters.stream().filter(waiter -> waiter.target().compareTo(applied) <= 0).toList();
    waiters.removeAll(reached);
    reached.forEach(waiter -> waiter.promise().complete(Done.DONE));
  }

  /** The log cannot be read now: those who wait are told, later ones try anew. */
  private void giveUp(Unavailable why) {
    playing = false;
    List<Waiter> left = List.copyOf(waiters);
    waiters.clear();
    left.forEach(waiter -> waiter.promise().fail(why));
  }
}

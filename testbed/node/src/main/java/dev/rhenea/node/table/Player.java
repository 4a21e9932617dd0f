package dev.rhenea.node.table;

import dev.rhenea.environment.Diagnosis;
import dev.rhenea.environment.Done;
import dev.rhenea.environment.Environment;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.Promise;
import dev.rhenea.environment.Unavailable;
import dev.rhenea.node.table.copy.Bootstrap;
import dev.rhenea.node.table.machine.Machine;
import dev.rhenea.virtuallog.LogEntry;
import dev.rhenea.virtuallog.Lsn;
import dev.rhenea.virtuallog.ReadResult;
import dev.rhenea.virtuallog.VirtualLog;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Plays the log into the store, in order, one batch at a time, as far as somebody asks for. Nothing
 * is read that nobody waits for.
 */
final class Player {
  private static final System.Logger LOG = System.getLogger(Player.class.getName());

  private static final int BATCH_BYTES = 1 << 20;

  /** Between attempts to get a copy of another replica's state. */
  private static final Duration PAUSE = Duration.ofMillis(200);

  private final Environment environment;
  private final VirtualLog log;
  private final TableStore store;
  private final Bootstrap bootstrap;
  private final Listener listener;
  private final List<Waiter> waiters = new ArrayList<>();
  private Lsn applied;
  private boolean playing;
  private Optional<Diagnosis> copying = Optional.empty();

  /** Somebody who waits until everything below {@code target} is applied. */
  private record Waiter(Lsn target, Promise<Done> promise) {}

  /** Hears what the player did. */
  interface Listener {
    /** A command was applied. */
    void replied(Machine.Reply reply);

    /** Everything up to {@code applied} was; whether an index needs a further step. */
    void played(Lsn applied, boolean indexWork);

    /** The state is that of another replica: nobody will hear what the commands below did. */
    void copied(Lsn applied);
  }

  Player(
      Environment environment,
      VirtualLog log,
      TableStore store,
      Lsn from,
      Bootstrap bootstrap,
      Listener listener) {
    this.environment = environment;
    this.log = log;
    this.store = store;
    this.applied = from;
    this.bootstrap = bootstrap;
    this.listener = listener;
  }

  Lsn applied() {
    return applied;
  }

  /** Why nothing can be played now: the state of another replica is being copied. */
  Optional<Diagnosis> copying() {
    return copying;
  }

  /** Done when every command below {@code target} is applied. */
  Future<Done> playTo(Lsn target) {
    if (target.compareTo(applied) <= 0) {
      return environment.done();
    }
    if (copying.isPresent()) {
      return environment.unavailable(copying.get());
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
            batch -> {
              applied = batch.next();
              batch.replies().forEach(listener::replied);
              release();
              listener.played(applied, batch.indexWork());
              play();
            },
            this::giveUp);
  }

  private Future<TableStore.Applied> apply(ReadResult read) {
    return switch (read) {
      case ReadResult.Entries(List<LogEntry> entries, Lsn next) ->
          environment.blocking(() -> store.apply(entries, next));
      case ReadResult.Trimmed(Lsn next) -> {
        Diagnosis lost =
            new Diagnosis(
                "the table was played up to %s, but the log is trimmed up to %s"
                    .formatted(applied, next),
                List.of(environment.node()),
                "this replica is copying the state of another one; ask another node meanwhile");
        copying = Optional.of(lost);
        copy(next);
        yield environment.unavailable(lost);
      }
    };
  }

  /** Never gives up: without a copy this replica can do nothing. */
  private void copy(Lsn needed) {
    environment
        .blocking(() -> bootstrap.run(needed))
        .whenDone(
            cursor -> {
              applied = cursor;
              copying = Optional.empty();
              listener.copied(cursor);
            },
            why -> {
              LOG.log(Level.INFO, "{0}: {1}", environment.node(), why.diagnosis());
              environment.timers().after(PAUSE, () -> copy(needed));
            });
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

package dev.rhenea.virtuallog;

import dev.rhenea.environment.Diagnosis;
import dev.rhenea.environment.Done;
import dev.rhenea.environment.Environment;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.Loop;
import dev.rhenea.environment.Loop.Step;
import dev.rhenea.register.Version;
import dev.rhenea.register.Versioned;
import dev.rhenea.register.VersionedRegister;
import dev.rhenea.register.WriteResult;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/**
 * One log's chain in a versioned register: the only place where the virtual log needs consensus
 * (Delos, section 3). Not on the path of appends and reads. Loop-confined.
 */
public final class MetaStore {
  /** A step from one record to the next. Pure, because it is asked again after a conflict. */
  @FunctionalInterface
  public interface Change {
    /**
     * The record to write, or empty if nothing is to be written: also when {@code current} shows
     * that an earlier attempt of the same change got through.
     */
    Optional<ChainRecord> apply(ChainRecord current);
  }

  /** How an edit ended. */
  sealed interface Edited {
    /** What stands there now, or stood there when that was read. */
    Stored stored();

    /** The change was written by this call. */
    record Written(Stored stored) implements Edited {}

    /**
     * There was nothing to write about what stands there.
     *
     * @param doubt a write of this call before, of which it is not known whether it got through
     */
    record Unwanted(Stored stored, Optional<Diagnosis> doubt) implements Edited {}
  }

  private static final Duration BACK_OFF = Duration.ofMillis(5);

  private final Environment environment;
  private final VersionedRegister register;
  private final Pace pace;

  public MetaStore(Environment environment, VersionedRegister register) {
    this.environment = environment;
    this.register = register;
    this.pace = new Pace(environment);
  }

  /**
   * What stands there now; empty if the log was never created. Unavailable without a quorum, or if
   * a newer version of this program wrote it.
   */
  public Future<Optional<Stored>> read() {
    return register.read().compose(this::decode);
  }

  /**
   * Reads, changes and writes, until the change is in or not wanted. On conflict the change is
   * asked again about what stands there now; a write of unknown outcome is decided the same way, by
   * reading back.
   *
   * <p>The version of the result is above the one any write of this call was conditional on. So a
   * Loglet that this call tried to install, and that the result does not contain, is not in the
   * chain and never will be (V7). When the call ends as unavailable, nothing is known.
   *
   * @param within how long unavailability and conflicts are put up with
   * @return the record written, or the one for which nothing was to be written
   */
  public Future<Stored> edit(Change change, Duration within) {
    return tryEdit(change, within).map(Edited::stored);
  }

  /** The same for whoever has to know whether this very call made the change. */
  Future<Edited> tryEdit(Change change, Duration within) {
    return new Edit(current -> change.apply(current.orElseThrow()), within, false).run();
  }

  /**
   * The same for a change that must not be made twice, although others may undo it so that nothing
   * of it can be seen: it is not tried again where a try before may have been made and undone.
   */
  Future<Edited> tryOnce(Change change, Duration within) {
    return new Edit(current -> change.apply(current.orElseThrow()), within, true).run();
  }

  /** Writes the first record of a log unless there is one already; returns the one there is. */
  public Future<Stored> create(ChainRecord first, Duration within) {
    return new Edit(
            current -> current.isPresent() ? Optional.empty() : Optional.of(first), within, false)
        .run()
        .map(Edited::stored);
  }

  /** Ends the register's handle. */
  public Future<Done> close() {
    return register.close();
  }

  private Future<Optional<Stored>> decode(Versioned read) {
    if (read.version().equals(Version.NONE)) {
      return environment.completed(Optional.empty());
    }
    try {
      ChainRecord record = ChainCodec.decode(read.value());
      return environment.completed(Optional.of(new Stored(read.version(), record)));
    } catch (NewerFormatException newer) {
      return environment.unavailable(newer.diagnosis());
    }
  }

  /** One change on its way. */
  private final class Edit {
    private final Function<Optional<ChainRecord>, Optional<ChainRecord>> change;
    private final Pace.Deadline deadline;
    private final boolean once;
    private Optional<Diagnosis> doubt = Optional.empty();

    /** What the last write in doubt is, if it got through; those before it then did not. */
    private Version doubtful = Version.NONE;

    Edit(
        Function<Optional<ChainRecord>, Optional<ChainRecord>> change,
        Duration within,
        boolean once) {
      this.change = change;
      this.deadline = pace.deadline(within);
      this.once = once;
    }

    Future<Edited> run() {
      return Loop.run(
          environment,
          Done.DONE,
          start ->
              attempt()
                  .recover(why ->
                      deadline.passed() ? environment.unavailable(why.diagnosis()) : again()));
    }

    private Future<Step<Done, Edited>> attempt() {
      return register
          .read()
          .compose(read ->
              decode(read)
                  .compose(current ->
                      next(current, read.version())
                          .map(next -> write(next, read.version())) // V6: that very version
                          .orElseGet(
                              () -> end(new Edited.Unwanted(current.orElseThrow(), doubt)))));
    }

    /**
     * Up to the version in doubt everything can be seen: there the change is in the record, or its
     * write has failed for good.
     */
    private Optional<ChainRecord> next(Optional<Stored> current, Version now) {
      boolean mayHaveBeenUndone = doubt.isPresent() && now.compareTo(doubtful) > 0;
      return once && mayHaveBeenUndone
          ? Optional.empty()
          : change.apply(current.map(Stored::record));
    }

    private Future<Step<Done, Edited>> write(ChainRecord next, Version expected) {
      return register
          .conditionalWrite(ChainCodec.encode(next), expected)
          .compose(result ->
              switch (result) {
                case WriteResult.Written(Version version) ->
                    end(new Edited.Written(new Stored(version, next)));
                case WriteResult.Conflict() -> again();
                case WriteResult.Indeterminate(Diagnosis cause) -> {
                  doubt = Optional.of(cause); // V7: for good, it may get through at any time
                  doubtful = expected.next();
                  yield environment.unavailable(cause);
                }
              });
    }

    private Future<Step<Done, Edited>> again() {
      return pace.pause(BACK_OFF).map(waited -> new Step.Again<>(Done.DONE));
    }

    private Future<Step<Done, Edited>> end(Edited edited) {
      return environment.completed(new Step.Done<>(edited));
    }
  }
}

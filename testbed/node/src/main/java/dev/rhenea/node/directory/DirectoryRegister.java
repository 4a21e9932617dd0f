package dev.rhenea.node.directory;

import dev.rhenea.environment.Diagnosis;
import dev.rhenea.environment.Done;
import dev.rhenea.environment.Environment;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.Loop;
import dev.rhenea.environment.Loop.Step;
import dev.rhenea.register.RegisterId;
import dev.rhenea.register.Version;
import dev.rhenea.register.Versioned;
import dev.rhenea.register.VersionedRegister;
import dev.rhenea.register.WriteResult;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Function;

/** The cluster's directory in a versioned register. Loop-confined. */
public final class DirectoryRegister {
  /** The register: one for each cluster. */
  public static final RegisterId ID = new RegisterId("directory");

  private static final Duration BACK_OFF = Duration.ofMillis(5);
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Environment environment;
  private final VersionedRegister register;

  /**
   * The directory in {@code register}, which belongs to it from now on.
   *
   * @param register a handle on {@link #ID}
   */
  public DirectoryRegister(Environment environment, VersionedRegister register) {
    this.environment = environment;
    this.register = register;
  }

  /** Writes the first directory, unless there is one; returns the one there is. */
  public Future<LogDirectory> found(SortedMap<String, String> logs) {
    return edit(read -> read.isPresent() ? Optional.empty() : Optional.of(LogDirectory.of(logs)));
  }

  /** What stands there now; {@link #found} must have completed before. */
  public Future<LogDirectory> read() {
    return edit(read -> Optional.empty());
  }

  /** Adds a log, unless there is one of that name; returns the directory as it is then. */
  public Future<LogDirectory> add(String log, String composition) {
    return edit(read -> read.orElseThrow().with(log, composition));
  }

  public Future<Done> close() {
    return register.close();
  }

  private Future<LogDirectory> edit(
      Function<Optional<LogDirectory>, Optional<LogDirectory>> change) {
    long end = environment.timers().now() + PATIENCE.toNanos();
    return Loop.run(
        environment,
        Done.DONE,
        start ->
            attempt(change)
                .recover(why ->
                    environment.timers().now() - end > 0
                        ? environment.unavailable(why.diagnosis())
                        : environment.pause(BACK_OFF).map(Step.Again::new)));
  }

  private Future<Step<Done, LogDirectory>> attempt(
      Function<Optional<LogDirectory>, Optional<LogDirectory>> change) {
    return register
        .read()
        .compose(read ->
            decode(read)
                .compose(current ->
                    change
                        .apply(current)
                        .map(next -> write(next, read.version()))
                        .orElseGet(
                            () -> environment.completed(new Step.Done<>(current.orElseThrow())))));
  }

  private Future<Step<Done, LogDirectory>> write(LogDirectory next, Version expected) {
    return register
        .conditionalWrite(next.encode(), expected)
        .compose(result ->
            switch (result) {
              case WriteResult.Written _ -> environment.completed(new Step.Done<>(next));
              case WriteResult.Conflict() -> environment.pause(BACK_OFF).map(Step.Again::new);
              case WriteResult.Indeterminate(Diagnosis cause) -> environment.unavailable(cause);
            });
  }

  private Future<Optional<LogDirectory>> decode(Versioned read) {
    if (read.version().equals(Version.NONE)) {
      return environment.completed(Optional.empty());
    }
    Optional<LogDirectory> directory = LogDirectory.decode(read.value());
    return directory.isPresent()
        ? environment.completed(directory)
        : environment.unavailable(
            new Diagnosis(
                "the directory was written by a newer version",
                List.of(environment.node()),
                "upgrade this node first"));
  }
}

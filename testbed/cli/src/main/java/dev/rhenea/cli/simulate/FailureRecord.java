package dev.rhenea.cli.simulate;

import dev.rhenea.cli.terminal.Folders;
import dev.rhenea.provider.Catalogue;
import dev.rhenea.worlds.schedule.MalformedScheduleException;
import dev.rhenea.worlds.schedule.Schedule;
import dev.rhenea.worlds.schedule.ScheduleReader;
import dev.rhenea.worlds.schedule.ScheduleWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What is kept of the last failing run of a seed, in {@code .rhenea/simulate/SEED} of the checkout:
 * the schedule as it was drawn, the small one that was made of it, its chart and its regression
 * test.
 */
record FailureRecord(long seed) {
  private static final String DRAWN = "drawn.schedule";
  private static final String SMALL = "small.schedule";
  private static final String CHART = "chart.svg";

  /** A failing run as it was drawn; nothing is left of an older one. */
  static void begin(Schedule drawn, Replay replay) throws IOException {
    FailureRecord record = new FailureRecord(drawn.seed());
    Files.createDirectories(record.folder());
    for (Path file : List.of(record.file(SMALL), record.chart(), record.test())) {
      Files.deleteIfExists(file);
    }
    String words = new ScheduleWriter(replay.swarm().catalogue()).write(drawn);
    Files.writeString(
        record.file(DRAWN), "# %s%n%s".formatted(replay.simulate(drawn.seed()), words));
  }

  /** What was made of it. */
  void keep(Failure failure) throws IOException {
    Files.writeString(file(SMALL), failure.words());
    Files.writeString(chart(), failure.chart());
    Files.writeString(test(), RegressionTest.of(failure));
  }

  Path test() {
    return file(RegressionTest.name(seed) + ".java");
  }

  Path chart() {
    return file(CHART);
  }

  /** The schedule as it was drawn. */
  Optional<Schedule> drawn(Catalogue catalogue) throws IOException {
    return read(file(DRAWN), catalogue);
  }

  /** The small schedule, if it was made. */
  Optional<Schedule> small(Catalogue catalogue) throws IOException {
    return read(file(SMALL), catalogue);
  }

  private Path file(String name) {
    return folder().resolve(name);
  }

  /** Where it all is. */
  Path folder() {
    return Folders.state().resolve("simulate").resolve(Long.toString(seed));
  }

  private static Optional<Schedule> read(Path file, Catalogue catalogue) throws IOException {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(ScheduleReader.read(Files.readString(file), catalogue));
    } catch (MalformedScheduleException wrong) {
      throw new IllegalArgumentException(file + ": " + wrong.getMessage(), wrong);
    }
  }
}

package dev.rhenea.cli.simulate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The last failing run of each seed, under {@code .rhenea/simulate} of the checkout. */
final class Remembered {
  private Remembered() {}

  static Path write(long seed, String schedule) throws IOException {
    Path file = file(seed);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, schedule);
  }

  static Optional<String> read(long seed) throws IOException {
    return Files.exists(file(seed)) ? Optional.of(Files.readString(file(seed))) : Optional.empty();
  }

  private static Path file(long seed) {
    return Path.of(
        System.getProperty("rhenea.home", "."), ".rhenea", "simulate", seed + ".schedule");
  }
}

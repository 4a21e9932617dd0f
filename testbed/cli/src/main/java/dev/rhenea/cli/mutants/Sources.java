package dev.rhenea.cli.mutants;

import dev.rhenea.zoo.Zoo;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** The checkout that this command was built from: mutants are patches to its sources. */
public final class Sources {
  private Sources() {}

  /**
   * The mutants of this checkout.
   *
   * @throws IOException if there is no checkout, or it cannot be read
   */
  public static Zoo zoo() throws IOException {
    Path home = Path.of(System.getProperty("rhenea.home", ".")).toAbsolutePath().normalize();
    try {
      return Zoo.of(home);
    } catch (NoSuchFileException missing) {
      throw new IOException(
          "mutants are patches to the sources, and there are none in %s; run it in a checkout"
              .formatted(home),
          missing);
    }
  }
}

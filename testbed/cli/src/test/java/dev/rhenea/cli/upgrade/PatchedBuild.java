package dev.rhenea.cli.upgrade;

import dev.rhenea.cli.cluster.Build;
import dev.rhenea.zoo.Patch;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Compiles this checkout's sources with a patch that is kept beside the tests. */
final class PatchedBuild {
  private static final Path ROOT = Path.of(System.getProperty("basedir", "."), "..", "..");

  private PatchedBuild() {}

  /**
   * The build that {@code name}.patch makes of the sources.
   *
   * @param folder for its classes; made if need be
   * @throws IllegalArgumentException naming the patch, if it does not apply or not compile
   */
  static Build of(String name, Path folder) throws IOException {
    try {
      for (Map.Entry<String, byte[]> each : Patch.read(file(name)).compile(ROOT).entrySet()) {
        Path file = folder.resolve(each.getKey().replace('.', '/') + ".class");
        Files.createDirectories(file.getParent());
        Files.write(file, each.getValue());
      }
    } catch (IllegalArgumentException outdated) {
      throw new IllegalArgumentException(name + ".patch: " + outdated.getMessage(), outdated);
    }
    return new Build(List.of(folder));
  }

  private static Path file(String name) {
    try {
      return Path.of(
          Objects.requireNonNull(PatchedBuild.class.getResource(name + ".patch"), name).toURI());
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}

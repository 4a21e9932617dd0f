package dev.rhenea.cli.mutants;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

/** The compiled classes of a mutant as a jar; the same classes make the same bytes. */
final class MutantJar {
  private static final LocalDateTime NO_TIME = LocalDateTime.of(2025, 1, 1, 0, 0);

  private MutantJar() {}

  /**
   * Writes the jar, over an older one.
   *
   * @param classes their bytes, by their names with dots
   */
  static void write(Path file, Map<String, byte[]> classes) throws IOException {
    try (OutputStream out = Files.newOutputStream(file);
        JarOutputStream jar = new JarOutputStream(out)) {
      for (var each : new TreeMap<>(classes).entrySet()) {
        JarEntry entry = new JarEntry(each.getKey().replace('.', '/') + ".class");
        entry.setTimeLocal(NO_TIME);
        jar.putNextEntry(entry);
        jar.write(each.getValue());
        jar.closeEntry();
      }
    }
  }
}

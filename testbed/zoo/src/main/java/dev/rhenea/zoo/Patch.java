package dev.rhenea.zoo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A change to the sources: what {@code git diff} writes, one file after the other.
 *
 * @param files one change for each file, at least one
 */
public record Patch(List<UnifiedDiff> files) {
  public Patch {
    files = List.copyOf(files);
  }

  /**
   * Reads a patch file, from its first {@code ---} line on; what is above says what it is about.
   *
   * @throws IllegalArgumentException if it is none
   * @throws IOException if it cannot be read
   */
  public static Patch read(Path file) throws IOException {
    List<String> lines =
        Files.readAllLines(file).stream().dropWhile(line -> !line.startsWith("--- ")).toList();
    return parse(String.valueOf(file.getFileName()), lines);
  }

  /**
   * Reads a patch from its first {@code ---} line on.
   *
   * @param name for error messages
   * @throws IllegalArgumentException if it is none
   */
  static Patch parse(String name, List<String> lines) {
    List<UnifiedDiff> files = new ArrayList<>();
    int start = 0;
    for (int i = 1; i <= lines.size(); i++) {
      if (i == lines.size() || startsFile(lines, i)) {
        files.add(UnifiedDiff.parse(name, lines.subList(start, i)));
        start = i;
      }
    }
    return new Patch(files);
  }

  private static boolean startsFile(List<String> lines, int at) {
    return lines.get(at).startsWith("--- a/")
        && at + 1 < lines.size()
        && lines.get(at + 1).startsWith("+++ b/");
  }

  /**
   * The classes of the changed files, by name.
   *
   * @param root where the sources are
   * @throws IllegalArgumentException if it does not apply, or what it makes does not compile
   * @throws IOException if a source cannot be read
   */
  public Map<String, byte[]> compile(Path root) throws IOException {
    Map<String, String> sources = new LinkedHashMap<>();
    for (UnifiedDiff file : files) {
      List<String> changed = file.applyTo(Files.readAllLines(root.resolve(file.path())));
      sources.put(file.path(), String.join("\n", changed));
    }
    return InMemoryCompiler.compile(sources);
  }
}

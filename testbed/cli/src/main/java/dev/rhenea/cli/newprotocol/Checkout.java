package dev.rhenea.cli.newprotocol;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/** A checkout of Rhenea that a module is added to: all of it, or nothing. */
final class Checkout {
  private static final String MODULE = "    <module>protocols/%s</module>\n";

  private static final String MANAGED =
      """
            <dependency>
              <groupId>dev.rhenea</groupId>
              <artifactId>rhenea-%s</artifactId>
              <version>${project.version}</version>
            </dependency>
      """;

  private static final String INSTALLED =
      """
          <dependency>
            <groupId>dev.rhenea</groupId>
            <artifactId>rhenea-%s</artifactId>
            <scope>runtime</scope>
          </dependency>
      """;

  /** The protocol behind whose lines the new ones are put. */
  private static final String NEIGHBOUR = "memory";

  private final Path root;

  /** The checkout in folder {@code root}. */
  Checkout(Path root) {
    this.root = root;
  }

  Path module(ProtocolNames names) {
    return root.resolve("protocols").resolve(names.protocol());
  }

  /**
   * Writes the module's files and names it to the build and to the command.
   *
   * @throws IOException before anything was written if this is no checkout, or there is such a
   *     module
   */
  void add(ProtocolNames names, SequencedMap<String, String> files) throws IOException {
    Path module = module(names);
    if (Files.exists(module)) {
      throw new IOException(module + " exists already; take another name or remove it first");
    }
    SequencedMap<Path, String> all = new LinkedHashMap<>();
    Path modules = root.resolve("pom.xml");
    Path command = root.resolve("testbed/cli/pom.xml");
    all.put(modules, with(modules, with(modules, read(modules), MODULE, names), MANAGED, names));
    all.put(command, with(command, read(command), INSTALLED, names));
    files.forEach((path, text) -> all.put(module.resolve(path), text));
    for (var file : all.sequencedEntrySet()) {
      Files.createDirectories(file.getKey().getParent());
      Files.writeString(file.getKey(), file.getValue());
    }
  }

  private String read(Path file) throws IOException {
    if (!Files.exists(file)) {
      throw new IOException(
          root.toAbsolutePath().normalize()
              + " is no checkout of Rhenea: it has no "
              + root.relativize(file));
    }
    return Files.readString(file);
  }

  /** The text with the lines for the new protocol behind those of its neighbour. */
  private static String with(Path file, String text, String lines, ProtocolNames names)
      throws IOException {
    String neighbour = lines.formatted(NEIGHBOUR);
    String added = lines.formatted(names.protocol());
    int at = text.indexOf(neighbour);
    if (at < 0 || text.contains(added)) {
      throw new IOException(
          "%s is not as expected: it must name %s, and not yet %s"
              .formatted(file, NEIGHBOUR, names.protocol()));
    }
    int behind = at + neighbour.length();
    return text.substring(0, behind) + added + text.substring(behind);
  }
}

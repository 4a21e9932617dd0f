package dev.rhenea.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One Maven module as the folders show it.
 *
 * @param folder relative to the project, with slashes: {@code protocols/paxos}
 * @param packages names of the packages of its main code
 * @param dependencies {@code group:artifact} of every dependency its POM declares, of any scope
 * @param libraries groups of the dependencies that its main code brings, other than the project's
 */
record Module(
    String folder, SortedSet<String> packages, List<String> dependencies, List<String> libraries) {

  private static final Path PROJECT =
      Path.of(System.getProperty("basedir", "testbed/cli"))
          .toAbsolutePath()
          .resolve("../..")
          .normalize();
  private static final Pattern DEPENDENCY =
      Pattern.compile(
          "<dependency>\\s*<groupId>(.*?)</groupId>\\s*<artifactId>(.*?)</artifactId>(.*?)</dependency>",
          Pattern.DOTALL);

  /** Every module of the project, in the order of their folders. */
  static List<Module> all() {
    try (Stream<Path> files =
        Files.find(PROJECT, 3, (path, attributes) -> path.endsWith("pom.xml"))) {
      return files
          .map(Path::getParent)
          .filter(folder -> Files.isDirectory(folder.resolve("src/main/java")))
          .sorted()
          .map(Module::read)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Module read(Path folder) {
    try {
      List<Dependency> declared =
          DEPENDENCY
              .matcher(Files.readString(folder.resolve("pom.xml")))
              .results()
              .map(found -> new Dependency(found.group(1), found.group(2), found.group(3)))
              .toList();
      return new Module(
          PROJECT.relativize(folder).toString().replace('\\', '/'),
          packages(folder.resolve("src/main/java")),
          declared.stream().map(one -> one.group + ":" + one.artifact).toList(),
          declared.stream().filter(Dependency::isForeignMainCode).map(Dependency::group).toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static SortedSet<String> packages(Path sources) throws IOException {
    try (Stream<Path> files = Files.walk(sources)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .map(file -> sources.relativize(file.getParent()).toString().replaceAll("[/\\\\]", "."))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  /** Where the sources of one of its packages are. */
  Path sources(String name) {
    return PROJECT.resolve(folder).resolve("src/main/java").resolve(name.replace('.', '/'));
  }

  boolean isContract() {
    return folder.equals("protocols/loglet");
  }

  boolean isProtocol() {
    return folder.startsWith("protocols/") && !isContract();
  }

  /** A protocol that wraps an existing engine: its POM brings that engine's library. */
  boolean isEngineAdapter() {
    return isProtocol() && !libraries.isEmpty();
  }

  /** A store outside the cluster that a library speaks to: it keeps objects for a protocol. */
  boolean isStore() {
    return folder.startsWith("stores/");
  }

  /** A filter whose work is done by a library: composition itself brings none. */
  boolean isFilter() {
    return folder.startsWith("filters/");
  }

  boolean isTestbed() {
    return folder.startsWith("testbed/");
  }

  /** It runs unchanged in the simulator, and so must be pure. */
  boolean isPure() {
    return !isTestbed() && !isEngineAdapter() && !isStore();
  }

  private record Dependency(String group, String artifact, String rest) {
    boolean isForeignMainCode() {
      return !group.equals("dev.rhenea") && !rest.contains("<scope>test</scope>");
    }
  }
}

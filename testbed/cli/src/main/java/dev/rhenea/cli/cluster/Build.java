package dev.rhenea.cli.cluster;

import java.io.File;
import java.nio.file.Path;
import java.util.List;

/**
 * Which classes a node process runs: those of this JVM, unless they are found before.
 *
 * @param before folders and jars in front of this JVM's class path
 */
public record Build(List<Path> before) {
  /** The one that this JVM runs. */
  public static final Build OWN = new Build(List.of());

  public Build {
    before = List.copyOf(before);
  }

  String classPath() {
    StringBuilder path = new StringBuilder();
    before.forEach(each -> path.append(each.toAbsolutePath()).append(File.pathSeparator));
    return path.append(System.getProperty("java.class.path")).toString();
  }
}

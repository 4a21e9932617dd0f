package dev.rhenea.cli.cluster;

import dev.rhenea.environment.NodeId;
import dev.rhenea.node.process.NodeMain;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The command line of a node process: this JVM's own Java and class path. */
final class NodeCommand {
  /** Starts a program in a session of its own, beyond the reach of a terminal's Ctrl-C. */
  private static final String OWN_SESSION = "setsid";

  private static final List<String> OPTIONS =
      List.of(
          "--enable-native-access=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow",
          "-Xms128m",
          "-Xmx512m",
          "-XX:+UseSerialGC", // a few nodes share a small machine
          "-XX:TieredStopAtLevel=1", // and live for minutes: C2 would take more than it gives
          "-XX:-UsePerfData", // leaves no file behind when it is killed
          "-Djava.util.concurrent.ForkJoinPool.common.parallelism=2");

  private NodeCommand() {}

  /**
   * Runs {@code node} of the cluster that {@code file} describes, until this JVM ends; all its
   * files, also temporary ones, are in {@code folder}.
   */
  static List<String> attached(Path file, NodeId node, Path folder, Build build)
      throws IOException {
    return java(AttachedNode.class, file, node, folder, build);
  }

  /** The same, but until it is stopped. */
  static List<String> standing(Path file, NodeId node, Path folder) throws IOException {
    List<String> command = new ArrayList<>();
    if (isInstalled(OWN_SESSION)) {
      command.add(OWN_SESSION);
    }
    command.addAll(java(NodeMain.class, file, node, folder, Build.OWN));
    return command;
  }

  private static boolean isInstalled(String program) {
    return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .filter(folder -> !folder.isEmpty())
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }

  private static List<String> java(Class<?> main, Path file, NodeId node, Path folder, Build build)
      throws IOException {
    Path temporary = Files.createDirectories(folder.resolve("tmp"));
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(OPTIONS);
    command.add("-Djava.io.tmpdir=" + temporary.toAbsolutePath());
    command.add("--class-path");
    command.add(build.classPath());
    command.add(main.getName());
    command.addAll(List.of("--cluster", file.toAbsolutePath().toString()));
    command.addAll(List.of("--node", node.name()));
    command.addAll(List.of("--folder", folder.resolve("data").toAbsolutePath().toString()));
    return command;
  }
}

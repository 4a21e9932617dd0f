package dev.rhenea.node.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Node processes of one test, killed after it. */
final class NodeProcesses implements AfterEachCallback {
  private final Supplier<Path> folder;
  private final List<Process> started = new ArrayList<>();

  /** What they say goes to files in {@code folder}. */
  NodeProcesses(Supplier<Path> folder) {
    this.folder = folder;
  }

  Process start(NodeFiles files, int node) throws IOException {
    return start(List.of(), files, node);
  }

  /** The node under a command that runs the rest of its arguments. */
  Process start(List<String> under, NodeFiles files, int node) throws IOException {
    return launch(
        under, "--cluster", files.file(), "--node", "n" + node, "--folder", files.dataOf(node));
  }

  Process start(Object... arguments) throws IOException {
    return launch(List.of(), arguments);
  }

  private Process launch(List<String> under, Object... arguments) throws IOException {
    List<String> java =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-Xmx256m",
            "-XX:+UseSerialGC", // as nodes that share a small machine
            "-XX:TieredStopAtLevel=1", // they do not live long enough for more
            "-cp",
            System.getProperty("java.class.path"),
            NodeMain.class.getName());
    List<String> command =
        Stream.of(under.stream(), java.stream(), Arrays.stream(arguments).map(Object::toString))
            .flatMap(part -> part)
            .toList();
    Path errors = folder.get().resolve("errors-" + started.size());
    Process process = new ProcessBuilder(command).redirectError(errors.toFile()).start();
    started.add(process);
    return process;
  }

  void awaitReady(Process process) throws IOException {
    BufferedReader output = process.inputReader();
    String line = output.readLine();
    assertThat(line).as(errors(process)).isNotNull().contains(" serves http://127.0.0.1:");
  }

  String errors(Process process) throws IOException {
    return Files.readString(folder.get().resolve("errors-" + started.indexOf(process)));
  }

  @Override
  public void afterEach(ExtensionContext test) throws InterruptedException {
    for (Process process : started) {
      process.destroyForcibly().waitFor();
    }
  }
}

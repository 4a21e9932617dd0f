package dev.rhenea.cli.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One node's process, which may be killed and started again. Thread-safe. */
final class NodeProcess {
  private static final int LAST_LINES = 12;

  private final List<String> command;
  private final Path output;
  private @Nullable Process process;

  /**
   * Not started yet.
   *
   * @param output where everything goes that the process prints
   */
  NodeProcess(List<String> command, Path output) {
    this.command = List.copyOf(command);
    this.output = output;
  }

  synchronized void start() throws IOException {
    if (isAlive()) {
      throw new IllegalStateException("the process runs already");
    }
    process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()))
            .start();
  }

  synchronized boolean isAlive() {
    return process != null && process.isAlive();
  }

  /** Ends it as {@code kill -9} does, and waits until it is gone. */
  void kill() throws InterruptedException {
    Process running = running();
    if (running != null) {
      running.destroyForcibly().waitFor();
    }
  }

  /** Kills it without waiting. */
  void destroy() {
    Process running = running();
    if (running != null) {
      running.destroyForcibly();
    }
  }

  /** Asks it to stop; kills it if it still runs after {@code patience}. */
  void stop(Duration patience) throws InterruptedException {
    Process running = running();
    if (running != null) {
      running.destroy();
      if (!running.waitFor(patience.toNanos(), TimeUnit.NANOSECONDS)) {
        kill();
      }
    }
  }

  /** What it printed last. */
  String lastWords() throws IOException {
    List<String> lines = Files.exists(output) ? Files.readAllLines(output) : List.of();
    return String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
  }

  private synchronized @Nullable Process running() {
    return process;
  }
}

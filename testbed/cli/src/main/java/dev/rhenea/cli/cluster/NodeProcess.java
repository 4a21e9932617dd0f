package dev.rhenea.cli.cluster;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One node's process, which may be killed and started again. Thread-safe. */
final class NodeProcess {
  private final List<String> command;
  private final OutputFile output;
  private @Nullable Process process;

  /**
   * Not started yet.
   *
   * @param output what the process prints goes there
   */
  NodeProcess(List<String> command, OutputFile output) {
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
            .redirectOutput(ProcessBuilder.Redirect.appendTo(output.path().toFile()))
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
    return output.lastWords();
  }

  private synchronized @Nullable Process running() {
    return process;
  }
}

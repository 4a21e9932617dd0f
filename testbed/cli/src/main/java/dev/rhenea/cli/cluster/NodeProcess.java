package dev.rhenea.cli.cluster;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One node's process, which may be killed and started again. Thread-safe. */
final class NodeProcess {
  private List<String> command;
  private final OutputFile output;
  private @Nullable Process process;
  private boolean ended;

  /**
   * Not started yet.
   *
   * @param output what the process prints goes there
   */
  NodeProcess(List<String> command, OutputFile output) {
    this.command = List.copyOf(command);
    this.output = output;
  }

  /** From its next start on it runs that command. */
  synchronized void become(List<String> another) {
    command = List.copyOf(another);
  }

  synchronized void start() throws IOException {
    if (isAlive()) {
      throw new IllegalStateException("the process runs already");
    }
    ended = false;
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
    Process running = ending();
    if (running != null) {
      running.destroyForcibly().waitFor();
    }
  }

  /** Whether it ended although nobody ended it. */
  synchronized boolean endedByItself() {
    return process != null && !process.isAlive() && !ended;
  }

  /** Sends it a signal, by its name without {@code SIG}. */
  void signal(String name) throws IOException, InterruptedException {
    Process running = running();
    if (running != null) {
      Process kill =
          new ProcessBuilder("sh", "-c", "kill -%s %d".formatted(name, running.pid()))
              .redirectErrorStream(true)
              .start();
      String said = new String(kill.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (kill.waitFor() != 0) {
        throw new IOException("kill -%s %d: %s".formatted(name, running.pid(), said.strip()));
      }
    }
  }

  /** What it takes up now. */
  Footprint footprint(Path folder) throws IOException, InterruptedException {
    Process running = running();
    if (running == null || !running.isAlive()) {
      throw new IOException("the process does not run: " + lastWords());
    }
    return Footprint.of(running.pid(), folder);
  }

  /** Kills it without waiting. */
  void destroy() {
    Process running = ending();
    if (running != null) {
      running.destroyForcibly();
    }
  }

  /** Asks it to stop; kills it if it still runs after {@code patience}. */
  void stop(Duration patience) throws InterruptedException {
    Process running = ending();
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

  private synchronized @Nullable Process ending() {
    ended = true;
    return process;
  }

  private synchronized @Nullable Process running() {
    return process;
  }
}

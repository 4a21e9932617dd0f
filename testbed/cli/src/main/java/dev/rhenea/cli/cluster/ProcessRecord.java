package dev.rhenea.cli.cluster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rhenea.cli.terminal.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Which process runs a node, written down for commands that come later.
 *
 * @param started when it was started, so that a later process with the same number is not taken for
 *     it; 0 where the system does not tell
 */
record ProcessRecord(long pid, long started) {
  private static final String NAME = "process.json";

  /** Systems tell the start of a process to the second, against a clock that may be adjusted. */
  private static final Duration ACCURACY = Duration.ofSeconds(10);

  static ProcessRecord of(ProcessHandle process) {
    return new ProcessRecord(process.pid(), started(process));
  }

  /** The record in the node's folder {@code folder}, if a process was started there. */
  static Optional<ProcessRecord> read(Path folder) throws IOException {
    Path file = folder.resolve(NAME);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      JsonNode json = new ObjectMapper().readTree(file.toFile());
      return Optional.of(
          new ProcessRecord(json.path("pid").asLong(), json.path("started").asLong()));
    } catch (JsonProcessingException damaged) {
      throw new IOException(file + " is damaged: " + damaged.getOriginalMessage(), damaged);
    }
  }

  void write(Path folder) throws IOException {
    Files.writeString(folder.resolve(NAME), Json.print(this) + "\n");
  }

  static void delete(Path folder) throws IOException {
    Files.deleteIfExists(folder.resolve(NAME));
  }

  /** The process, if it still runs. */
  Optional<ProcessHandle> process() {
    return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(this::isTheSame);
  }

  private boolean isTheSame(ProcessHandle process) {
    long other = started(process);
    return started == 0 || other == 0 || Math.abs(other - started) < ACCURACY.toMillis();
  }

  private static long started(ProcessHandle process) {
    return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
  }
}

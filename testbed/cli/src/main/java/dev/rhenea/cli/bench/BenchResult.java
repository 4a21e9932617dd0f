package dev.rhenea.cli.bench;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rhenea.bench.compare.Comparison;
import dev.rhenea.cli.result.RunEnvironment;
import dev.rhenea.cli.terminal.Json;
import dev.rhenea.jmh.Score;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/**
 * A comparison with where and how it was made: the file that reports are made from.
 *
 * @param format of the file
 * @param disk the file system that was written to
 * @param jmh what JMH measured; empty if it was not asked
 */
record BenchResult(
    int format, RunEnvironment environment, String disk, Comparison comparison, List<Score> jmh) {
  static final int FORMAT = 1;

  /** The file's name in its folder. */
  static final String FILE = "bench.json";

  private static final ObjectMapper MAPPER =
      new ObjectMapper()
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  BenchResult {
    jmh = List.copyOf(jmh);
  }

  void write(Path folder) throws IOException {
    Files.writeString(folder.resolve(FILE), Json.print(this) + "\n");
  }

  /**
   * What an earlier run kept in {@code folder}.
   *
   * @throws IOException if there is nothing, or nothing that can be understood
   */
  static BenchResult read(Path folder) throws IOException {
    Path file = folder.resolve(FILE);
    try {
      BenchResult read = MAPPER.readValue(Files.readString(file), BenchResult.class);
      if (read.format != FORMAT) {
        throw new IOException(
            "%s has format %d, this is a rhenea that reads format %d"
                .formatted(file, read.format, FORMAT));
      }
      return read;
    } catch (NoSuchFileException none) {
      throw new IOException(
          "there is no %s in %s; 'rhenea bench' writes one".formatted(FILE, folder), none);
    } catch (JacksonException malformed) {
      throw new IOException(
          "%s is not a result of rhenea bench: %s".formatted(file, malformed.getOriginalMessage()),
          malformed);
    }
  }
}

package dev.rhenea.cli.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rhenea.cli.Rhenea;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * A seed is one run in every JVM: whatever its identity hashes, salts, compilers, collectors,
 * threads, language and time zone.
 */
class TwoJvmsTest {
  private static final List<String> ONE =
      List.of(
          "-XX:+UnlockExperimentalVMOptions",
          "-XX:hashCode=2", // every identity hash is 1
          "-XX:TieredStopAtLevel=1",
          "-XX:+UseSerialGC",
          "-Djava.util.concurrent.ForkJoinPool.common.parallelism=1",
          "-Duser.language=en",
          "-Duser.timezone=UTC");
  private static final List<String> OTHER =
      List.of(
          "-XX:+UnlockExperimentalVMOptions",
          "-XX:hashCode=0", // random
          "-XX:+UseParallelGC",
          "-Djava.util.concurrent.ForkJoinPool.common.parallelism=3",
          "-Duser.language=tr",
          "-Duser.country=TR",
          "-Duser.timezone=Pacific/Auckland");

  @Test
  void theSameSeedsAreTheSameRuns() throws Exception {
    JsonNode one = simulate(ONE, Rhenea.class, "mixed", "1..4");
    assertThat(one.size()).isEqualTo(4);
    assertThat(simulate(OTHER, Rhenea.class, "mixed", "1..4")).isEqualTo(one);
  }

  /** The comparison can fail: an entry that depends on an identity hash is found out. */
  @Test
  void aProtocolThatDependsOnItsJvmIsFoundOut() throws Exception {
    assertThat(simulate(OTHER, Salted.class, "memory(n1)", "1..1"))
        .isNotEqualTo(simulate(ONE, Salted.class, "memory(n1)", "1..1"));
  }

  private static JsonNode simulate(
      List<String> options, Class<?> main, String composition, String seeds)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(
        List.of(
            "-Xmx512m",
            "-cp",
            System.getProperty("java.class.path"),
            main.getName(),
            "simulate",
            composition,
            "--seeds",
            seeds,
            "--json"));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    String output =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    assertThat(process.waitFor()).as(output).isZero();
    return new ObjectMapper().readTree(output).at("/traceHashes");
  }
}

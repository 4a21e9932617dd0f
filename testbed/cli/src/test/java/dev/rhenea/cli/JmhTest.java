package dev.rhenea.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rhenea.jmh.Benchmarks;
import dev.rhenea.jmh.Score;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The benchmarks run, in this JVM and for a moment each; no number is looked at. */
class JmhTest {
  static {
    System.setProperty("jmh.ignoreLock", "true"); // somebody else of this machine may be measuring
  }

  @TempDir Path folder;

  @Test
  void aCompositionIsAParameter() throws Exception {
    List<Score> scores =
        new Benchmarks("AppendBenchmark|specThereAndBack", List.of("memory(n1)"), 0, 0.02)
            .run(folder);
    assertThat(scores)
        .extracting(Score::benchmark)
        .containsOnly(
            "AppendBenchmark.latency",
            "AppendBenchmark.throughput",
            "CodecBenchmark.specThereAndBack");
    assertThat(scores)
        .filteredOn(score -> score.benchmark().endsWith(".latency"))
        .extracting(score -> score.parameters().get("layer"))
        .containsExactly("log", "loglet");
    assertThat(scores)
        .filteredOn(score -> score.benchmark().startsWith("AppendBenchmark"))
        .allSatisfy(
            score -> assertThat(score.parameters()).containsEntry("composition", "memory(n1)"));
    assertThat(folder.resolve(Benchmarks.RESULTS)).isNotEmptyFile();
  }

  @Test
  void aBenchmarkThatFailsIsNoResult() {
    assertThatThrownBy(() ->
            new Benchmarks("AppendBenchmark.latency", List.of("memory(n9"), 0, 0.02).run(folder))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(Benchmarks.OUTPUT);
  }
}

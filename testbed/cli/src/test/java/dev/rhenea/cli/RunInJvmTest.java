package dev.rhenea.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rhenea.cli.terminal.Exit;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code rhenea run --in jvm}: three real nodes over loopback. */
class RunInJvmTest {
  private static final String SWITCH =
      """
      title: Another sequencer
      nodes: n1..n3
      log: native(n1, n2, n3)
      workload: {clients: 2, rate: 50/s, entry: 64B, reads: 50%}
      phases:
        - name: before
          for: 1s
        - name: after
          switch: 'native(n1, n2, n3, sequencer: n3)'
          for: 5s
      """;

  @Test
  void theSameFileIsRunOnRealNodesAndJudgedTheSameWay(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("experiment.yaml"), SWITCH);
    Path out = folder.resolve("out");
    Session rhenea = new Session();
    int status = rhenea.run("run", file.toString(), "--in", "jvm", "--out", out.toString());
    assertThat(status).as(rhenea.out() + rhenea.err()).isEqualTo(Exit.VALID);
    assertThat(rhenea.out())
        .doesNotContain("simulated")
        .contains("nodes in one JVM; seed 1")
        .containsPattern("(?m)^to native\\(n1, n2, n3, sequencer: n3\\), asked ");
    JsonNode json = new ObjectMapper().readTree(out.resolve("result.json").toFile());
    assertThat(json.at("/in").asText()).isEqualTo("jvm");
    assertThat(json.at("/phases").findValuesAsText("name")).containsExactly("before", "after");
    assertThat(json.at("/phases/1/composition").asText())
        .isEqualTo("native(n1, n2, n3, sequencer: n3)");
    assertThat(out.resolve("history/log.edn")).content().contains(":f :append", ":f :tail");
  }
}

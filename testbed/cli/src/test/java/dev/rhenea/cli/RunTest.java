package dev.rhenea.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rhenea.cli.terminal.Exit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code rhenea run} in the simulator: design sections 7 and 8. */
class RunTest {
  private final Session rhenea = new Session();

  @TempDir private Path folder;

  /** Two seconds of a log that loses its sequencer, then changes its protocol. */
  private static final String HEALING =
      """
      title: A lost sequencer
      nodes: n1..n3
      log: native(n1, n2, n3)
      workload: {rate: 100/s, entry: 64B, reads: 50%}
      phases:
        - for: 500ms
        - kill: n1
          for: 3s
        - heal: n1
          for: 500ms
        - name: striped
          switch: 'stripe(native(n1, n2, n3), native(n1, n2, n3, sequencer: n2))'
          for: 500ms
      """;

  @Test
  void whatHappenedIsToldAndEveryNumberIsCalledSimulated() throws Exception {
    Path out = folder.resolve("out");
    assertThat(run(HEALING, "--out", out.toString())).isEqualTo(Exit.VALID);
    assertThat(rhenea.out())
        .containsPattern("(?m)^phase, simulated +reads p50")
        .containsPattern("(?m)^switch, simulated +downtime")
        .containsPattern("(?m)^to native\\(.*\\), after kill -9 n1 ")
        .containsPattern("(?m)^to stripe\\(.*\\), asked ")
        .contains("simulated operations: ", "valid: no violation found in ", "1 fault");
    assertThat(out.resolve("report.html")).content().contains("A lost sequencer (simulated)");
    assertThat(out.resolve("latency.svg"))
        .content()
        .contains("kill -9 n1", "moved by itself", "switch", "striped", "; simulated");
    assertThat(out.resolve("history/log.edn")).isNotEmptyFile();
    assertThat(out.resolve("experiment.yaml")).hasContent(HEALING);
    JsonNode json = json(out);
    assertThat(json.at("/in").asText()).isEqualTo("simulator");
    assertThat(json.at("/phases").findValuesAsText("name"))
        .containsExactly("phase 1", "kill n1", "heal n1", "striped");
    assertThat(json.at("/phases/3/composition").asText()).startsWith("stripe(");
    assertThat(json.at("/phases/1/opsPerSecond").asDouble()).isBetween(90.0, 100.1);
    assertThat(json.at("/switches/0/downtimeMs").asDouble()).isGreaterThan(100);
    assertThat(json.at("/environment/command").asText())
        .startsWith("rhenea run ")
        .endsWith("--in simulator --seed 1");
  }

  @Test
  void aSeedIsOneRunAndAnotherSeedAnother() throws Exception {
    ObjectNode[] runs = new ObjectNode[3];
    for (int i = 0; i < runs.length; i++) {
      Path out = folder.resolve("out" + i);
      run(HEALING, "--seed", i == 2 ? "2" : "1", "--out", out.toString());
      runs[i] = (ObjectNode) json(out);
      runs[i].remove("environment");
      runs[i].remove("report");
      runs[i].remove("notes");
    }
    assertThat(runs[0]).isEqualTo(runs[1]).isNotEqualTo(runs[2]);
  }

  @Test
  void aLimitThatIsExceededIsAViolation() throws Exception {
    String source = HEALING + "checks: {downtime: 100ms, failed: 0}\n";
    assertThat(run(source, "--json", "--out", folder.resolve("out").toString()))
        .isEqualTo(Exit.INVALID);
    JsonNode json = new ObjectMapper().readTree(rhenea.out());
    assertThat(json.at("/violations")).hasSize(1);
    assertThat(json.at("/violations/0/rule").asText()).isEqualTo("downtime");
    assertThat(json.at("/violations/0/message").asText()).contains("after kill -9 n1; at most");
  }

  /** Without a majority the switch is made only when all is healed. */
  @Test
  void aRunThatDidNotDoWhatItWasAskedIsUnknown() throws Exception {
    String source =
        """
        nodes: n1..n3
        log: native(n1, n2, n3)
        workload: {rate: 50/s}
        phases:
          - for: 200ms
          - cut: n2
            for: 200ms
          - name: no majority
            kill: n3
            switch: 'native(n1, n2, n3, sequencer: n2)'
            for: 500ms
        """;
    assertThat(run(source, "--out", folder.resolve("out").toString())).isEqualTo(Exit.UNKNOWN);
    assertThat(rhenea.out())
        .contains(
            "unknown: the switch to native(n1, n2, n3, sequencer: n2) was not made within its"
                + " phase, 'no majority'");
  }

  @Test
  void aMalformedFileIsRefusedWithEverythingThatIsWrong() throws Exception {
    String source = HEALING.replace("for: 3s", "for: 3").replace("kill: n1", "kill: n4");
    assertThat(run(source)).isEqualTo(Exit.USAGE);
    assertThat(rhenea.err())
        .contains(
            "7:11: unknown node 'n4'; this cluster has: n1, n2, n3; did you mean 'n1'?",
            "8:10: for is a time up to 1h, for example 5s or 200ms, not '3'",
            "        ^");
    assertThat(new Session().run("run", "no-such-file.yaml")).isEqualTo(Exit.USAGE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "simulator | log: zookeeper(n1, n2, n3) | cannot be simulated",
        "simulator | metastore: zookeeper(n1, n2, n3) | keeps the chain in paxos(...) only",
        "simulator | kind: table | the table is kept by RocksDB",
        "jvm | kill: n1 | kill -9 n1 would end or stop all nodes",
        "jvm | pause: n1 | pause n1 would end or stop all nodes",
        "processes | cut: n1 | nothing can be cut off",
        "processes | machines: {network: 1MiB/s} | machines are emulated by the simulator only",
      })
  void whatAWorldCannotDoIsRefusedBeforeAnythingStarts(String where, String line, String why)
      throws Exception {
    boolean top = line.startsWith("log") || line.startsWith("meta") || line.startsWith("machines");
    boolean load = line.startsWith("kind");
    String source =
        """
        nodes: n1..n3
        %s
        %s
        workload: {rate: 10/s%s}
        phases: [{for: 1s%s}]
        """
            .formatted(
                line.startsWith("log") ? "" : "log: native(n1, n2, n3)",
                top ? line : "",
                load ? ", " + line : "",
                top || load ? "" : ", " + line);
    assertThat(run(source, "--in", where, "--out", folder.resolve("out").toString()))
        .isEqualTo(Exit.USAGE);
    assertThat(rhenea.err()).contains(why);
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @Test
  void anUnknownWorldIsAUsageError() throws Exception {
    assertThat(run(HEALING, "--in", "docker")).isEqualTo(Exit.USAGE);
    assertThat(rhenea.err()).contains("one of simulator, jvm, processes, not in 'docker'");
  }

  private int run(String source, String... more) throws IOException {
    Path file = Files.writeString(folder.resolve("experiment.yaml"), source);
    String[] arguments = new String[more.length + 2];
    arguments[0] = "run";
    arguments[1] = file.toString();
    System.arraycopy(more, 0, arguments, 2, more.length);
    return rhenea.run(arguments);
  }

  private static JsonNode json(Path out) throws IOException {
    return new ObjectMapper().readTree(out.resolve("result.json").toFile());
  }
}

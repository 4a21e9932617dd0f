package dev.rhenea.cli.result;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rhenea.bench.load.Interruption;
import dev.rhenea.bench.load.Operation;
import dev.rhenea.bench.load.Outcome;
import dev.rhenea.bench.load.Sample;
import dev.rhenea.bench.load.Samples;
import dev.rhenea.bench.report.Timeline;
import dev.rhenea.checker.OperationCounts;
import dev.rhenea.checker.Verdict;
import dev.rhenea.checker.Violation;
import dev.rhenea.cli.terminal.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The verdict of a run and the shape that scripts depend on: design sections 7 and 8. */
class RunResultTest {
  private static final long SECOND = 1_000_000_000;
  private static final OperationCounts COUNTS = new OperationCounts(2990, 0, 10);
  private static final Verdict VALID = new Verdict.Valid(COUNTS);
  private static final Verdict UNKNOWN = new Verdict.Unknown(COUNTS, "nothing was read");
  private static final Verdict INVALID =
      new Verdict.Invalid(
          COUNTS, List.of(new Violation("I2", "lost-append", "w7 is gone", List.of())), 3);

  /** Two phases of a second with 1000 reads of 2 ms and 500 writes of 4 ms each, then one of 9. */
  private static RunResult result(Verdict checked, String... shortfalls) {
    List<Sample> samples = new ArrayList<>();
    for (int phase = 0; phase < 2; phase++) {
      for (int i = 0; i < 1500; i++) {
        long due = phase * SECOND + i * (SECOND / 1500);
        boolean write = i % 3 == 0;
        samples.add(
            new Sample(
                write ? Operation.Kind.WRITE : Operation.Kind.READ,
                Outcome.OK,
                due,
                due,
                due + (write ? 4_000_000 : 2_000_000)));
      }
    }
    Timeline timeline =
        new Timeline(
            0,
            2 * SECOND,
            List.of(
                new Timeline.Phase("zookeeper(n1)", 0, SECOND),
                new Timeline.Phase("native(n1)", SECOND, 2 * SECOND)),
            List.of(new Timeline.Mark(Timeline.Kind.SWITCH, "switch", SECOND)));
    return new RunResult(
        "a run",
        Where.PROCESSES,
        timeline,
        new Samples(samples),
        COUNTS,
        List.of(
            new SwitchRecord(
                "zookeeper(n1)", "native(n1)", "asked", new Interruption(12_345_678, 4))),
        1,
        checked,
        List.of(shortfalls),
        List.of("knee: 3,000/s"),
        List.of(new RunResult.ChainRow("s1", "zookeeper(n1)", "0", "500")),
        new RunEnvironment("rhenea demo", "abc", "2025-01-01T00:00:00Z", "25", "Linux", 2, 512));
  }

  @Test
  void isValidOnlyIfItDidWhatItWasAsked() {
    assertThat(result(VALID).validity()).isEqualTo(Validity.VALID);
    assertThat(result(VALID, "a switch is missing").validity()).isEqualTo(Validity.UNKNOWN);
    assertThat(result(UNKNOWN).validity()).isEqualTo(Validity.UNKNOWN);
    assertThat(result(INVALID, "a switch is missing").validity()).isEqualTo(Validity.INVALID);
  }

  @Test
  void exitStatusSaysTheSame() {
    assertThat(List.of(Validity.values())).extracting(Validity::exit).containsExactly(0, 1, 2);
  }

  @Test
  void theSentenceClaimsNoMoreThanWasLookedAt() {
    assertThat(result(VALID).sentence())
        .isEqualTo("no violation found in 3,000 operations, 1 switch, 1 fault");
    assertThat(result(UNKNOWN, "a switch is missing").sentence())
        .isEqualTo("nothing was read; a switch is missing");
    assertThat(result(INVALID).sentence()).isEqualTo("3 violations found");
  }

  @Test
  void theScreenShowsPhasesSwitchesAndVerdict() {
    assertThat(RunScreen.render(result(INVALID)))
        .containsPattern("zookeeper\\(n1\\) +2.00 ms +2.00 ms +4.00 ms +- +1,500/s")
        .containsPattern("to native\\(n1\\), asked +12.3 ms +4")
        .contains("operations: 2,990 ok, 0 fail, 10 info")
        .contains("knee: 3,000/s")
        .contains("invalid: 3 violations found")
        .contains("lost-append (I2): w7 is gone");
  }

  @Test
  void jsonHasTheCommonShape() throws Exception {
    JsonNode json = new ObjectMapper().readTree(Json.print(RunJson.of(result(INVALID), "folder")));
    assertThat(json.fieldNames())
        .toIterable()
        .containsExactly(
            "verdict",
            "in",
            "reasons",
            "operations",
            "phases",
            "switches",
            "violations",
            "notes",
            "environment",
            "report");
    assertThat(json.at("/verdict").asText()).isEqualTo("invalid");
    assertThat(json.at("/operations/ok").asLong()).isEqualTo(2990);
    assertThat(json.at("/phases/1/composition").asText()).isEqualTo("native(n1)");
    assertThat(json.at("/phases/1/p50Us").asDouble()).isBetween(1990.0, 2010.0);
    assertThat(json.at("/phases/1/p99Us").asDouble()).isBetween(3990.0, 4010.0);
    assertThat(json.at("/phases/1/opsPerSecond").asDouble()).isEqualTo(1500);
    assertThat(json.at("/phases/1/writes").has("p99Us")).isFalse(); // five samples above it
    assertThat(json.at("/phases/1/reads/p99Us").asDouble()).isBetween(1990.0, 2010.0);
    assertThat(json.at("/switches/0/downtimeMs").asDouble()).isEqualTo(12.35);
    assertThat(json.at("/violations/0/rule").asText()).isEqualTo("lost-append");
    assertThat(json.at("/environment/cores").asInt()).isEqualTo(2);
  }

  @Test
  void theReportNeedsNoOtherFile(@TempDir Path folder) throws Exception {
    RunReport.write(result(VALID), folder.resolve("report"));
    assertThat(folder.resolve("report/report.html"))
        .content()
        .contains("<svg", "native(n1)", "no violation found in 3,000 operations", "rhenea demo")
        .doesNotContain("src=", "href=");
    assertThat(Files.readString(folder.resolve("report/latency.svg"))).startsWith("<svg");
    assertThat(new ObjectMapper().readTree(folder.resolve("report/result.json").toFile()))
        .isEqualTo(
            new ObjectMapper()
                .readTree(
                    Json.print(RunJson.of(result(VALID), folder.resolve("report").toString()))));
  }
}

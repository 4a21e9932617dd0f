package dev.rhenea.bench.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rhenea.bench.experiment.ExperimentReader.Read;
import dev.rhenea.composition.Problem;
import dev.rhenea.environment.NodeId;
import dev.rhenea.provider.Catalogue;
import dev.rhenea.spec.ProtocolSpec;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Experiment files are read strictly: all that is wrong at once, each with its place. */
class ExperimentReaderTest {
  private static final Catalogue CATALOGUE = Catalogue.load();
  private static final NodeId N1 = new NodeId("n1");
  private static final NodeId N2 = new NodeId("n2");
  private static final NodeId N3 = new NodeId("n3");

  @Test
  void everythingThatIsWrittenIsRead() {
    Experiment experiment =
        accepted(
            """
            title: Another sequencer, under load
            nodes: n1..n4
            metastore: paxos([n2, n3, n4])
            log: native(n1, n2, n3)
            workload: {clients: 2, rate: 300/s, entry: 1KiB, reads: 25%}
            machines: {network: 10MiB/s, sync: 200us}
            phases:
              - for: 5s
              - kill: [n1, n2]
                cut: n3
                for: 500ms
              - name: moved
                heal: n1..n3
                switch: |
                  let part = native(n1, n2, n3, sequencer: n2)
                  stripe(part, native(n2, n3, n4))
                for: 1m
            checks: {downtime: 2s, unknown: 10}
            """);
    ProtocolSpec native3 = ProtocolSpec.of("native").withNodes("logservers", List.of(N1, N2, N3));
    assertThat(experiment.first()).isEqualTo(native3);
    assertThat(experiment.nodes()).hasSize(4);
    assertThat(experiment.clients()).containsExactly(N1, N2);
    assertThat(experiment.metaStore().nodes()).containsExactly(N2, N3, new NodeId("n4"));
    assertThat(experiment.workload())
        .isEqualTo(new Workload(Workload.Kind.LOG, 2, new Workload.Pace.Rate(300), 1024, 25));
    assertThat(experiment.machines().orElseThrow().network()).isEqualTo(OptionalLong.of(10 << 20));
    assertThat(experiment.duration()).isEqualTo(Duration.ofMillis(65_500));
    assertThat(experiment.phases().stream().map(Phase::name))
        .containsExactly("phase 1", "kill n1, n2, cut n3", "moved");
    assertThat(experiment.steps())
        .startsWith(
            new Step.Kill(List.of(N1, N2)),
            new Step.Cut(List.of(N3)),
            new Step.Heal(List.of(N1, N2, N3)));
    assertThat(experiment.compositions()).hasSize(2);
    assertThat(experiment.checks().downtime()).contains(Duration.ofSeconds(2));
  }

  @Test
  void whatIsNotWrittenIsUsual() {
    Experiment experiment =
        accepted(
            """
            nodes: [n1, n2, n3, n4]
            log: native(n1, n2, n3)
            workload: {window: 16}
            phases: [{for: 1s}]
            """);
    assertThat(experiment.metaStore().nodes()).containsExactly(N1, N2, N3);
    assertThat(experiment.workload().clients()).isEqualTo(4);
    assertThat(experiment.checks()).isEqualTo(Checks.NONE);
  }

  @Test
  void allThatIsWrongIsReportedAtOnceAndShown() {
    String source =
        """
        nodes: n1..n3
        log: 'native(n1, n2, n9, sequenser: n2)'
        workload:
          clients: 4
          rate: 300
          entry: 500
        phasis: none
        phases:
          - fro: 5s
          - kill: n1
            for: 5 s
          - kill: n1
            for: 5s
          - heal: n2
            switch: stripe(native(n1, n2, n3)
            for: 5s
        checks: {downtime: 2}
        """;
    assertThat(messages(source))
        .containsExactly(
            "2:22: unknown node 'n9'; this cluster has: n1, n2, n3; did you mean 'n1'?",
            "2:26: native has no parameter 'sequenser'; it has: logservers, sequencer;"
                + " did you mean 'sequencer'?",
            "4:12: clients is a whole number, 1 to 3, not '4'",
            "5:9: rate is 1/s to 100000/s, for example 300/s, not '300'",
            "6:10: entry is a size, 40B to 512KiB, for example 500B or 4KiB, not '500'",
            "7:1: an experiment has no 'phasis'; it has: title, nodes, metastore, log, workload,"
                + " machines, phases, checks; did you mean 'phases'?",
            "9:5: a phase has no 'fro'; it has: name, for, heal, kill, pause, cut, switch;"
                + " did you mean 'for'?",
            "9:5: a phase needs 'for', for example 'for: 5s'",
            "11:10: for is a time up to 1h, for example 5s or 200ms, not '5 s'",
            "12:5: another phase is called 'kill n1'; give each its own name",
            "12:11: n1 is down already; heal it first",
            "14:11: nothing is wrong with n2 then",
            "15:38: expected ')' after the arguments of stripe, found the end",
            "17:20: downtime is a time up to 1h, for example 5s or 200ms, not '2'");
    assertThat(ExperimentReader.render(refused(source), source))
        .contains(
            """
            2:26: native has no parameter 'sequenser'; it has: logservers, sequencer; did you mean 'sequencer'?
              log: 'native(n1, n2, n9, sequenser: n2)'
                                       ^^^^^^^^^
            """);
  }

  @Test
  void aPlaceInABlockOfTextIsThePlaceInTheFile() {
    String source =
        """
        nodes: n1..n3
        log: |
            # two orders
            let one = native(n1, n2, n3)
            stripe(one, nativ(n1, n2, n3))
        workload: {rate: 1/s}
        phases: [{for: 1s}]
        """;
    assertThat(messages(source)).singleElement().asString().startsWith("5:17: unknown protocol");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "kill: n1..n3 | no node would be left",
        "pause: n4 | unknown node 'n4'; this cluster has: n1, n2, n3; did you mean 'n1'?",
        "cut: [n1, n1] | each of cut stands there once",
        "cut: n3..n1 | a range counts up, for example n1..n3",
        "kill: m1 | unknown node 'm1'; this cluster has: n1, n2, n3; did you mean 'n1'?",
        "switch: [native] | expected a composition as a text; put it between quotes if it holds"
            + " ': ' or brackets",
        "for: 2h | for is a time up to 1h, for example 5s or 200ms, not '2h'",
        "for: 1s, for: 1s | 'for' stands here twice",
      })
  void aPhaseThatCannotBe(String phase, String message) {
    String time = phase.startsWith("for") ? "" : ", for: 1s";
    assertThat(
            messages(
                """
                nodes: n1..n3
                log: native(n1, n2, n3)
                workload: {rate: 10/s}
                phases: [{%s%s}]
                """
                    .formatted(phase, time)))
        .anySatisfy(each -> assertThat(each).endsWith(message));
  }

  @Test
  void whatNoDiskHoldsIsNotKilled() {
    assertThat(
            messages(
                """
                nodes: n1..n3
                log: memory(n3)
                workload: {rate: 10/s}
                phases:
                  - switch: native(n1, n2, n3)
                    for: 1s
                  - kill: n3
                    for: 1s
                """))
        .containsExactly(
            "7:11: n3 holds entries of a memory Loglet, which no disk holds: they would be lost");
  }

  @Test
  void aWindowAndAFaultDoNotGoTogether() {
    assertThat(
            messages(
                """
                nodes: n1..n3
                log: native(n1, n2, n3)
                workload: {window: 4}
                phases:
                  - kill: n3
                    for: 1s
                """))
        .singleElement()
        .asString()
        .startsWith("5:11: under a window a fault slows the load down and so hides itself");
  }

  @Test
  void moreOperationsThanCanBeCheckedAreRefused() {
    assertThat(
            messages(
                """
                nodes: n1
                log: memory(n1)
                workload: {rate: 100000/s}
                phases: [{for: 10s}, {for: 1s}]
                """))
        .containsExactly(
            "4:1: the phases are for 1100000 operations at that rate; a run has at most 1000000");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "log: native(n1, sequencer: n1) | 1:26: mapping values are not allowed here; a text with"
            + " ': ' in it stands between quotes",
        "`` | 1:1: an experiment needs nodes, log and phases",
        "nodes | 1:1: expected an experiment, as lines 'key: value' with the keys title, nodes,"
            + " metastore, log, workload, machines, phases, checks",
      })
  void aTextThatIsNoExperimentAtAll(String source, String message) {
    assertThat(messages(source)).contains(message);
  }

  private static Experiment accepted(String source) {
    Read read = ExperimentReader.read(source, CATALOGUE);
    assertThat(read).isInstanceOf(Read.Accepted.class);
    return ((Read.Accepted) read).experiment();
  }

  private static List<Problem> refused(String source) {
    Read read = ExperimentReader.read(source, CATALOGUE);
    assertThat(read).isInstanceOf(Read.Refused.class);
    return ((Read.Refused) read).problems();
  }

  private static List<String> messages(String source) {
    return refused(source).stream().map(Problem::toString).toList();
  }
}

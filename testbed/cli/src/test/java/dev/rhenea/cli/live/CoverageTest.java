package dev.rhenea.cli.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rhenea.bench.load.Operation.Kind;
import dev.rhenea.bench.load.Outcome;
import dev.rhenea.bench.load.Sample;
import dev.rhenea.bench.load.Samples;
import dev.rhenea.bench.report.Timeline;
import dev.rhenea.checker.history.Value;
import dev.rhenea.cli.client.ChainView;
import dev.rhenea.cli.result.PhaseRecord;
import dev.rhenea.cli.workload.Recorder;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Design section 7: a run is only valid if it did what it was asked. */
class CoverageTest {
  private static final Samples SAMPLES =
      new Samples(
          List.of(
              new Sample(Kind.READ, Outcome.OK, 0, 0, 5),
              new Sample(Kind.WRITE, Outcome.OK, 10, 10, 15),
              new Sample(Kind.READ, Outcome.OK, 18, 18, 25),
              new Sample(Kind.WRITE, Outcome.INFO, 30, 30, 35)));
  private static final Chronicle.Change CHANGE =
      new Chronicle.Change("a(n1)", "b(n1)", "asked", 20, 30);
  private static final ChainView.Part FIRST =
      new ChainView.Part(1, 0, OptionalLong.of(1), "a(n1)", "log/1");

  private final Recorder log = new Recorder();

  private static PhaseRecord phase(String composition, long from, long to) {
    return new PhaseRecord(new Timeline.Phase(composition, from, to), SAMPLES.between(from, to));
  }

  private void acknowledge(long position) {
    log.invoke("append", Value.of(position)).ok(Value.seq(Value.of(position), Value.of(position)));
  }

  private List<String> shortfalls(
      List<PhaseRecord> phases, List<Chronicle.Change> changes, ChainView.Part... parts) {
    ChainView chain = new ChainView(3, 0, 0, Optional.empty(), List.of(parts));
    return new Coverage(phases, changes, SAMPLES, chain, log.history()).shortfalls();
  }

  @Test
  void nothingIsMissingFromAWholeRun() {
    acknowledge(0);
    assertThat(shortfalls(List.of(phase("a(n1)", 0, 20)), List.of(CHANGE), FIRST)).isEmpty();
  }

  @Test
  void aPhaseNeedsReadsAndWritesThatTookEffect() {
    acknowledge(0);
    assertThat(shortfalls(List.of(phase("b(n1)", 20, 40)), List.of(), FIRST))
        .containsExactly("no read took effect under b(n1)", "no write took effect under b(n1)");
  }

  @Test
  void aSwitchNeedsOperationsUnderWay() {
    acknowledge(0);
    assertThat(
            shortfalls(
                List.of(),
                List.of(CHANGE, new Chronicle.Change("b(n1)", "c(n1)", "asked", 40, 50)),
                FIRST))
        .containsExactly("no operation was under way during the switch to c(n1)");
  }

  @Test
  void aSegmentNeedsAnAcknowledgedPutUnlessItIsEmpty() {
    acknowledge(0);
    log.invoke("append", Value.of(1)).info();
    assertThat(
            shortfalls(
                List.of(),
                List.of(),
                FIRST,
                new ChainView.Part(2, 1, OptionalLong.of(1), "b(n1)", "log/2"),
                new ChainView.Part(3, 1, OptionalLong.of(2), "c(n1)", "log/3"),
                new ChainView.Part(4, 2, OptionalLong.empty(), "d(n1)", "log/4")))
        .containsExactly(
            "nothing acknowledged is in segment 3, c(n1)",
            "nothing acknowledged is in segment 4, d(n1)");
  }
}

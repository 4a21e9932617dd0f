package dev.rhenea.node.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.Trace;
import dev.rhenea.environment.UnitId;
import dev.rhenea.loglet.LogletId;
import dev.rhenea.node.journal.Journal;
import dev.rhenea.node.journal.JournalOptions;
import dev.rhenea.register.Version;
import dev.rhenea.spec.ProtocolSpec;
import dev.rhenea.virtuallog.Intent;
import dev.rhenea.virtuallog.IntentId;
import dev.rhenea.virtuallog.Lsn;
import dev.rhenea.virtuallog.Reconfiguration;
import dev.rhenea.virtuallog.SegmentId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How long the steps of a switch take (Delos, section 3), from what it reports. */
class SwitchTimesTest {
  private static final NodeId NODE = new NodeId("n1");
  private static final UnitId UNIT = new UnitId("log:default");
  private static final IntentId INTENT = new IntentId(NODE, 7);
  private static final LogletId NEW = new LogletId("default", 9);
  private static final SegmentId OLD = SegmentId.FIRST;

  private final List<SwitchTimes.Steps> whole = new ArrayList<>();
  private final SwitchTimes times = new SwitchTimes(whole::add);

  private void at(int millis, Trace step) {
    times.observe(NODE, UNIT, Duration.ofMillis(millis).toNanos(), step);
  }

  private void intent(int millis) {
    Intent intent = new Intent(INTENT, OLD, ProtocolSpec.of("memory"));
    at(millis, new Reconfiguration.IntentWritten(intent, new Version(2)));
  }

  private void carryOut() {
    at(30, new Reconfiguration.Created(INTENT, NEW));
    at(33, new Reconfiguration.Sealed(INTENT, OLD));
    at(38, new Reconfiguration.TailKnown(INTENT, OLD, new Lsn(5)));
    at(49, new Reconfiguration.Installed(INTENT, OLD.next(), NEW, new Version(3)));
  }

  @Test
  void appendsWaitFromTheSealToTheNewChain(@TempDir Path folder) throws Exception {
    intent(10);
    carryOut();
    SwitchTimes.Steps steps = times.of(NEW).orElseThrow();
    assertThat(whole).containsExactly(steps);
    assertThat(steps.create()).isEqualTo(Duration.ofMillis(20));
    assertThat(steps.seal()).isEqualTo(Duration.ofMillis(3));
    assertThat(steps.tail()).isEqualTo(Duration.ofMillis(5));
    assertThat(steps.install()).isEqualTo(Duration.ofMillis(11));
    assertThat(steps.downtime()).isEqualTo(Duration.ofMillis(19));

    try (Journal journal = Journal.open(folder, JournalOptions.DEFAULT)) {
      NodeMetrics metrics = new NodeMetrics(journal, () -> 3, () -> 3, () -> 17);
      metrics.switched(steps);
      assertThat(metrics.text().lines())
          .contains(
              "rhenea_switch_seconds_count{phase=\"downtime\"} 1",
              "rhenea_switch_seconds_sum{phase=\"downtime\"} 0.019",
              "rhenea_units 3.0",
              "rhenea_journal_waiting 0.0",
              "rhenea_peers_waiting_bytes 17.0");
    }
  }

  /** The steward finds an intent pending that is being carried out here: no step ends twice. */
  @Test
  void theFasterOfTwoDriversEndsAStep() {
    intent(10);
    at(30, new Reconfiguration.Created(INTENT, NEW));
    at(33, new Reconfiguration.Sealed(INTENT, OLD));
    at(35, new Reconfiguration.Created(INTENT, NEW));
    at(38, new Reconfiguration.TailKnown(INTENT, OLD, new Lsn(5)));
    at(40, new Reconfiguration.Sealed(INTENT, OLD));
    at(49, new Reconfiguration.Installed(INTENT, OLD.next(), NEW, new Version(3)));
    SwitchTimes.Steps steps = times.of(NEW).orElseThrow();
    assertThat(steps.seal()).isEqualTo(Duration.ofMillis(3));
    assertThat(steps.tail()).isEqualTo(Duration.ofMillis(5));
  }

  /** What another node began, or ended, cannot be timed here. */
  @Test
  void onlyWhatThisNodeDidAltogetherIsTimed() {
    carryOut();
    assertThat(times.of(NEW)).isEmpty();
    intent(60);
    at(61, new Reconfiguration.Failed(INTENT, "no quorum"));
    assertThat(times.of(NEW)).isEmpty();
    assertThat(whole).isEmpty();
  }
}

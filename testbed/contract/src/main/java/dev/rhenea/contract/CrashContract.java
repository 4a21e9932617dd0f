package dev.rhenea.contract;

import static dev.rhenea.contract.TestCluster.Fault.CRASH;
import static dev.rhenea.contract.TestCluster.Fault.WIPE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rhenea.environment.Unavailable;
import dev.rhenea.loglet.AppendResult;
import dev.rhenea.loglet.Loglet;
import dev.rhenea.loglet.LogletOffset;
import dev.rhenea.loglet.LogletTraits.Durability;
import dev.rhenea.loglet.ReadResult;
import dev.rhenea.loglet.Tail;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** What survives when every server loses its power: as much as the trait durability says. */
public interface CrashContract extends LogletFixture {
  private void assumeDurable() {
    Assumptions.assumeTrue(
        traits().durability() == Durability.FSYNC, "this protocol survives no loss of power");
  }

  @Test
  default void acknowledgedEntriesSurvive() throws Unavailable {
    assumeDurable();
    try (LogletTrial trial = LogletTrial.calm(this)) {
      trial.assume(CRASH);
      trial.client(0).appendedAll("e", 10);
      trial.powerCut();
      LogletClient client = trial.client(1);
      LogletWorkload.persevere(client, Loglet::seal);
      Tail tail = LogletWorkload.persevere(client, Loglet::checkTail);
      assertThat(client.texts(tail.offset())).hasSize(10);
    }
  }

  @Test
  default void sealSurvives() throws Unavailable {
    assumeDurable();
    try (LogletTrial trial = LogletTrial.calm(this)) {
      trial.assume(CRASH);
      trial.client(0).appendedAll("e", 3);
      trial.client(0).seal();
      trial.powerCut();
      LogletClient client = trial.client(1);
      assertThat(LogletWorkload.persevere(client, Loglet::checkTail))
          .isInstanceOf(Tail.Sealed.class);
      assertThat(client.append("late")).isNotInstanceOf(AppendResult.Appended.class);
    }
  }

  @Test
  default void trimMarkSurvives() throws Unavailable {
    assumeDurable();
    try (LogletTrial trial = LogletTrial.calm(this)) {
      trial.assume(CRASH);
      List<LogletOffset> offsets = trial.client(0).appendedAll("e", 6);
      LogletOffset mark = trial.client(0).trim(offsets.get(3));
      trial.powerCut();
      LogletClient client = trial.client(1);
      LogletWorkload.persevere(client, Loglet::seal);
      LogletOffset stop = LogletWorkload.persevere(client, Loglet::checkTail).offset();
      assertThat(stop).as("the tail after the loss of power").isGreaterThan(offsets.getLast());
      assertThat(client.read(LogletOffset.ZERO, stop, 1000))
          .isEqualTo(new ReadResult.Trimmed(mark));
      assertThat(client.readAll(mark, stop)).isNotEmpty();
    }
  }

  /** N4, N8: power fails while appends are under way. */
  @Test
  default void powerMayFailAtAnyMoment() throws Unavailable {
    assumeDurable();
    for (int seed = 0; seed < seeds(); seed++) {
      try (LogletTrial trial = LogletTrial.calm(this, seed)) {
        trial.assume(CRASH);
        LogletWorkload workload = new LogletWorkload(trial);
        workload.write(trial.client(0), 20);
        workload.write(trial.client(1), 20);
        trial.cluster().pass(Duration.ofNanos(200_000L * seed));
        trial.powerCut();
        workload.judge(trial.client(2));
      }
    }
  }

  /** N14: a server that came back with another disk is no evidence of anything. */
  @Test
  default void emptyDiskCountsForNothing() throws Unavailable {
    Assumptions.assumeTrue(tolerated() > 0, "this spec needs every server");
    for (int lost = 0; lost < servers().size(); lost++) {
      try (LogletTrial trial = LogletTrial.calm(this, lost)) {
        trial.assume(WIPE);
        trial.client(0).appendedAll("e", 5);
        for (int i = 0; i < tolerated(); i++) {
          var server = trial.servers().get((lost + i) % trial.servers().size());
          trial.cluster().wipe(server);
          trial.cluster().restart(server);
        }
        LogletClient client = trial.client(1);
        LogletWorkload.persevere(client, Loglet::seal);
        Tail tail = LogletWorkload.persevere(client, Loglet::checkTail);
        assertThat(client.texts(tail.offset())).contains("e0", "e1", "e2", "e3", "e4");
      }
    }
  }

  /** N14: what a crash takes is unknown afterwards, never empty. */
  @Test
  default void lostIsUnknown() throws Unavailable {
    Assumptions.assumeTrue(
        traits().durability() == Durability.NONE, "this protocol survives a restart");
    try (LogletTrial trial = LogletTrial.calm(this)) {
      trial.assume(CRASH);
      trial.client(0).appendedAll("e", 3);
      trial.powerCut();
      LogletClient client = trial.client(1);
      assertThat(client.read(LogletOffset.ZERO, new LogletOffset(1), 1000))
          .isEqualTo(new ReadResult.Unknown());
      assertThat(client.append("lost")).isInstanceOf(AppendResult.Indeterminate.class);
      assertThatThrownBy(client::checkTail).isInstanceOf(Unavailable.class);
      assertThatThrownBy(() -> trial.create(trial.id())).isInstanceOf(Unavailable.class);
    }
  }
}

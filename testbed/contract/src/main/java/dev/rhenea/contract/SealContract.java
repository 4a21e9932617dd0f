package dev.rhenea.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rhenea.environment.Unavailable;
import dev.rhenea.loglet.AppendResult;
import dev.rhenea.loglet.LogletOffset;
import dev.rhenea.loglet.Tail;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The seal: what virtual consensus stands on (Delos, section 4; O1-O4). */
public interface SealContract extends LogletFixture {
  @Test
  default void afterTheSealNothingIsAcknowledged() throws Unavailable {
    try (LogletTrial trial = LogletTrial.calm(this)) {
      LogletClient writer = trial.client(0);
      writer.appendedAll("e", 3);
      trial.client(1).seal();
      for (int i = 0; i < 3; i++) {
        assertThat(writer.append("late")).isEqualTo(new AppendResult.Sealed());
        assertThat(trial.client(2).append("late")).isEqualTo(new AppendResult.Sealed());
      }
    }
  }

  @Test
  default void sealedTailIsAboveEveryAcknowledgement() throws Unavailable {
    try (LogletTrial trial = LogletTrial.calm(this)) {
      List<LogletOffset> offsets = trial.client(0).appendedAll("e", 5);
      Tail open = trial.client(1).checkTail();
      trial.client(1).seal();
      Tail sealed = trial.client(2).checkTail();
      assertThat(sealed).isInstanceOf(Tail.Sealed.class);
      assertThat(sealed.offset())
          .isGreaterThan(offsets.getLast())
          .isGreaterThanOrEqualTo(open.offset());
    }
  }

  @Test
  default void sealIsForEverAndMayBeRepeated() throws Unavailable {
    try (LogletTrial trial = LogletTrial.calm(this)) {
      trial.client(0).seal();
      trial.client(0).seal();
      trial.client(1).seal();
      for (int i = 0; i < 3; i++) {
        assertThat(trial.client(i).checkTail()).isEqualTo(new Tail.Sealed(LogletOffset.ZERO));
      }
    }
  }

  @Test
  default void whatIsBelowTheStopStaysReadable() throws Unavailable {
    try (LogletTrial trial = LogletTrial.calm(this)) {
      trial.client(0).appendedAll("e", 5);
      trial.client(1).seal();
      LogletOffset stop = trial.client(1).checkTail().offset();
      assertThat(trial.client(2).texts(stop)).contains("e0", "e1", "e2", "e3", "e4");
      assertThat(trial.client(2).readAll(LogletOffset.ZERO, stop))
          .isEqualTo(trial.client(0).readAll(LogletOffset.ZERO, stop));
    }
  }

  /** O1, O2, O3, O4 and O8 over many interleavings of two writers, a sealer and checkTails. */
  @Test
  default void sealMayComeAtAnyMoment() throws Unavailable {
    for (int seed = 0; seed < seeds(); seed++) {
      try (LogletTrial trial = LogletTrial.calm(this, seed)) {
        LogletWorkload workload = new LogletWorkload(trial);
        workload.write(trial.client(0), 12);
        workload.write(trial.client(1), 12);
        workload.sealWithin(trial.client(2), Duration.ofMillis(4));
        workload.judge(trial.client(2));
      }
    }
  }

  /** Two sealers at once: both complete, and both stops are above every acknowledgement. */
  @Test
  default void sealersMayRace() throws Unavailable {
    for (int seed = 0; seed < seeds(); seed++) {
      try (LogletTrial trial = LogletTrial.calm(this, seed)) {
        LogletWorkload workload = new LogletWorkload(trial);
        workload.write(trial.client(0), 12);
        workload.sealWithin(trial.client(1), Duration.ofMillis(3));
        workload.sealWithin(trial.client(2), Duration.ofMillis(3));
        workload.judge(trial.client(1));
      }
    }
  }
}

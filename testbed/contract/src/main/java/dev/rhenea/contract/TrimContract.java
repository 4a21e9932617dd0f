package dev.rhenea.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rhenea.environment.Unavailable;
import dev.rhenea.loglet.AppendResult;
import dev.rhenea.loglet.Entry;
import dev.rhenea.loglet.LogletOffset;
import dev.rhenea.loglet.ReadResult;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** prefixTrim (Delos, section 3.2). */
public interface TrimContract extends LogletFixture {
  @Test
  default void trimmedEntriesAreGoneAndTheRestStays() throws Unavailable {
    try (LogletTrial trial = LogletTrial.calm(this)) {
      LogletClient client = trial.client(0);
      List<LogletOffset> offsets = client.appendedAll("e", 10);
      LogletOffset mark = offsets.get(4);
      LogletOffset tail = client.checkTail().offset();
      List<Entry> before = client.readAll(LogletOffset.ZERO, tail);
      assertThat(client.trim(mark)).isEqualTo(mark);
      assertThat(client.read(LogletOffset.ZERO, tail, 1 << 20))
          .isEqualTo(new ReadResult.Trimmed(mark));
      trial.client(1).assertTrimmedOrAsBefore(before, mark);
      assertThat(trial.client(1).readAll(mark, tail)).isNotEmpty();
      assertThat(client.appended("after")).isGreaterThanOrEqualTo(tail);
    }
  }

  @Test
  default void trimMarkNeverGoesBack() throws Unavailable {
    try (LogletTrial trial = LogletTrial.calm(this)) {
      List<LogletOffset> offsets = trial.client(0).appendedAll("e", 10);
      LogletOffset mark = offsets.get(6);
      assertThat(trial.client(0).trim(mark)).isEqualTo(mark);
      assertThat(trial.client(1).trim(offsets.get(2))).isEqualTo(mark);
      assertThat(trial.client(0).trim(mark)).isEqualTo(mark);
      assertThat(trial.client(2).trim(LogletOffset.ZERO)).isEqualTo(mark);
    }
  }

  @Test
  default void trimEndsAtTheTail() throws Unavailable {
    try (LogletTrial trial = LogletTrial.calm(this)) {
      LogletClient client = trial.client(0);
      client.appendedAll("e", 5);
      LogletOffset tail = client.checkTail().offset();
      assertThat(client.trim(new LogletOffset(tail.value() + 100))).isLessThanOrEqualTo(tail);
      assertThat(client.checkTail().offset()).isEqualTo(tail);
      LogletOffset next = client.appended("next");
      assertThat(next).isGreaterThanOrEqualTo(tail);
      assertThat(client.readAll(next, next.next())).hasSize(1);
    }
  }

  /**
   * Trims of several handles race with appends: the mark only grows, and takes only what it may.
   */
  @Test
  default void trimmersMayRace() throws Unavailable {
    for (int seed = 0; seed < seeds(); seed++) {
      try (LogletTrial trial = LogletTrial.calm(this, seed)) {
        List<LogletOffset> offsets = trial.client(0).appendedAll("e", 10);
        LogletOffset most = offsets.get(7);
        List<Call<LogletOffset>> trims = new ArrayList<>();
        List<Call<AppendResult>> appends = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
          LogletOffset before = offsets.get(7 - i);
          trims.add(trial.client(i % 3).start(handle -> handle.prefixTrim(before)));
          appends.add(trial.client((i + 1) % 3).startAppend("later" + i));
        }
        for (int i = 0; i < 8; i++) {
          assertThat(trims.get(i).await()).isBetween(offsets.get(7 - i), most);
          assertThat(appends.get(i).await()).isInstanceOf(AppendResult.Appended.class);
        }
        LogletClient reader = trial.client(1);
        assertThat(reader.trim(LogletOffset.ZERO)).as("seed %d", seed).isEqualTo(most);
        assertThat(reader.readAll(most, reader.checkTail().offset()))
            .filteredOn(Entry.Data.class::isInstance)
            .hasSize(3 + 8);
      }
    }
  }

  @Test
  default void sealedLogletCanBeTrimmed() throws Unavailable {
    try (LogletTrial trial = LogletTrial.calm(this)) {
      LogletClient client = trial.client(0);
      List<LogletOffset> offsets = client.appendedAll("e", 5);
      client.seal();
      LogletOffset stop = client.checkTail().offset();
      assertThat(client.trim(offsets.get(3))).isEqualTo(offsets.get(3));
      assertThat(client.checkTail().offset()).isEqualTo(stop);
      assertThat(trial.client(1).readAll(offsets.get(3), stop)).isNotEmpty();
    }
  }
}

package dev.rhenea.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rhenea.environment.Unavailable;
import dev.rhenea.loglet.AppendResult;
import dev.rhenea.loglet.LogletOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Several handles and pipelined appends (O8, issueOrder). */
public interface HandleContract extends LogletFixture {
  @Test
  default void handlesTakeTurns() throws Unavailable {
    try (LogletTrial trial = LogletTrial.calm(this)) {
      LogletClient first = trial.client(0);
      LogletClient second = trial.client(1);
      List<LogletOffset> offsets = new ArrayList<>();
      for (int i = 0; i < 10; i++) {
        offsets.add((i % 2 == 0 ? first : second).appended("e" + i));
      }
      assertThat(offsets).isSorted().doesNotHaveDuplicates();
      assertThat(second.texts(second.checkTail().offset()))
          .containsExactlyElementsOf(IntStream.range(0, 10).mapToObj(i -> "e" + i).toList());
    }
  }

  /** O8: an append that starts after a tail was seen lands at or above it. */
  @Test
  default void appendLandsAboveEveryTailSeenBefore() throws Unavailable {
    try (LogletTrial trial = LogletTrial.calm(this)) {
      trial.client(0).appendedAll("e", 5);
      LogletOffset tail = trial.client(1).checkTail().offset();
      assertThat(trial.client(2).appended("later")).isGreaterThanOrEqualTo(tail);
    }
  }

  @Test
  default void pipelinedAppendsAllLand() throws Unavailable {
    try (LogletTrial trial = LogletTrial.calm(this)) {
      List<String> expected = new ArrayList<>();
      List<Call<AppendResult>> calls = new ArrayList<>();
      for (int i = 0; i < 100; i++) {
        for (int client = 0; client < 3; client++) {
          expected.add(client + "/" + i);
        }
      }
      List<LogletClient> clients = List.of(trial.client(0), trial.client(1), trial.client(2));
      for (int i = 0; i < expected.size(); i++) {
        calls.add(clients.get(i % 3).startAppend(expected.get(i)));
      }
      List<LogletOffset> offsets = new ArrayList<>();
      for (Call<AppendResult> call : calls) {
        assertThat(call.await())
            .isInstanceOfSatisfying(
                AppendResult.Appended.class, appended -> offsets.add(appended.offset()));
      }
      assertThat(offsets).doesNotHaveDuplicates().hasSize(300);
      LogletClient reader = clients.getFirst();
      assertThat(reader.texts(reader.checkTail().offset()))
          .containsExactlyInAnyOrderElementsOf(expected);
    }
  }

  /** The trait issueOrder, while messages overtake each other and get lost. */
  @Test
  default void pipelinedAppendsKeepTheirOrder() throws Unavailable {
    Assumptions.assumeTrue(traits().issueOrder(), "this protocol does not promise issue order");
    for (int seed = 0; seed < seeds(); seed++) {
      try (LogletTrial trial = LogletTrial.rough(this, seed)) {
        LogletClient writer = trial.client(0);
        List<String> issued = IntStream.range(0, 30).mapToObj(i -> "e" + i).toList();
        for (Call<AppendResult> call : issued.stream().map(writer::startAppend).toList()) {
          call.await();
        }
        LogletWorkload.persevere(writer, loglet -> loglet.seal());
        LogletOffset stop = LogletWorkload.persevere(writer, loglet -> loglet.checkTail()).offset();
        List<String> found = writer.texts(stop);
        assertThat(issued).as("seed %d", seed).containsSubsequence(found);
      }
    }
  }
}

package dev.rhenea.cli.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rhenea.checker.Verdict;
import dev.rhenea.checker.history.History;
import dev.rhenea.checker.listappend.ListAppendChecker;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** The comparison with Elle, as far as it goes without Elle. */
class ElleVerdictsTest {
  private static final int FEW = 300;

  /** Two of three are spoiled; about half of those are wrong. */
  @Test
  void theHistoriesAreOfBothKindsAndDecided() {
    int invalid = 0;
    for (long seed = 1; seed <= FEW; seed++) {
      History history = History.of(SmallTransactions.of(seed));
      Verdict verdict = new ListAppendChecker().check(history);

      assertThat(verdict).as("seed %d", seed).isNotInstanceOf(Verdict.Unknown.class);
      if (seed % 3 == 0) {
        assertThat(verdict).as("seed %d", seed).isInstanceOf(Verdict.Valid.class);
      }
      invalid += verdict instanceof Verdict.Invalid ? 1 : 0;
    }

    assertThat(invalid).isBetween(FEW / 4, FEW * 2 / 3);
  }

  @Test
  void withoutElleItSaysHowToGetIt() {
    assertThatThrownBy(() -> JudgeProcess.elle(null))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("ELLE_CLASSPATH")
        .hasMessageContaining("clojure -Spath");
  }
}

package dev.rhenea.node.table.machine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rhenea.checker.Verdict;
import dev.rhenea.checker.history.History;
import dev.rhenea.checker.linear.Budget;
import dev.rhenea.checker.linear.LinearizabilityChecker;
import dev.rhenea.checker.table.TableModel;
import dev.rhenea.node.table.machine.Workload.Defect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Histories of random transactions and scans, with retries and lost answers, are strictly
 * serializable, and two replicas are the same cell by cell.
 */
class SerializabilityTest {
  private static final int SEEDS = 300;
  private static final int SPOILED = 60;
  private static final int STEPS = 120;

  private static Verdict judge(Workload workload) {
    History history = History.of(workload.run(STEPS));
    return new LinearizabilityChecker<>(new TableModel(), Budget.AMPLE).check(history);
  }

  @Test
  void everyHistoryIsStrictlySerializable() {
    for (long seed = 0; seed < SEEDS; seed++) {
      Workload workload = new Workload(seed, Defect.NONE);
      assertThat(judge(workload)).as("seed %d", seed).isInstanceOf(Verdict.Valid.class);
      int end = workload.log.size();
      Replica one = workload.replicas.getFirst().playTo(end);
      Replica two = workload.replicas.getLast().playTo(end);
      assertThat(two.results).as("seed %d", seed).isEqualTo(one.results);
      assertThat(two.cells.content()).as("seed %d", seed).isEqualTo(one.cells.content());
    }
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
  void whatIsWrongIsFound(Defect defect) {
    int found = 0;
    for (long seed = 0; seed < SPOILED; seed++) {
      if (judge(new Workload(seed, defect)) instanceof Verdict.Invalid) {
        found++;
      }
    }
    assertThat(found).isGreaterThan(SPOILED / 20);
  }
}

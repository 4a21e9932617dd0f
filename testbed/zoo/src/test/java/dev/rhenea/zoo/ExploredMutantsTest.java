package dev.rhenea.zoo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Exploring small worlds finds planted bugs without luck: no seed is chosen here. */
@Execution(ExecutionMode.CONCURRENT)
class ExploredMutantsTest {
  @ParameterizedTest
  @CsvSource({
    "native-known-tail-of-one, 0",
    "native-repair-skipped, 0",
    "native-sealed-by-one, 0",
    "native-append-acknowledged-before-durable, 2",
    "paxos-promise-not-kept, 3",
    "paxos-accepted-is-chosen, 7",
    "paxos-answer-before-durable, 7",
    "paxos-timeout-is-conflict, 7",
    "paxos-own-value-first, 8",
    "paxos-stale-guard, 9",
    "native-gap-accepted, 10",
  })
  void theMutantIsFound(String name, int world) throws Exception {
    assertThat(Planted.in(ExploredScenario.class, name).apply(world)).isNotEmpty();
  }
}

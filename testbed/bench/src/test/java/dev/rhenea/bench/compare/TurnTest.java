package dev.rhenea.bench.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TurnTest {
  @Test
  void everybodyHasOneTurnARoundWithEachWindow() {
    for (List<Turn> round : Turn.rounds(3, List.of(1, 64), 10, 7)) {
      assertThat(round)
          .containsExactlyInAnyOrder(
              new Turn(0, 1),
              new Turn(0, 64),
              new Turn(1, 1),
              new Turn(1, 64),
              new Turn(2, 1),
              new Turn(2, 64));
    }
  }

  @Test
  void theOrderIsAnotherEachRoundAndTheSeedsAlone() {
    List<List<Turn>> rounds = Turn.rounds(3, List.of(1, 64), 10, 7);
    assertThat(rounds).hasSize(10).isEqualTo(Turn.rounds(3, List.of(1, 64), 10, 7));
    assertThat(rounds.stream().distinct().count()).isGreaterThan(5);
    assertThat(rounds).isNotEqualTo(Turn.rounds(3, List.of(1, 64), 10, 8));
  }
}

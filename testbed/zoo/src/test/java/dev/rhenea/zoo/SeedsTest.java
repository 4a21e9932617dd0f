package dev.rhenea.zoo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SeedsTest {
  @Test
  void singleSeedsAndRangesAreTriedInTheOrderWritten() {
    assertThat(Seeds.parse("17").all()).containsExactly(17L);
    assertThat(Seeds.parse("7, 10..12,3").all()).containsExactly(7L, 10L, 11L, 12L, 3L);
    assertThat(Seeds.from(5, 3)).isEqualTo(Seeds.parse("5..7"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "1..", "-3", "1...4", "1,,2", "9..7"})
  void anythingElseIsRefused(String text) {
    assertThatThrownBy(() -> Seeds.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }
}

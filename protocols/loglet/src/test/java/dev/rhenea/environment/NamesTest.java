package dev.rhenea.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {
  private record Outside() implements Trace {}

  private sealed interface Seal extends Trace {
    record Majority(int of) implements Seal {}
  }

  @ParameterizedTest
  @ValueSource(strings = {"n1", "a", "node-3.rack_2"})
  void nodeNames(String name) {
    assertThat(new NodeId(name)).hasToString(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1n", "-n", "n 1", "n/1", "é"})
  void notNodeNames(String name) {
    assertThatThrownBy(() -> new NodeId(name))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'" + name + "'");
  }

  @Test
  void stepIsNamedWithinItsOuterType() {
    assertThat(new Seal.Majority(3).step()).isEqualTo("Seal.Majority");
    assertThat(new Outside().step()).isEqualTo("NamesTest.Outside");
  }

  @Test
  void diagnosisIsOneLine() {
    assertThat(Diagnosis.of("checkTail")).hasToString("checkTail");
    assertThat(
            new Diagnosis(
                "checkTail", List.of(new NodeId("n2"), new NodeId("n3")), "restart one of them"))
        .hasToString("checkTail; missing: n2, n3; restart one of them");
  }

  @Test
  void unavailableIsAnAnswerAndCarriesNoStack() {
    Unavailable why = new Unavailable(Diagnosis.of("no quorum"));
    assertThat(why).hasMessage("no quorum");
    assertThat(why.getStackTrace()).isEmpty();
  }
}

package dev.rhenea.zoo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MutantTest {
  private static final List<String> LINES =
      List.of(
          "rule: P2",
          "bug: An acceptor answers too early.",
          "scenario: REGISTER",
          "caught by: ONE_VALUE",
          "seeds: 17..19",
          "",
          "--- a/File.java",
          "+++ b/File.java",
          "@@ -1 +1 @@",
          "-a",
          "+b");

  @Test
  void describesItselfAboveThePatch() {
    Mutant mutant = Mutant.parse("early-answer", LINES);
    assertThat(mutant).hasToString("P2 early-answer");
    assertThat(mutant.scenario()).isEqualTo(Scenario.REGISTER);
    assertThat(mutant.caughtBy()).isEqualTo("ONE_VALUE");
    assertThat(mutant.seeds().all()).containsExactly(17L, 18L, 19L);
    assertThat(mutant.patch().files()).extracting(UnifiedDiff::path).containsExactly("File.java");
  }

  @Test
  void mayChangeSeveralFiles() {
    List<String> both = new ArrayList<>(LINES);
    both.addAll(List.of("--- a/Other.java", "+++ b/Other.java", "@@ -1 +1 @@", "-c", "+d"));
    assertThat(Mutant.parse("early-answer", both).patch().files())
        .extracting(UnifiedDiff::path)
        .containsExactly("File.java", "Other.java");
  }

  @Test
  void missingAndForeignLinesAreErrors() {
    List<String> missing = new ArrayList<>(LINES);
    missing.remove("seeds: 17..19");
    assertThatThrownBy(() -> Mutant.parse("early-answer", missing))
        .hasMessage("early-answer: no line 'seeds: ...'");
    List<String> wrong = new ArrayList<>(LINES);
    wrong.set(4, "seeds: some");
    assertThatThrownBy(() -> Mutant.parse("early-answer", wrong))
        .hasMessage("early-answer: not a seed or a range of seeds: 'some'");
    List<String> foreign = new ArrayList<>(LINES);
    foreign.addFirst("hello");
    assertThatThrownBy(() -> Mutant.parse("early-answer", foreign))
        .hasMessage("early-answer: expected 'field: value', found hello");
  }
}

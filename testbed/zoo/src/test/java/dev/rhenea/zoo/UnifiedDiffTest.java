package dev.rhenea.zoo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class UnifiedDiffTest {
  private static final UnifiedDiff DIFF =
      UnifiedDiff.parse(
          "sample",
          List.of(
              "--- a/x/File.java",
              "+++ b/x/File.java",
              "@@ -7,3 +7,3 @@ class File {",
              " before",
              "-old",
              "+new",
              "+newer",
              "",
              "@@ -20,1 +21,0 @@",
              "-gone"));

  @Test
  void changesLinesWhereverTheyMovedTo() {
    assertThat(DIFF.path()).isEqualTo("x/File.java");
    assertThat(DIFF.applyTo(List.of("a", "before", "old", "", "b", "gone")))
        .containsExactly("a", "before", "new", "newer", "", "b");
  }

  @Test
  void placesThatAreGoneOrTwiceThereAreErrors() {
    assertThatThrownBy(() -> DIFF.applyTo(List.of("before", "other", "", "gone")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no longer applies to x/File.java: 0 places");
    assertThatThrownBy(() -> DIFF.applyTo(List.of("before", "old", "", "gone", "gone")))
        .hasMessageContaining("2 places");
  }

  @Test
  void whatIsNoDiffIsRefused() {
    assertThatThrownBy(() -> UnifiedDiff.parse("sample", List.of("--- x", "+++ x", "@@")))
        .hasMessageContaining("sample: no lines '--- a/FILE'");
    assertThatThrownBy(
            () -> UnifiedDiff.parse("sample", List.of("--- a/x", "+++ b/x", "@@", "diff")))
        .hasMessageContaining("not a line of a hunk: diff");
  }
}

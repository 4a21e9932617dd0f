package dev.rhenea.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rhenea.bench.report.BarChart.Bar;
import dev.rhenea.bench.report.BarChart.Kind;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class BarChartTest {
  private static final Pattern WIDTHS =
      Pattern.compile("<rect class='(?:first|bar|floor)' [^>]*width='([0-9.]+)'");

  @Test
  void lengthsAreProportionalFromZero() {
    String svg =
        BarChart.render(
            "median latency",
            List.of(
                new Bar(Kind.FIRST, "a < b", 30, 40, 40, "40 us"),
                new Bar(Kind.CONTENDER, "b", 10, 20, 20, "20 us"),
                Bar.floor("floor", 10, "10 us")));
    assertThat(WIDTHS.matcher(svg).results().map((MatchResult found) -> found.group(1)))
        .containsExactly("640.0", "320.0", "160.0");
    assertThat(svg).contains("a &lt; b", "floor: 10 us", "prefers-color-scheme:dark");
  }

  @Test
  void nothingAtAllIsDrawnToo() {
    assertThat(BarChart.render("empty", List.of(new Bar(Kind.FIRST, "a", 0, 0, 0, "0"))))
        .contains("<svg")
        .doesNotContain("NaN");
  }
}

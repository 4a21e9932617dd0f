package dev.rhenea.bench.report;

import java.util.List;

/**
 * Horizontal bars, each under its name, with a whisker for the spread: from zero, so that lengths
 * may be compared. What is no contender but the floor below them is drawn thinner and paler.
 */
public final class BarChart {
  private static final int WIDTH = 960;
  private static final int LEFT = 8;
  private static final int BARS = 640;
  private static final int TOP = 10;
  private static final int ROW = 46;
  private static final int FLOOR_ROW = 24;

  // No CSS variables: viewers other than browsers do not know them.
  private static final String STYLE =
      """
      text{font:13px ui-monospace,monospace;fill:#24292f}.page{fill:#fff}
      .value{font:13px system-ui,sans-serif}.below{font:12px system-ui,sans-serif;fill:#6e7781}
      .bar{fill:#0969da}.first{fill:#8c959f}.floor{fill:#d0d7de}
      .spread{stroke:#24292f;stroke-width:1.6}
      @media (prefers-color-scheme:dark){text{fill:#e6edf3}.page{fill:#0d1117}
      .bar{fill:#58a6ff}.first{fill:#6e7681}.floor{fill:#30363d}.below{fill:#8b949e}
      .spread{stroke:#e6edf3}}
      """;

  private BarChart() {}

  /** How a bar looks. */
  public enum Kind {
    /** What the others are compared with. */
    FIRST,
    CONTENDER,
    FLOOR
  }

  /**
   * One bar.
   *
   * @param low where the whisker begins, in the unit of {@code value}, zero or more
   * @param high where it ends
   * @param shown what is written behind it
   */
  public record Bar(Kind kind, String name, double low, double value, double high, String shown) {
    /** A bar of the floor: no whisker. */
    public static Bar floor(String name, double value, String shown) {
      return new Bar(Kind.FLOOR, name, value, value, value, shown);
    }
  }

  /** The picture; {@code title} is for those who do not see it. */
  public static String render(String title, List<Bar> bars) {
    int height = TOP + 6 + bars.stream().mapToInt(BarChart::height).sum();
    double most = bars.stream().mapToDouble(Bar::high).max().orElse(1);
    Svg svg = new Svg(WIDTH, height, STYLE);
    svg.rectangle("page", 0, 0, WIDTH, height);
    int top = TOP;
    for (Bar bar : bars) {
      draw(svg, bar, top, most > 0 ? BARS / most : 0);
      top += height(bar);
    }
    return svg.render(title);
  }

  private static int height(Bar bar) {
    return bar.kind() == Kind.FLOOR ? FLOOR_ROW : ROW;
  }

  private static void draw(Svg svg, Bar bar, int top, double scale) {
    double end = LEFT + Math.max(1, bar.value() * scale);
    switch (bar.kind()) {
      case FLOOR -> {
        svg.rectangle("floor", LEFT, top + 6, end - LEFT, 10);
        svg.text("below", end + 8, top + 15, bar.name() + ": " + bar.shown());
      }
      case FIRST, CONTENDER -> {
        svg.text("name", LEFT, top + 12, bar.name());
        svg.rectangle(bar.kind() == Kind.FIRST ? "first" : "bar", LEFT, top + 18, end - LEFT, 18);
        double middle = top + 27;
        double from = LEFT + bar.low() * scale;
        double to = LEFT + bar.high() * scale;
        svg.line("spread", from, middle, to, middle)
            .line("spread", from, middle - 4, from, middle + 4)
            .line("spread", to, middle - 4, to, middle + 4)
            .text("value", Math.max(end, to) + 8, middle + 5, bar.shown());
      }
    }
  }
}

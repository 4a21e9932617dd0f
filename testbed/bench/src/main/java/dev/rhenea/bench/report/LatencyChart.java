package dev.rhenea.bench.report;

import dev.rhenea.bench.load.Operation;
import dev.rhenea.bench.load.Outcome;
import dev.rhenea.bench.load.Sample;
import dev.rhenea.bench.load.Samples;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Latency over time, on a logarithmic scale: a dot for the slowest operation of each moment, lines
 * for the median of reads and of writes, switches and faults marked.
 */
public final class LatencyChart {
  private static final int WIDTH = 960;
  private static final int HEIGHT = 370;
  private static final int LEFT = 64;
  private static final int RIGHT = 16;
  private static final int TOP = 46;
  private static final int BOTTOM = 56;
  private static final int BUCKETS = 240;

  // No CSS variables: viewers other than browsers do not know them.
  private static final String STYLE =
      """
      text{font:12px system-ui,sans-serif;fill:#24292f}.page{fill:#fff}
      .axis{fill:#6e7781;font-size:11px}.end{text-anchor:end}.mid{text-anchor:middle}
      .name,.tSWITCH,.tFAULT,.tHEALED{font-size:11px}
      .grid{stroke:#d0d7de;stroke-opacity:.6}.band{fill:#8c959f;fill-opacity:.12}
      .READ,.WRITE{fill:none;stroke-width:1.8}
      .dotREAD,.dotWRITE{stroke-width:2.4;stroke-linecap:round;opacity:.4}
      .READ,.dotREAD{stroke:#0969da}.WRITE,.dotWRITE{stroke:#bc4c00}
      .SWITCH{stroke:#24292f;stroke-dasharray:4 3}
      .FAULT{stroke:#cf222e;stroke-width:1.5}.tFAULT{fill:#cf222e}
      .HEALED{stroke:#1a7f37;stroke-width:1.5}.tHEALED{fill:#1a7f37}
      @media (prefers-color-scheme:dark){text{fill:#e6edf3}.page{fill:#0d1117}
      .axis{fill:#8b949e}.grid{stroke:#30363d}.READ,.dotREAD{stroke:#58a6ff}
      .WRITE,.dotWRITE{stroke:#f0883e}.SWITCH{stroke:#e6edf3}
      .FAULT{stroke:#ff7b72}.tFAULT{fill:#ff7b72}.HEALED{stroke:#3fb950}.tHEALED{fill:#3fb950}}
      """;

  private final String origin;
  private final Timeline timeline;
  private final Samples samples;
  private final double low;
  private final double high;

  private LatencyChart(String origin, Timeline timeline, Samples samples) {
    this.origin = origin;
    this.timeline = timeline;
    this.samples = samples;
    long[] latencies =
        samples.all().stream().mapToLong(Sample::latency).filter(nanos -> nanos > 0).toArray();
    low = decade((double) Arrays.stream(latencies).min().orElse(100_000), false);
    high =
        Math.max(
            low * 100, decade((double) Arrays.stream(latencies).max().orElse(10_000_000), true));
  }

  /** The picture of a run: those samples of {@code samples} that took effect. */
  public static String render(String title, Timeline timeline, Samples samples) {
    return render(title, "", timeline, samples);
  }

  /**
   * The same.
   *
   * @param origin a word on where the numbers are from, in the picture; may be empty
   */
  public static String render(String title, String origin, Timeline timeline, Samples samples) {
    Samples effective = samples.where(sample -> sample.outcome() == Outcome.OK);
    return new LatencyChart(origin, timeline, effective).draw(title);
  }

  private String draw(String title) {
    Svg svg = new Svg(WIDTH, HEIGHT, STYLE);
    svg.rectangle("page", 0, 0, WIDTH, HEIGHT);
    phases(svg);
    axes(svg);
    for (Operation.Kind kind : Operation.Kind.values()) {
      List<List<Sample>> buckets = buckets(samples.of(kind));
      svg.path("dot" + kind, dots(buckets)).path(kind.name(), medians(buckets));
    }
    marks(svg);
    legend(svg);
    return svg.render(title);
  }

  /** Every other phase is shaded, and its name a row higher, so that long names have room. */
  private void phases(Svg svg) {
    List<Timeline.Phase> phases = timeline.phases();
    for (int i = 0; i < phases.size(); i++) {
      double from = x(phases.get(i).from());
      double to = x(i + 1 < phases.size() ? phases.get(i + 1).from() : phases.get(i).to());
      boolean odd = i % 2 == 1;
      if (odd) {
        svg.rectangle("band", from, TOP, to - from, HEIGHT - TOP - BOTTOM);
      }
      boolean start = i == 0;
      boolean end = i == phases.size() - 1;
      double at = start ? from : end ? to : (from + to) / 2;
      String css = "name" + (start ? "" : end ? " end" : " mid");
      svg.text(css, at, TOP - (odd ? 22 : 8), fit(phases.get(i).name(), 2 * (to - from)));
    }
  }

  private void axes(Svg svg) {
    for (double value = low; value <= high * 1.01; value *= 10) {
      svg.line("grid", LEFT, y(value), WIDTH - RIGHT, y(value));
      svg.text(
          "axis end", LEFT - 8, y(value) + 4, Units.span((long) value).replaceAll("\\.0+ ", " "));
    }
    double seconds = (timeline.to() - timeline.from()) / 1e9;
    double step =
        seconds > 300 ? 60 : seconds > 100 ? 20 : seconds > 40 ? 10 : seconds > 10 ? 5 : 1;
    for (double second = 0; second <= seconds; second += step) {
      double at = x(timeline.from() + Math.round(second * 1e9));
      svg.line("grid", at, TOP, at, HEIGHT - BOTTOM);
      svg.text("axis mid", at, HEIGHT - BOTTOM + 16, String.format(Locale.ROOT, "%.0f s", second));
    }
  }

  private void marks(Svg svg) {
    for (Timeline.Mark mark : timeline.marks()) {
      double at = x(mark.at());
      svg.line(mark.kind().name(), at, TOP, at, HEIGHT - BOTTOM);
      double row =
          switch (mark.kind()) {
            case SWITCH -> HEIGHT - BOTTOM - 6;
            case FAULT -> TOP + 12;
            case HEALED -> TOP + 26;
          };
      boolean left = at > WIDTH - 140;
      svg.text("t" + mark.kind() + (left ? " end" : ""), at + (left ? -4 : 4), row, mark.label());
    }
  }

  private void legend(Svg svg) {
    double y = HEIGHT - 14;
    svg.line("READ", LEFT, y - 4, LEFT + 24, y - 4).text("name", LEFT + 30, y, "reads, median");
    svg.line("WRITE", LEFT + 130, y - 4, LEFT + 154, y - 4)
        .text("name", LEFT + 160, y, "writes, median");
    String dots = "dots: slowest of each moment; latency from the intended start";
    svg.text("name", LEFT + 270, y, origin.isEmpty() ? dots : dots + "; " + origin);
  }

  /** The samples by the moment in which they were due. */
  private List<List<Sample>> buckets(Samples kind) {
    List<List<Sample>> buckets = new ArrayList<>();
    for (int i = 0; i < BUCKETS; i++) {
      buckets.add(new ArrayList<>());
    }
    double width = (double) (timeline.to() - timeline.from()) / BUCKETS;
    for (Sample sample : kind.all()) {
      int bucket = (int) ((sample.due() - timeline.from()) / width);
      if (bucket >= 0 && bucket < BUCKETS) {
        buckets.get(bucket).add(sample);
      }
    }
    return buckets;
  }

  private String medians(List<List<Sample>> buckets) {
    StringBuilder path = new StringBuilder();
    boolean drawing = false;
    for (List<Sample> bucket : buckets) {
      if (bucket.isEmpty()) {
        continue; // a moment without samples is bridged: low rates would be dots otherwise
      }
      long[] sorted = bucket.stream().mapToLong(Sample::latency).sorted().toArray();
      double at = x(bucket.getFirst().due());
      path.append(
          String.format(
              Locale.ROOT,
              "%s%.1f %.1f",
              drawing ? "L" : "M",
              at,
              y((double) sorted[sorted.length / 2])));
      drawing = true;
    }
    return path.toString();
  }

  private String dots(List<List<Sample>> buckets) {
    StringBuilder path = new StringBuilder();
    for (List<Sample> bucket : buckets) {
      bucket.stream()
          .max(Comparator.comparingLong(Sample::latency))
          .ifPresent(slowest ->
              path.append(
                  String.format(
                      Locale.ROOT,
                      "M%.1f %.1fh0",
                      x(slowest.due()),
                      y((double) slowest.latency()))));
    }
    return path.toString();
  }

  private double x(long time) {
    double share = (double) (time - timeline.from()) / (timeline.to() - timeline.from());
    return LEFT + share * (WIDTH - LEFT - RIGHT);
  }

  private double y(double nanos) {
    double share = Math.log(Math.max(nanos, low) / low) / Math.log(high / low);
    return HEIGHT - BOTTOM - share * (HEIGHT - TOP - BOTTOM);
  }

  private static double decade(double value, boolean up) {
    double exponent = Math.log10(value);
    return Math.pow(10, up ? Math.ceil(exponent) : Math.floor(exponent));
  }

  /** As much of {@code text} as fits into {@code width} units at the size of a phase's name. */
  private static String fit(String text, double width) {
    int most = (int) (width / 6.2);
    return text.length() <= most ? text : most < 4 ? "" : text.substring(0, most - 1) + "…";
  }
}

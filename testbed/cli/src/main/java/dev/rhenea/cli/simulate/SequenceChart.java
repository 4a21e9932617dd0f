package dev.rhenea.cli.simulate;

import dev.rhenea.bench.report.Svg;
import dev.rhenea.environment.NodeId;
import dev.rhenea.worlds.chart.Mark;
import dev.rhenea.worlds.schedule.FaultKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A message-sequence chart: a lifeline for each node, time running down, a row for each thing that
 * happened; arrows are messages, dots are steps, bars on a lifeline are faults that last. At the
 * bottom stands what was seen to be wrong.
 */
final class SequenceChart {
  private static final int LEFT = 150;
  private static final int TOP = 44;
  private static final int COLUMN = 150;
  private static final int ROW = 20;
  private static final int RIGHT = 330;
  private static final int BOTTOM = 84;

  /** How many characters a label may have. */
  private static final int LABEL = 56;

  /** How many characters of the violation go in a line. */
  private static final int LINE = 100;

  private static final String STYLE =
      """
      text{font:12px ui-monospace,monospace;fill:#24292f}.page{fill:#fff}
      .label{paint-order:stroke;stroke:#fff;stroke-width:4px;stroke-linejoin:round}
      .head{font:600 13px system-ui,sans-serif}.mid{text-anchor:middle}.end{text-anchor:end}
      .faint{fill:#57606a}.time{fill:#57606a;font-size:11px}
      .life{stroke:#8c959f;stroke-width:1}.phase{stroke:#57606a;stroke-dasharray:2 4}
      .sent{stroke:#0969da;stroke-width:1.2;fill:none}.tip{fill:#0969da}
      .lost{stroke:#bc4c00;stroke-width:1.2;stroke-dasharray:4 3;fill:none}
      .step{fill:#1a7f37}.fault{fill:#9a6700;font-weight:600}
      .down{fill:#24292f}.paused{fill:#d4a72c}.cut{fill:#8250df}.disk{fill:#bc4c00}.net{fill:#bf3989}
      .clock{fill:#1b7c83}
      .wrong{fill:#cf222e;font-weight:700}.end-line{stroke:#cf222e;stroke-width:2}
      @media (prefers-color-scheme:dark){text{fill:#e6edf3}.page{fill:#0d1117}.label{stroke:#0d1117}
      .faint,.time{fill:#8b949e}.life{stroke:#6e7681}.phase{stroke:#8b949e}
      .sent{stroke:#58a6ff}.tip{fill:#58a6ff}.lost{stroke:#f0883e}.step{fill:#3fb950}
      .fault{fill:#d29922}.down{fill:#e6edf3}.paused{fill:#bb8009}.cut{fill:#a371f7}.disk{fill:#f0883e}
      .net{fill:#f778ba}.clock{fill:#39c5cf}.wrong{fill:#ff7b72}.end-line{stroke:#ff7b72}}
      """;

  /** A fault that began and has not ended yet. */
  private record Open(FaultKind kind, List<NodeId> nodes) {}

  private final List<NodeId> nodes;
  private final List<Mark> marks;
  private final List<String> wrong;
  private final Svg svg;

  private SequenceChart(List<NodeId> nodes, List<Mark> marks, String violation) {
    this.nodes = nodes;
    this.marks = marks;
    this.wrong = lines(violation);
    this.svg = new Svg(width(), height(), STYLE);
  }

  /**
   * Draws {@code marks}, which are in the order of time.
   *
   * @param violation what was seen to be wrong after the last of them
   */
  static String render(String title, List<NodeId> nodes, List<Mark> marks, String violation) {
    SequenceChart chart = new SequenceChart(nodes, marks, violation);
    chart.draw(title);
    return chart.svg.file(title);
  }

  private void draw(String title) {
    svg.rectangle("page", 0, 0, width(), height());
    svg.text("head", 12, 18, title);
    for (NodeId node : nodes) {
      svg.line("life", x(node), TOP, x(node), bottom());
      svg.text("head mid", x(node), TOP - 6, node.name());
    }
    faults();
    for (int row = 0; row < marks.size(); row++) {
      mark(marks.get(row), row);
    }
    svg.line("end-line", 12, bottom(), width() - 12, bottom());
    for (int i = 0; i < wrong.size(); i++) {
      svg.text("wrong", 12, bottom() + 18 + 16 * i, wrong.get(i));
    }
    legend();
  }

  private void mark(Mark mark, int row) {
    double y = y(row);
    switch (mark) {
      case Mark.Message message -> message(message, y);
      case Mark.Step step -> {
        svg.path("step", "M%s a4 4 0 1 0 8 0 a4 4 0 1 0 -8 0".formatted(at(x(step.node()) - 4, y)));
        label("label", x(step.node()) + 9, y + 4, step.name() + step.detail());
      }
      case Mark.Struck struck -> said(struck.nodes(), y, struck.kind().word());
      case Mark.Mended mended -> said(mended.nodes(), y, mended.kind().word() + " over");
      case Mark.Phase phase -> {
        svg.line("phase", LEFT - 60, y, width() - 12, y);
        svg.text("label faint", width() - 12 - 8 * phase.name().length(), y - 4, phase.name());
      }
      case Mark.Omitted omitted ->
          svg.text("label faint", LEFT - 60, y + 4, "⋮ " + omitted.count() + " left out");
    }
    if (!(mark instanceof Mark.Omitted)) {
      svg.text("time end", 84, y + 4, String.format(Locale.ROOT, "%.3f", mark.time() / 1e6));
    }
  }

  private void said(List<NodeId> hit, double y, String what) {
    double x = hit.size() == nodes.size() || hit.isEmpty() ? 96 : x(hit.getFirst()) + 10;
    svg.text("label fault", x, y + 4, what);
  }

  /** From when it was sent to when it arrived, was lost, or is still under way at the end. */
  private void message(Mark.Message message, double y) {
    double x1 = x(message.from());
    double x2 = x(message.to());
    double y2 = y(message.ended());
    if (!message.arrived()) {
      x2 = x1 + (x2 - x1) * 0.6;
    }
    int way = x2 > x1 ? 1 : -1;
    svg.path(message.arrived() ? "sent" : "lost", "M%s L%s".formatted(at(x1, y), at(x2, y2)));
    if (message.arrived()) {
      tip(x1, y, x2, y2);
    } else {
      svg.path("lost", "M%s l8 8 m0 -8 l-8 8".formatted(at(x2 - 4, y2 - 4)));
    }
    label("label" + (way > 0 ? "" : " end"), x1 + 8 * way, y - 3, message.text());
  }

  private void tip(double x1, double y1, double x2, double y2) {
    double length = Math.hypot(x2 - x1, y2 - y1);
    double dx = (x2 - x1) / length;
    double dy = (y2 - y1) / length;
    svg.path(
        "tip",
        "M%s L%s L%s Z"
            .formatted(
                at(x2, y2),
                at(x2 - 9 * dx + 4 * dy, y2 - 9 * dy - 4 * dx),
                at(x2 - 9 * dx - 4 * dy, y2 - 9 * dy + 4 * dx)));
  }

  private void label(String css, double x, double y, String text) {
    svg.text(css, x, y, text.length() <= LABEL ? text : text.substring(0, LABEL - 1) + "…", text);
  }

  /** A bar for each fault on each node it hit, or beside the times if it hit the network. */
  private void faults() {
    Map<Open, Integer> open = new LinkedHashMap<>();
    for (int row = 0; row < marks.size(); row++) {
      switch (marks.get(row)) {
        case Mark.Struck(long time, FaultKind kind, var hit) -> open.put(new Open(kind, hit), row);
        case Mark.Mended(long time, FaultKind kind, var hit) -> {
          Open fault = new Open(kind, hit);
          Integer from = open.remove(fault);
          bar(fault, y(from == null ? 0 : from), y(row));
        }
        default -> {}
      }
    }
    open.forEach((fault, row) -> bar(fault, y(row), bottom()));
  }

  private void bar(Open fault, double from, double to) {
    String css = css(fault.kind);
    if (fault.kind.aim() == FaultKind.Aim.NETWORK) {
      svg.rectangle(css, 88, from, 4, to - from, fault.kind.word());
    } else {
      fault.nodes.forEach(
          node -> svg.rectangle(css, x(node) - 3, from, 6, to - from, fault.kind.word()));
    }
  }

  private static String css(FaultKind kind) {
    return switch (kind) {
      case CRASH, WIPE -> "down";
      case PAUSE -> "paused";
      case ISOLATE, PARTITION, DEAFEN, MUTE, LINK -> "cut";
      case DISK_FULL, SLOW_DISK, MISREAD, DECAY, NO_ROOM -> "disk";
      case FAST_CLOCK, SLOW_CLOCK -> "clock";
      case LOSS, DUPLICATION, STRAGGLERS -> "net";
    };
  }

  private void legend() {
    double x = 12;
    double y = height() - 14;
    for (String css : List.of("down", "paused", "cut", "disk", "net", "clock")) {
      String meaning =
          switch (css) {
            case "down" -> "down";
            case "paused" -> "paused";
            case "cut" -> "cut off";
            case "disk" -> "disk";
            case "clock" -> "clock";
            default -> "network";
          };
      svg.rectangle(css, x, y - 9, 6, 12);
      svg.text("faint", x + 12, y, meaning);
      x += 90;
    }
    svg.text("faint", x, y, "× lost   ● step   times in ms; pings are left out");
  }

  /** Long sentences in several lines. */
  private static List<String> lines(String text) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" ", -1)) {
      if (!line.isEmpty() && line.length() + word.length() >= LINE) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }

  private static String at(double x, double y) {
    return String.format(Locale.ROOT, "%.1f %.1f", x, y);
  }

  private int width() {
    return Math.max(8 * LINE, LEFT + (nodes.size() - 1) * COLUMN + RIGHT);
  }

  private int height() {
    return (int) bottom() + 16 * wrong.size() + BOTTOM - 30;
  }

  private double bottom() {
    return TOP + (marks.size() + 1) * ROW;
  }

  private double x(NodeId node) {
    return LEFT + nodes.indexOf(node) * COLUMN;
  }

  private static double y(int row) {
    return TOP + (row + 1) * ROW;
  }

  /** Between the rows of what happened before and after that time. */
  private double y(long time) {
    int row = 0;
    while (row < marks.size() && marks.get(row).time() <= time) {
      row++;
    }
    return y(row - 1) + ROW / 2.0;
  }
}

package dev.rhenea.bench.report;

import dev.rhenea.checker.history.Call;
import dev.rhenea.checker.history.Operation;
import dev.rhenea.checker.history.ProcessId;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The calls of a history: a column for each process, time running down, a row for each event, so
 * that what overlaps overlaps and what does not does not. A call whose outcome nobody knows has no
 * end.
 */
public final class CallChart {
  private static final int LEFT = 64;
  private static final int TOP = 30;
  private static final int BOTTOM = 56;
  private static final int COLUMN = 168;
  private static final int ROW = 22;
  private static final int GAP = 8;
  private static final int LEGEND = 620;

  /** How many characters of a call fit its bar. */
  private static final int FITS = 24;

  private static final String STYLE =
      """
      text{font:12px ui-monospace,monospace;fill:#24292f}.page{fill:#fff}
      .head{font:600 12px system-ui,sans-serif}.axis{fill:#57606a}.legend{font:12px system-ui,sans-serif}
      .mid{text-anchor:middle}.end{text-anchor:end}.grid{stroke:#d0d7de;stroke-width:.5}
      rect.call{stroke-width:1;rx:3}.ok{fill:#dafbe1;stroke:#4ac26b}.fail{fill:#eaeef2;stroke:#8c959f}
      .info{fill:#fff8c5;stroke:#d4a72c;stroke-dasharray:4 3}
      rect.marked{stroke:#cf222e;stroke-width:2.5}text.marked{fill:#cf222e;font-weight:700}
      @media (prefers-color-scheme:dark){text{fill:#e6edf3}.page{fill:#0d1117}.axis{fill:#8b949e}
      .grid{stroke:#30363d}.ok{fill:#12351f;stroke:#2ea043}.fail{fill:#21262d;stroke:#6e7681}
      .info{fill:#3a2f0b;stroke:#bb8009}rect.marked{stroke:#ff7b72}text.marked{fill:#ff7b72}}
      """;

  private final Collection<Call> marked;
  private final Map<Long, Integer> columns = new TreeMap<>();
  private final Map<Long, Integer> rows = new TreeMap<>();

  private CallChart(List<Call> calls, Collection<Call> marked) {
    this.marked = marked;
    Set<Long> processes = new TreeSet<>();
    Set<Long> events = new TreeSet<>();
    for (Call call : calls) {
      processes.add(process(call));
      call.operations().forEach(operation -> events.add(operation.index()));
    }
    processes.forEach(process -> columns.put(process, columns.size()));
    events.forEach(index -> rows.put(index, rows.size()));
  }

  /** The width below which a picture of {@code calls} is hard to read, in pixels. */
  public static int width(List<Call> calls) {
    return new CallChart(calls, Set.of()).width();
  }

  /**
   * Draws {@code calls}.
   *
   * @param marked those of them that matter
   */
  public static String render(String title, List<Call> calls, Collection<Call> marked) {
    return new CallChart(calls, marked).draw(title, calls);
  }

  private static long process(Call call) {
    return call.invocation().process() instanceof ProcessId.Client(long number) ? number : -1;
  }

  private int width() {
    return Math.max(LEGEND, LEFT + columns.size() * COLUMN + GAP);
  }

  private int height() {
    return TOP + rows.size() * ROW + BOTTOM;
  }

  private String draw(String title, List<Call> calls) {
    Svg svg = new Svg(width(), height(), STYLE);
    svg.rectangle("page", 0, 0, width(), height());
    columns.forEach((process, column) ->
        svg.text("head", LEFT + column * COLUMN, TOP - 12, "process " + process));
    rows.forEach((index, row) ->
        svg.line("grid", LEFT - GAP, y(row), width(), y(row))
            .text("axis end", LEFT - GAP - 4, y(row) + 4, Long.toString(index)));
    calls.stream().sorted(Comparator.comparingLong(Call::start)).forEach(call -> bar(svg, call));
    legend(svg);
    return svg.render(title);
  }

  private static double y(int row) {
    return TOP + (row + 0.5) * ROW;
  }

  private void bar(Svg svg, Call call) {
    double x = LEFT + columns.getOrDefault(process(call), 0) * COLUMN;
    double from = y(rows.getOrDefault(call.start(), 0)) - ROW / 2.0 + 2;
    double to =
        call.end() == Call.NEVER
            ? TOP + rows.size() * ROW + GAP
            : y(rows.getOrDefault(call.end(), 0)) + ROW / 2.0 - 2;
    String mark = marked.contains(call) ? " marked" : "";
    svg.rectangle(
        "call " + call.outcome().label() + mark,
        x,
        from,
        COLUMN - GAP,
        to - from,
        "process " + process(call) + ", " + call);
    svg.text(mark.strip(), x + 6, from + 14, brief(call));
  }

  private static String brief(Call call) {
    String asked = call.argument().isNil() ? "" : " " + call.argument();
    boolean tells = call.isOk() && !call.result().isNil() && !call.result().equals(call.argument());
    String told = tells ? " → " + call.result() : "";
    String text = call.f() + (told.contains(asked) ? "" : asked) + told;
    return text.length() <= FITS - 2 ? text : text.substring(0, FITS - 3) + "…";
  }

  private void legend(Svg svg) {
    double y = height() - 24;
    double x = LEFT;
    for (Operation.Type type :
        List.of(Operation.Type.OK, Operation.Type.FAIL, Operation.Type.INFO)) {
      svg.rectangle("call " + type.label(), x, y, 24, 14);
      String meaning =
          switch (type) {
            case OK -> "took effect";
            case FAIL -> "did not happen";
            case INFO, INVOKE -> "nobody knows";
          };
      svg.text("legend", x + 30, y + 12, type.label() + ": " + meaning);
      x += 150;
    }
    if (!marked.isEmpty()) {
      svg.rectangle("call marked ok", x, y, 24, 14);
      svg.text("legend", x + 30, y + 12, "shows the violation");
    }
  }
}

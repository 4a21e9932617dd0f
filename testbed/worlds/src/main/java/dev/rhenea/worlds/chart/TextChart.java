package dev.rhenea.worlds.chart;

import dev.rhenea.environment.NodeId;
import java.util.List;
import java.util.Locale;

/**
 * A chart for a terminal: a column for each node, a line for each message, step and fault, by the
 * time a message was sent. Time runs down.
 */
public final class TextChart {
  private static final int COLUMN = 10;

  private TextChart() {}

  /** Those marks, which are in the order of time, each line ended. */
  public static String render(List<NodeId> nodes, List<Mark> marks) {
    StringBuilder text = new StringBuilder("%12s".formatted("ms"));
    for (NodeId node : nodes) {
      text.append(("%" + COLUMN + "s").formatted(node));
    }
    text.append('\n');
    for (Mark mark : marks) {
      text.append(String.format(Locale.ROOT, "%12.3f", mark.time() / 1e6))
          .append(line(nodes, mark))
          .append('\n');
    }
    return text.toString();
  }

  private static String line(List<NodeId> nodes, Mark mark) {
    return switch (mark) {
      case Mark.Message message ->
          arrow(nodes.indexOf(message.from()), nodes.indexOf(message.to()), message, nodes.size())
              + "  "
              + message.text()
              + (message.arrived()
                  ? String.format(Locale.ROOT, " (%.3f)", message.ended() / 1e6)
                  : " (lost)");
      case Mark.Step step -> at(nodes, List.of(step.node()), '*') + "  " + step.name();
      case Mark.Struck struck ->
          at(nodes, struck.nodes(), '#') + "  " + struck.kind().word().toUpperCase(Locale.ROOT);
      case Mark.Mended mended ->
          at(nodes, mended.nodes(), '#') + "  " + mended.kind().word() + " over";
      case Mark.Phase phase -> at(nodes, List.of(), '|') + "  == " + phase.name() + " ==";
      case Mark.Omitted omitted -> at(nodes, nodes, ':') + "  (" + omitted.count() + " left out)";
    };
  }

  private static String at(List<NodeId> nodes, List<NodeId> where, char sign) {
    StringBuilder line = lifelines(nodes.size());
    where.forEach(node -> line.setCharAt(place(nodes.indexOf(node)), sign));
    return line.toString();
  }

  private static String arrow(int from, int to, Mark.Message message, int size) {
    StringBuilder line = lifelines(size);
    int left = Math.min(place(from), place(to));
    int right = Math.max(place(from), place(to));
    for (int i = left + 1; i < right; i++) {
      line.setCharAt(i, '-');
    }
    char head = from < to ? '>' : '<';
    int step = from < to ? -1 : 1;
    line.setCharAt(place(to) + step, message.arrived() ? head : 'x');
    return line.toString();
  }

  private static StringBuilder lifelines(int size) {
    StringBuilder line = new StringBuilder(" ".repeat(COLUMN * size));
    for (int i = 0; i < size; i++) {
      line.setCharAt(place(i), '|');
    }
    return line;
  }

  private static int place(int column) {
    return COLUMN * column + COLUMN - 1;
  }
}

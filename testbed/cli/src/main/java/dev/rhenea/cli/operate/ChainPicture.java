package dev.rhenea.cli.operate;

import dev.rhenea.cli.client.ChainView;
import dev.rhenea.cli.client.ChainView.Part;
import java.util.ArrayList;
import java.util.List;

/**
 * A chain as a person sees it: a line for each segment, and beside it which part of the log it
 * holds.
 *
 * <pre>
 *   s0  [0, 812)     zookeeper(n1, n2, n3)  ▒▒▒▒████████
 *   s1  [812, 812)   native(n1, n2, n3)                 ╵ empty
 *   s2  [812, ...    native(n1, n2, n3)                 ███████████▶ 1204
 * </pre>
 *
 * Trimmed parts are grey. Pure.
 */
final class ChainPicture {
  private static final int WIDTH = 30;

  /** Older segments of a long chain are counted, not drawn. */
  private static final int MOST_LINES = 12;

  private final ChainView chain;
  private final long first;
  private final long tail;

  private ChainPicture(ChainView chain, long tail) {
    this.chain = chain;
    this.first = chain.segments().getFirst().start();
    this.tail = tail;
  }

  /**
   * Lines without line ends.
   *
   * @param tail of the log, or what is known of it
   */
  static List<String> draw(ChainView chain, long tail) {
    return new ChainPicture(chain, Math.max(tail, chain.active().start())).lines();
  }

  private List<String> lines() {
    List<Part> shown = chain.segments();
    List<String> lines = new ArrayList<>();
    if (shown.size() > MOST_LINES) {
      int hidden = shown.size() - MOST_LINES;
      lines.add("... %d older segments".formatted(hidden));
      shown = shown.subList(hidden, shown.size());
    }
    List<String> ranges = shown.stream().map(ChainPicture::range).toList();
    int name = widest(shown.stream().map(part -> "s" + part.id()).toList());
    int range = widest(ranges);
    int composition = widest(shown.stream().map(Part::composition).toList());
    for (int i = 0; i < shown.size(); i++) {
      Part part = shown.get(i);
      String text =
          pad("s" + part.id(), name)
              + "  "
              + pad(ranges.get(i), range)
              + "  "
              + pad(part.composition(), composition)
              + "  ";
      lines.add(text + bar(part));
    }
    return lines;
  }

  private static String range(Part part) {
    return part.stop().isPresent()
        ? "[%d, %d)".formatted(part.start(), part.stop().getAsLong())
        : "[%d, ...".formatted(part.start());
  }

  private String bar(Part part) {
    int from = column(part.start());
    String indent = " ".repeat(from);
    if (part.isEmpty()) {
      return indent + "╵ empty";
    }
    int to = column(part.stop().orElse(tail));
    int grey = Math.clamp(column(chain.trimMark()) - from, 0, to - from);
    String body = "▒".repeat(grey) + "█".repeat(to - from - grey);
    return indent
        + (part.stop().isPresent()
            ? (body.isEmpty() ? "▏" : body) // too short to be seen, but not empty
            : body + "▶ " + tail);
  }

  private int column(long position) {
    return tail == first
        ? 0
        : (int) Math.round((double) WIDTH * (position - first) / (tail - first));
  }

  private static int widest(List<String> texts) {
    return texts.stream().mapToInt(String::length).max().orElse(0);
  }

  private static String pad(String text, int width) {
    return text + " ".repeat(width - text.length());
  }
}

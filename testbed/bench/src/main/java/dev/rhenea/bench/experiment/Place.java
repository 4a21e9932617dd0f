package dev.rhenea.bench.experiment;

import dev.rhenea.composition.Region;
import java.util.List;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** Where something of a YAML text stands. Pure. */
final class Place {
  private Place() {}

  /** The first line of {@code node}. */
  static Region of(Node node) {
    Mark start = node.getStartMark();
    Mark end = node.getEndMark();
    int length = end.getLine() == start.getLine() ? end.getColumn() - start.getColumn() : 1;
    return new Region(start.getLine() + 1, start.getColumn() + 1, Math.max(1, length));
  }

  /** One character. */
  static Region of(Mark mark) {
    return new Region(mark.getLine() + 1, mark.getColumn() + 1, 1);
  }

  /**
   * Where in {@code source} that part of the value of {@code scalar} stands; the whole scalar if
   * its form does not tell.
   */
  static Region within(ScalarNode scalar, Region part, String source) {
    Region whole = of(scalar);
    if (scalar.getScalarStyle() == ScalarStyle.LITERAL) {
      int line = whole.line() + part.line();
      List<String> lines = source.lines().toList();
      int indent = indent(scalar, lines, whole.line());
      return line <= lines.size() ? new Region(line, indent + part.column(), part.length()) : whole;
    }
    boolean oneLine = scalar.getStartMark().getLine() == scalar.getEndMark().getLine();
    int quotes = scalar.getScalarStyle() == ScalarStyle.PLAIN ? 0 : 1;
    boolean asWritten = whole.length() == scalar.getValue().length() + 2 * quotes;
    return oneLine && asWritten && part.line() == 1
        ? new Region(whole.line(), whole.column() + quotes + part.column() - 1, part.length())
        : whole;
  }

  /** Of the lines of a block, from what its first line lost. */
  private static int indent(ScalarNode scalar, List<String> lines, int header) {
    String first = scalar.getValue().lines().findFirst().orElse("");
    String written = header < lines.size() ? lines.get(header) : first;
    return Math.max(0, written.length() - first.length());
  }
}

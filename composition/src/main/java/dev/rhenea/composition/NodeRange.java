package dev.rhenea.composition;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Spells out {@code n1..n5}. */
public final class NodeRange {
  /** More nodes than anybody means to write. */
  private static final int MOST = 1000;

  private static final Pattern NUMBERED = Pattern.compile("(.*?)([0-9]{1,9})");

  private NodeRange() {}

  /** The names from {@code from} to {@code to}; empty if they do not count up. */
  public static Optional<List<String>> names(String from, String to) {
    Matcher first = NUMBERED.matcher(from);
    Matcher last = NUMBERED.matcher(to);
    if (!first.matches() || !last.matches() || !first.group(1).equals(last.group(1))) {
      return Optional.empty();
    }
    int begin = Integer.parseInt(first.group(2));
    int end = Integer.parseInt(last.group(2));
    return begin > end || end - begin >= MOST
        ? Optional.empty()
        : Optional.of(IntStream.rangeClosed(begin, end).mapToObj(i -> first.group(1) + i).toList());
  }
}

package dev.rhenea.composition;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * What is wrong with a text, where, and what to write instead.
 *
 * @param suggestion a replacement for the region, if one is near at hand
 */
public record Problem(Region region, String message, Optional<String> suggestion) {
  /** A problem nobody knows a cure for. */
  public static Problem at(Region region, String message) {
    return new Problem(region, message, Optional.empty());
  }

  /** A word that is none of {@code known}; the one that was probably meant is suggested. */
  public static Problem unknown(
      Region region, String message, String word, Collection<String> known) {
    return new Problem(region, message, Spelling.nearest(word, known));
  }

  /** The message in one line: {@code 1:7: unknown node 'n9'; did you mean 'n3'?} */
  @Override
  public String toString() {
    return region.line()
        + ":"
        + region.column()
        + ": "
        + message
        + suggestion.map(word -> "; did you mean '" + word + "'?").orElse("");
  }

  /** The message, the line of {@code source} it is about, and carets under the place. */
  public String render(String source) {
    List<String> lines = source.lines().toList();
    String line = region.line() <= lines.size() ? lines.get(region.line() - 1) : "";
    String indent =
        line.substring(0, Math.min(line.length(), region.column() - 1)).replaceAll("[^\t]", " ");
    return "%s%n  %s%n  %s%s"
        .formatted(this, line, indent, "^".repeat(Math.max(1, region.length())));
  }
}

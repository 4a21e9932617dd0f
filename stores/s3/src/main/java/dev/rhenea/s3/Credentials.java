package dev.rhenea.s3;

import java.util.List;
import java.util.Optional;

/**
 * A file of two lines: the id of an access key, and its secret. Empty lines and what follows a
 * {@code #} at the beginning of a line are left out. Pure.
 */
record Credentials(String id, String secret) {
  /** What to do about a file without. */
  static final String REMEDY =
      "it must be readable, its first line the id of an access key, its second the key's secret";

  /** The content of such a file; empty if it is none. */
  static Optional<Credentials> parse(String content) {
    List<String> lines =
        content
            .lines()
            .map(String::strip)
            .filter(line -> !line.isEmpty() && !line.startsWith("#"))
            .toList();
    return lines.size() == 2
        ? Optional.of(new Credentials(lines.get(0), lines.get(1)))
        : Optional.empty();
  }

  /** The id alone: the secret is told to nobody. */
  @Override
  public String toString() {
    return id;
  }
}

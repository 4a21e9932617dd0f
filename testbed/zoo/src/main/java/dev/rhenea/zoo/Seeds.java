package dev.rhenea.zoo;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A few seeds, in the order in which they are tried: single ones and ranges that include both ends,
 * as in {@code 7, 10..29}.
 */
public record Seeds(List<Long> all) {
  private static final Pattern PART = Pattern.compile("(\\d{1,18})(?:\\.\\.(\\d{1,18}))?");

  private static final int MOST = 10_000;

  public Seeds {
    all = List.copyOf(all);
    if (all.isEmpty()) {
      throw new IllegalArgumentException("at least one seed");
    }
  }

  /** The seeds from {@code first} on, {@code count} of them. */
  public static Seeds from(long first, int count) {
    List<Long> seeds = new ArrayList<>();
    for (long seed = first; seed < first + count; seed++) {
      seeds.add(seed);
    }
    return new Seeds(seeds);
  }

  /**
   * Reads them as a patch file's header has them.
   *
   * @throws IllegalArgumentException if it is not a list of seeds and ranges
   */
  static Seeds parse(String text) {
    List<Long> seeds = new ArrayList<>();
    for (String part : text.split(",", -1)) {
      Matcher matcher = PART.matcher(part.strip());
      if (!matcher.matches()) {
        throw new IllegalArgumentException("not a seed or a range of seeds: '" + part + "'");
      }
      long first = Long.parseLong(matcher.group(1));
      long last = matcher.group(2) == null ? first : Long.parseLong(matcher.group(2));
      if (last < first || last - first > MOST) {
        throw new IllegalArgumentException("not a range of at most " + MOST + " seeds: " + part);
      }
      for (long seed = first; seed <= last; seed++) {
        seeds.add(seed);
      }
    }
    return new Seeds(seeds);
  }
}

package dev.rhenea.zoo;

import java.util.ArrayList;
import java.util.List;

/**
 * A change to one text file, as {@code diff -u} and {@code git diff} write it. Applied strictly:
 * the lines of each hunk, context included, must occur exactly once, whatever their numbers are.
 *
 * @param path the file, from the root of the sources
 * @param hunks the places to change
 */
public record UnifiedDiff(String path, List<Hunk> hunks) {
  /** Lines to find, and what to put in their place. */
  public record Hunk(List<String> before, List<String> after) {
    public Hunk {
      before = List.copyOf(before);
      after = List.copyOf(after);
    }
  }

  public UnifiedDiff {
    hunks = List.copyOf(hunks);
  }

  /**
   * Reads a diff from its {@code ---} line on.
   *
   * @param name for error messages
   * @throws IllegalArgumentException if it is none
   */
  static UnifiedDiff parse(String name, List<String> lines) {
    if (lines.size() < 3
        || !lines.get(0).startsWith("--- a/")
        || !lines.get(1).startsWith("+++ b/")) {
      throw new IllegalArgumentException(name + ": no lines '--- a/FILE' and '+++ b/FILE'");
    }
    String path = lines.get(1).substring("+++ b/".length()).strip();
    List<Hunk> hunks = new ArrayList<>();
    List<String> before = new ArrayList<>();
    List<String> after = new ArrayList<>();
    for (String line : lines.subList(2, lines.size())) {
      String text = line.isEmpty() ? "" : line.substring(1);
      switch (line.isEmpty() ? ' ' : line.charAt(0)) {
        case '@' -> {
          addHunk(hunks, before, after);
          before.clear();
          after.clear();
        }
        case ' ' -> {
          before.add(text);
          after.add(text);
        }
        case '-' -> before.add(text);
        case '+' -> after.add(text);
        default -> throw new IllegalArgumentException(name + ": not a line of a hunk: " + line);
      }
    }
    addHunk(hunks, before, after);
    return new UnifiedDiff(path, hunks);
  }

  private static void addHunk(List<Hunk> hunks, List<String> before, List<String> after) {
    if (!before.equals(after)) {
      hunks.add(new Hunk(before, after));
    }
  }

  /**
   * The lines of the changed file.
   *
   * @throws IllegalArgumentException if a hunk fits nowhere, or in more than one place
   */
  List<String> applyTo(List<String> source) {
    List<String> lines = new ArrayList<>(source);
    for (Hunk hunk : hunks) {
      List<Integer> places = new ArrayList<>();
      for (int at = 0; at + hunk.before().size() <= lines.size(); at++) {
        if (lines.subList(at, at + hunk.before().size()).equals(hunk.before())) {
          places.add(at);
        }
      }
      if (places.size() != 1) {
        throw new IllegalArgumentException(
            "the patch no longer applies to %s: %d places look like%n%s"
                .formatted(path, places.size(), String.join("\n", hunk.before())));
      }
      List<String> place =
          lines.subList(places.getFirst(), places.getFirst() + hunk.before().size());
      place.clear();
      place.addAll(hunk.after());
    }
    return lines;
  }
}

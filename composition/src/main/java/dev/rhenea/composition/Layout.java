package dev.rhenea.composition;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A piece of text that stands on one line if it fits, and else has a line for each of its items.
 */
sealed interface Layout {
  /** A line should not be longer, in characters; one word may be. */
  int WIDTH = 100;

  /** By how much items stand right of what they belong to, in characters. */
  int STEP = 2;

  /** A word, or a few that are never parted. */
  record Words(String text) implements Layout {}

  /**
   * Items between brackets.
   *
   * @param open up to and including the opening bracket
   * @param left comments after the last item
   */
  record Group(String open, List<Item> items, List<String> left, String close) implements Layout {}

  /**
   * One item, with the comments about it.
   *
   * @param above comments on lines of their own
   * @param label what stands before it on its line, for example {@code sequencer: }
   * @param beside a comment at the end of its line
   */
  record Item(List<String> above, String label, Layout value, Optional<String> beside) {
    boolean isPlain() {
      return above.isEmpty() && beside.isEmpty();
    }
  }

  /** In one line; empty if a comment ends a line in it. */
  default Optional<String> flat() {
    return switch (this) {
      case Words(String text) -> Optional.of(text);
      case Group group -> {
        List<String> parts = new ArrayList<>();
        for (Item item : group.items) {
          Optional<String> value = item.isPlain() ? item.value.flat() : Optional.empty();
          value.ifPresent(text -> parts.add(item.label + text));
        }
        yield group.left.isEmpty() && parts.size() == group.items.size()
            ? Optional.of(group.open + String.join(", ", parts) + group.close)
            : Optional.empty();
      }
    };
  }

  /**
   * Writes it.
   *
   * @param indent where its lines begin, but for the first one
   * @param before characters that stand on its first line already
   * @param after characters that must fit after it
   */
  default void write(StringBuilder out, int indent, int before, int after) {
    Optional<String> flat = flat().filter(text -> before + text.length() + after <= WIDTH);
    if (flat.isPresent()) {
      out.append(flat.get());
      return;
    }
    switch (this) {
      case Words(String text) -> out.append(text);
      case Group group -> {
        String margin = "\n" + " ".repeat(indent + STEP);
        out.append(group.open);
        for (int i = 0; i < group.items.size(); i++) {
          Item item = group.items.get(i);
          String comma = i + 1 < group.items.size() ? "," : "";
          item.above.forEach(comment -> out.append(margin).append(comment));
          out.append(margin).append(item.label);
          int start = indent + STEP + item.label.length();
          item.value.write(out, indent + STEP, start, comma.length());
          out.append(comma);
          item.beside.ifPresent(comment -> out.append("  ").append(comment));
        }
        group.left.forEach(comment -> out.append(margin).append(comment));
        out.append("\n").append(" ".repeat(indent)).append(group.close);
      }
    }
  }
}

package dev.rhenea.node.table.machine;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A place in a JSON document, as RFC 6901 has it: {@code /address/city}, {@code /tags/0}, or the
 * empty text for the whole. In a name {@code ~1} is a slash and {@code ~0} a tilde.
 *
 * @param names of members, or indexes of elements, from the outside in
 */
public record JsonPointer(List<String> names) {
  public JsonPointer {
    names = List.copyOf(names);
  }

  /**
   * Reads {@link #toString}.
   *
   * @throws IllegalArgumentException saying what is wrong
   */
  public static JsonPointer parse(String text) {
    if (!text.isEmpty() && !text.startsWith("/")) {
      throw new IllegalArgumentException(
          "a JSON pointer, which begins with '/', like /address/city; not '" + text + "'");
    }
    List<String> names = new ArrayList<>();
    String[] parts = text.split("/", -1);
    for (int i = 1; i < parts.length; i++) {
      names.add(unescaped(parts[i]));
    }
    return new JsonPointer(names);
  }

  private static String unescaped(String name) {
    if (name.replace("~0", "").replace("~1", "").contains("~")) {
      throw new IllegalArgumentException(
          "a JSON pointer, in which '~' is written ~0 and '/' in a name ~1; not '" + name + "'");
    }
    return name.replace("~1", "/").replace("~0", "~");
  }

  @Override
  public String toString() {
    return names.stream()
        .map(name -> "/" + name.replace("~", "~0").replace("/", "~1"))
        .collect(Collectors.joining());
  }
}

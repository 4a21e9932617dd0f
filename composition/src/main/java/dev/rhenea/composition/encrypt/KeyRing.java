package dev.rhenea.composition.encrypt;

import dev.rhenea.payload.Payload;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The keys of a file: all of them read, the newest one writes. */
record KeyRing(List<Key> keys) {
  private static final Pattern KEY = Pattern.compile("[0-9A-Fa-f]{64}");

  /** What to do about a file without a key. */
  static final String REMEDY =
      "each line of it is a key of 64 hexadecimal digits, the last one writes;"
          + " 'openssl rand -hex 32' makes one";

  /** What a file holds. */
  sealed interface Read {
    record Keys(KeyRing ring) implements Read {}

    /** Nothing to work with; the reason tells no byte of the file. */
    record Unusable(String reason) implements Read {}
  }

  KeyRing {
    keys = List.copyOf(keys);
  }

  /**
   * Reads a file; empty lines and what follows a {@code #} are left out.
   *
   * @param path for the messages
   */
  static Read read(String path, Optional<Payload> content) {
    if (content.isEmpty()) {
      return new Read.Unusable("there is no key file '%s' that can be read".formatted(path));
    }
    List<Key> keys = new ArrayList<>();
    List<String> lines = content.get().toUtf8().lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).replaceFirst("#.*", "").strip();
      if (KEY.matcher(line).matches()) {
        keys.add(new Key(HexFormat.of().parseHex(line)));
      } else if (!line.isEmpty()) {
        return new Read.Unusable("line %d of key file '%s' is no key".formatted(i + 1, path));
      }
    }
    return keys.isEmpty()
        ? new Read.Unusable("there is no key in file '%s'".formatted(path))
        : new Read.Keys(new KeyRing(keys));
  }

  Key newest() {
    return keys.getLast();
  }

  Optional<Key> find(Payload id) {
    return keys.stream().filter(key -> key.id().equals(id)).findFirst();
  }
}

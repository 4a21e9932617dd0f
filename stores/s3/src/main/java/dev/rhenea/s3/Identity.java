package dev.rhenea.s3;

import dev.rhenea.environment.StorageId;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The object that tells a store from any other bucket, or prefix of one (rule N14). */
record Identity(Objects objects) {
  private static final String NAME = "~store"; // no other object has such a name
  private static final Pattern CONTENT =
      Pattern.compile("rhenea object store 1\nstore id ([0-9a-f]{1,16})\n");

  /** What was read there. */
  sealed interface Read {
    record Found(StorageId id) implements Read {}

    record None() implements Read {}

    /** Something else has that name. */
    record Foreign() implements Read {}
  }

  Read read() {
    Optional<byte[]> content = objects.get(NAME);
    if (content.isEmpty()) {
      return new Read.None();
    }
    Matcher fields = CONTENT.matcher(new String(content.get(), StandardCharsets.US_ASCII));
    return fields.matches()
        ? new Read.Found(new StorageId(Long.parseUnsignedLong(fields.group(1), 16)))
        : new Read.Foreign();
  }

  /** Draws one and writes it, if there is none; of several writers one succeeds. */
  Read claim() {
    if (read() instanceof Read.None) {
      StorageId drawn = new StorageId(new SecureRandom().nextLong());
      String content = "rhenea object store 1\nstore id " + drawn + "\n";
      objects.putIfAbsent(NAME, content.getBytes(StandardCharsets.US_ASCII));
    }
    return read();
  }
}

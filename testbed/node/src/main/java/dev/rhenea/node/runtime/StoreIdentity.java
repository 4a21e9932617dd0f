package dev.rhenea.node.runtime;

import dev.rhenea.environment.StorageId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The file that tells a store of objects from any other folder (rule N14). */
final class StoreIdentity {
  private static final String NAME = "~store"; // no object has such a name
  private static final Pattern CONTENT =
      Pattern.compile("rhenea object store 1\nstore id ([0-9a-f]{1,16})\n");

  private StoreIdentity() {}

  /** What the file says; empty if there is none. */
  static Optional<StorageId> read(Path root) throws IOException {
    Path file = root.resolve(NAME);
    String content;
    try {
      content = Files.readString(file);
    } catch (NoSuchFileException none) {
      return Optional.empty();
    }
    Matcher fields = CONTENT.matcher(content);
    if (!fields.matches()) {
      throw new IOException(
          file
              + ": not an identity file of format 1. Restore it from a backup, or upgrade this node"
              + " if a newer one wrote it");
    }
    return Optional.of(new StorageId(Long.parseUnsignedLong(fields.group(1), 16)));
  }

  /** What the file says, durably; written if there is none: of several writers one succeeds. */
  static StorageId claim(Path root, WholeFiles files) throws IOException {
    if (read(root).isPresent()) {
      files.sync(root); // whoever wrote it may have died before it was durable
    } else {
      StorageId drawn = new StorageId(new SecureRandom().nextLong());
      String content = "rhenea object store 1\nstore id " + drawn + "\n";
      files.create(root.resolve(NAME), content.getBytes(StandardCharsets.US_ASCII));
    }
    return read(root).orElseThrow(() -> new NoSuchFileException(root.resolve(NAME).toString()));
  }
}

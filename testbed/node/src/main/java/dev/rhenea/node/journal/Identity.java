package dev.rhenea.node.journal;

import dev.rhenea.environment.StorageId;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The file that holds a data folder's storage id: random, written once (rule N14). */
final class Identity {
  private static final Pattern CONTENT =
      Pattern.compile("rhenea data folder 1\nstorage id ([0-9a-f]{1,16})\n");

  private Identity() {}

  static StorageId random() {
    return new StorageId(new SecureRandom().nextLong());
  }

  /** What the folder's identity file says; empty if the folder has none. */
  static Optional<StorageId> read(Path folder) throws IOException {
    Path file = folder.resolve("identity");
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    Matcher content = CONTENT.matcher(Files.readString(file));
    if (!content.matches()) {
      throw new JournalException(
          file
              + " at byte 0: not an identity file of format 1. Restore it from a backup, or upgrade"
              + " this node if a newer one wrote it");
    }
    return Optional.of(new StorageId(Long.parseUnsignedLong(content.group(1), 16)));
  }

  /** Gives the folder its identity; on disk when it returns. */
  static void write(Path folder, StorageId id) throws IOException {
    Path draft = folder.resolve("identity.draft");
    Files.writeString(draft, "rhenea data folder 1\nstorage id " + id + "\n");
    sync(draft, StandardOpenOption.WRITE);
    Files.move(draft, folder.resolve("identity"), StandardCopyOption.ATOMIC_MOVE);
    syncFolder(folder);
  }

  /** Makes the names in {@code folder} survive the loss of power. */
  static void syncFolder(Path folder) throws IOException {
    sync(folder, StandardOpenOption.READ);
  }

  private static void sync(Path path, StandardOpenOption mode) throws IOException {
    try (FileChannel file = FileChannel.open(path, mode)) {
      file.force(true);
    }
  }
}

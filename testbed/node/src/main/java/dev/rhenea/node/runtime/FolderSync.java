package dev.rhenea.node.runtime;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The one door through which the names in a folder become durable. */
@FunctionalInterface
interface FolderSync {
  /** The file system's own. */
  FolderSync REAL =
      folder -> {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
          channel.force(true);
        }
      };

  /** Returns when every name that is in {@code folder} now survives the loss of power. */
  void sync(Path folder) throws IOException;
}

package dev.rhenea.zoo.table;

import dev.rhenea.node.table.copy.Folders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.LongFunction;

/**
 * A replica with an index: random batches of commands, some of which cannot be applied at first,
 * restarts, and writes between the pages of a query.
 */
public final class IndexedTable implements LongFunction<List<String>> {
  private static final int BATCHES = 40;

  /** Loaded by name. */
  public IndexedTable() {}

  /** {@code T2} if the index answers something else than a table would that filters its rows. */
  @Override
  public List<String> apply(long seed) {
    try {
      Path folder = Files.createTempDirectory("indexed-table");
      try (IndexedReplica replica = new IndexedReplica(folder, new SplittableRandom(seed))) {
        boolean right = true;
        for (int i = 0; i < BATCHES && right; i++) {
          replica.next();
          right = replica.isRight();
        }
        return right ? List.of() : List.of("T2");
      } finally {
        Folders.delete(folder);
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}

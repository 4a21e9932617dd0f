package dev.rhenea.node.table.machine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rhenea.node.table.TableStore;
import dev.rhenea.node.table.copy.Folders;
import dev.rhenea.payload.Payload;
import dev.rhenea.virtuallog.LogEntry;
import dev.rhenea.virtuallog.Lsn;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksIterator;

/**
 * Random commands and indexes against a table that filters all its rows; and a replica on disk,
 * which is stopped, loses what was not flushed, or gets the state of another one in the middle of
 * it, has the same cells, byte for byte.
 */
class IndexModelTest {
  private static final int SEEDS = 12;
  private static final int COMMANDS = 250;

  private @TempDir Path folder;

  @Test
  void everyReadyIndexIsTheTableFiltered() {
    int answered = 0;
    for (long seed = 0; seed < SEEDS; seed++) {
      IndexWorkload workload = new IndexWorkload(seed);
      Replica replica = new Replica(workload.log);
      for (int i = 0; i < COMMANDS; i++) {
        workload.next();
        replica.playTo(workload.log.size());
        workload.heard(replica.results.getLast());
        if (i % 5 == 0) {
          workload.compare(replica.cells);
        }
      }
      workload.finish(replica);
      workload.compare(replica.cells);
      answered += workload.answered;
    }
    assertThat(answered).isGreaterThan(50 * SEEDS);
  }

  @Test
  void aReplicaOnDiskHasTheSameCellsHoweverItGotThem() throws Exception {
    for (long seed = 0; seed < 6; seed++) {
      IndexWorkload workload = new IndexWorkload(seed);
      Replica replica = new Replica(workload.log);
      while (workload.log.size() < COMMANDS) {
        workload.next();
      }
      workload.finish(replica);
      Path one = folder.resolve("one-" + seed);
      Path other = folder.resolve("other-" + seed);
      play(one, other, workload.log, new SplittableRandom(seed));
      assertThat(cells(one)).as("seed %d", seed).isEqualTo(Map.copyOf(replica.cells.content()));
      assertThat(cells(other)).as("seed %d", seed).isEqualTo(Map.copyOf(replica.cells.content()));
    }
  }

  private static void play(Path one, Path other, List<LogEntry> log, SplittableRandom random)
      throws IOException {
    TableStore first = TableStore.open(one);
    TableStore second = TableStore.open(other);
    Lsn end = new Lsn(log.size());
    while (first.cursor().isBefore(end) || second.cursor().isBefore(end)) {
      switch (random.nextInt(6)) {
        case 0 -> first.flush();
        case 1 -> {
          first.close();
          first = TableStore.open(one);
        }
        case 2 -> {
          if (second.cursor().isBefore(first.cursor())) {
            Path copy = other.resolveSibling("copy");
            Folders.delete(copy);
            first.checkpoint(copy);
            assertThat(second.inspect(copy)).isEqualTo(first.cursor());
            second.adopt(copy);
          }
        }
        case 3 -> apply(second, log, random);
        default -> apply(first, log, random);
      }
    }
    first.flush();
    second.flush();
    first.close();
    second.close();
  }

  private static void apply(TableStore store, List<LogEntry> log, SplittableRandom random) {
    int from = (int) store.cursor().value();
    int to = Math.min(log.size(), from + random.nextInt(1, 30));
    TableStore.Applied applied = store.apply(log.subList(from, to), new Lsn(to));
    assertThat(store.cursor()).isEqualTo(applied.next()).isGreaterThanOrEqualTo(new Lsn(from));
  }

  private static Map<Payload, Payload> cells(Path folder) throws Exception {
    Map<Payload, Payload> cells = new LinkedHashMap<>();
    try (Options options = new Options();
        RocksDB database = RocksDB.openReadOnly(options, folder.toString());
        RocksIterator all = database.newIterator()) {
      for (all.seekToFirst(); all.isValid(); all.next()) {
        cells.put(Payload.wrap(all.key()), Payload.wrap(all.value()));
      }
    }
    return cells;
  }
}

package dev.rhenea.node.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rhenea.environment.RecordLog;
import dev.rhenea.environment.Storage;
import dev.rhenea.environment.UnitId;
import dev.rhenea.payload.Payload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is dropped frees its files, and what lives among it stays. */
class CleaningTest {
  private static final JournalOptions SMALL = JournalOptions.DEFAULT.withSegmentBytes(16 << 10);

  @TempDir Path folder;
  private final TestLoop loop = new TestLoop();

  @AfterEach
  void end() {
    loop.close();
  }

  @Test
  void aTrimmedLogTakesBoundedSpaceForEver() throws Exception {
    UnitId old = new UnitId("register:chain");
    UnitId busy = new UnitId("default/1");
    try (Journal journal = Journal.open(folder, SMALL)) {
      Storage kept = loop.on(() -> journal.storage(old, loop));
      Storage trimmed = loop.on(() -> journal.storage(busy, loop));
      loop.await(() -> kept.cell("promise").write(Payload.utf8("ballot 1")));
      loop.await(() -> kept.log("accepted").write(4, Payload.utf8("chain 4")));
      loop.await(() -> kept.log("accepted").dropBelow(4));
      for (int i = 0; i < 3000; i++) {
        int index = i;
        loop.on(() -> trimmed.log("entries").write(index, Payload.wrap(new byte[500])));
        if (i % 50 == 49) {
          loop.await(() -> trimmed.log("entries").dropBelow(index - 20));
        }
      }
      assertThat(segments()).hasSizeLessThan(8).doesNotContain("0000000001");
      check(kept, trimmed);
    }
    try (Journal journal = Journal.open(folder, SMALL)) {
      check(loop.on(() -> journal.storage(old, loop)), loop.on(() -> journal.storage(busy, loop)));
    }
  }

  private void check(Storage kept, Storage trimmed) throws Exception {
    assertThat(loop.on(() -> kept.cell("promise").value())).contains(Payload.utf8("ballot 1"));
    assertThat(loop.await(() -> kept.log("accepted").read(0, 9, 100)))
        .containsExactly(new RecordLog.Entry(4, Payload.utf8("chain 4")));
    assertThat(loop.on(() -> kept.log("accepted").start())).isEqualTo(4);
    assertThat(loop.on(() -> trimmed.log("entries").start())).isEqualTo(2979);
    assertThat(loop.await(() -> trimmed.log("entries").read(0, 9999, 1 << 20)))
        .hasSize(21)
        .allMatch(entry -> entry.bytes().size() == 500);
  }

  @Test
  void aDestroyedUnitIsGoneForGood() throws Exception {
    UnitId unit = new UnitId("default/1");
    try (Journal journal = Journal.open(folder, SMALL)) {
      for (int round = 0; round < 20; round++) {
        Storage storage = loop.on(() -> journal.storage(unit, loop));
        for (int i = 0; i < 40; i++) {
          int index = i;
          loop.on(() -> storage.log("entries").write(index, Payload.wrap(new byte[500])));
        }
        loop.await(storage::destroy);
      }
      assertThat(segments()).hasSizeLessThan(8);
    }
    try (Journal journal = Journal.open(folder, SMALL)) {
      Storage storage = loop.on(() -> journal.storage(unit, loop));
      assertThat(loop.on(() -> storage.log("entries").end())).isEqualTo(0);
      assertThat(loop.await(() -> storage.log("entries").read(0, 99, 1000))).isEmpty();
    }
  }

  private List<String> segments() throws IOException {
    try (var files = Files.list(folder.resolve("journal"))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}

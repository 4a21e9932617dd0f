package dev.rhenea.node.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rhenea.environment.Storage;
import dev.rhenea.environment.Unavailable;
import dev.rhenea.environment.UnitId;
import dev.rhenea.payload.Payload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a node can no longer write it says so, and loses nothing it had acknowledged. */
class FullDiskTest {
  private static final UnitId UNIT = new UnitId("default/7f");
  private static final UnitId OTHER = new UnitId("default/80");
  private static final JournalOptions SMALL = JournalOptions.DEFAULT.withSegmentBytes(4096);

  @TempDir Path folder;
  private final TestLoop loop = new TestLoop();

  @AfterEach
  void end() {
    loop.close();
  }

  @Test
  void aFullJournalRefusesEntriesAndKeepsWhatItHas() throws Exception {
    int acknowledged;
    try (Journal journal = Journal.open(folder, SMALL.withMostBytes(3 * 4096))) {
      Storage storage = open(journal, UNIT);
      acknowledged = fill(storage, 0);
      assertThat(acknowledged).isBetween(40, 2 * 4096 / 100);
      assertThat(tryWrite(storage, acknowledged))
          .contains("all of its 12288 bytes are in use")
          .contains("disk full: free space there, trim the log, or allow the journal more");
      assertThatThrownBy(() -> loop.await(() -> storage.cell("small").write(Payload.empty())))
          .isInstanceOf(Unavailable.class);
    }
    try (Journal journal = Journal.open(folder, SMALL)) {
      Storage storage = open(journal, UNIT);
      assertThat(loop.on(() -> storage.log("entries").end())).isEqualTo(acknowledged);
      assertThat(tryWrite(storage, acknowledged)).isEmpty();
    }
  }

  /** Two prepared segments, of which entries take one: cells and trims go on in the other. */
  @Test
  void whileTheDiskIsFullCellsAndTrimsGoOnAndATrimMakesRoom() throws Exception {
    FickleDisk disk = new FickleDisk();
    try (Journal journal = Journal.open(folder, SMALL, disk)) {
      Storage storage = open(journal, UNIT);
      assertThat(tryWrite(storage, 0)).isEmpty();
      awaitSpares();
      disk.full = true;
      int end = fill(storage, 1);
      assertThat(end).isBetween(40, 2 * 4096 / 100);
      assertThat(tryWrite(storage, end)).contains("No space left on device");
      assertThat(tryWrite(open(journal, OTHER), 0)).contains("No space left on device");
      Storage again = open(journal, UNIT);
      assertThat(loop.on(() -> again.log("entries").end())).isEqualTo(end);
      for (int i = 0; i < 20; i++) {
        loop.await(() -> again.cell("seal").write(Payload.wrap(new byte[100])));
      }
      loop.await(() -> again.log("entries").dropBelow(end));
      disk.full = false; // what was deleted
      while (!tryWrite(open(journal, UNIT), end).isEmpty()) {
        Thread.onSpinWait(); // a segment is prepared in the background
      }
      assertThat(disk.refusals.get()).isPositive();
    }
    try (Journal journal = Journal.open(folder, SMALL)) {
      Storage storage = open(journal, UNIT);
      assertThat(loop.on(() -> storage.cell("seal").value())).isPresent();
      assertThat(loop.on(() -> storage.log("entries").start())).isPositive();
    }
  }

  /** Even the reserve has an end, which harms nothing that is written already. */
  @Test
  void whenTheReserveIsUsedUpEverythingIsRefused() throws Exception {
    FickleDisk disk = new FickleDisk();
    int written = 0;
    try (Journal journal = Journal.open(folder, SMALL, disk)) {
      awaitSpares();
      disk.full = true;
      fill(open(journal, UNIT), 0);
      Storage storage = open(journal, UNIT);
      try {
        while (true) {
          long index = written;
          loop.await(() -> storage.log("mark" + index).dropBelow(1)); // lives for ever
          written++;
        }
      } catch (Unavailable why) {
        assertThat(why.diagnosis().toString()).contains("No space left on device");
      }
      assertThat(written).isGreaterThan(40);
    }
    try (Journal journal = Journal.open(folder, SMALL)) {
      Storage storage = open(journal, UNIT);
      for (int i = 0; i < written; i++) {
        String log = "mark" + i;
        assertThat(loop.on(() -> storage.log(log).start())).isEqualTo(1);
      }
    }
  }

  /** What a failed write left is taken back before anything else is written. */
  @Test
  void aWriteThatTheDiskRefusesIsCutOffAndTheOthersGoOn() throws Exception {
    FickleDisk disk = new FickleDisk();
    try (Journal journal = Journal.open(folder, SMALL, disk)) {
      Storage storage = open(journal, UNIT);
      assertThat(tryWrite(storage, 0)).isEmpty();
      disk.tears = true;
      assertThat(tryWrite(storage, 1)).contains("No space left on device");
      disk.tears = false;
      assertThat(tryWrite(storage, 1)).contains("No space left on device");
      Storage again = open(journal, UNIT);
      assertThat(loop.on(() -> again.log("entries").end())).isEqualTo(1);
      assertThat(tryWrite(again, 1)).isEmpty();
      assertThat(tryWrite(open(journal, OTHER), 0)).isEmpty();
    }
    try (Journal journal = Journal.open(folder, SMALL)) {
      Storage storage = open(journal, UNIT);
      assertThat(loop.on(() -> storage.log("entries").end())).isEqualTo(2);
      Storage other = open(journal, OTHER);
      assertThat(loop.on(() -> other.log("entries").end())).isEqualTo(1);
    }
  }

  /** Else what it left could be taken for a record later. */
  @Test
  void aWriteThatCannotBeCutOffBreaksTheJournal() throws Exception {
    FickleDisk disk = new FickleDisk();
    try (Journal journal = Journal.open(folder, SMALL, disk)) {
      disk.tears = true;
      disk.keepsTorn = true;
      assertThat(tryWrite(open(journal, UNIT), 0)).contains("device gone");
      disk.tears = false;
      assertThat(tryWrite(open(journal, OTHER), 0)).contains("device gone");
    }
  }

  /** A failed sync proves nothing about any byte, so that no unit may go on. */
  @Test
  void aFailedSyncBreaksEveryUnitUntilTheJournalIsOpenedAgain() throws Exception {
    FickleDisk disk = new FickleDisk();
    try (Journal journal = Journal.open(folder, SMALL, disk)) {
      Storage storage = loop.on(() -> journal.storage(UNIT, loop));
      Storage other = loop.on(() -> journal.storage(OTHER, loop));
      assertThat(tryWrite(storage, 0)).isEmpty();
      disk.forgets = true;
      assertThat(tryWrite(storage, 1)).contains("device gone").contains("replace or free the disk");
      assertThat(loop.on(() -> storage.log("entries").end())).isEqualTo(1);
      disk.forgets = false;
      assertThat(tryWrite(storage, 2)).contains("device gone");
      assertThat(tryWrite(other, 0)).contains("device gone");
    }
    try (Journal journal = Journal.open(folder, SMALL)) {
      Storage storage = loop.on(() -> journal.storage(UNIT, loop));
      assertThat(loop.on(() -> storage.log("entries").end())).isBetween(1L, 2L);
      assertThat(tryWrite(storage, 2)).isEmpty();
    }
  }

  @Test
  void aRecordThatFitsNoSegmentIsABug() throws Exception {
    try (Journal journal = Journal.open(folder, SMALL)) {
      Storage storage = loop.on(() -> journal.storage(UNIT, loop));
      Payload large = Payload.wrap(new byte[4096]);
      assertThat(loop.on(() -> refusal(() -> storage.log("entries").write(0, large))))
          .contains("does not fit into a segment of 4096");
    }
  }

  private Storage open(Journal journal, UnitId unit) {
    return loop.on(() -> journal.storage(unit, loop));
  }

  /** Writes entries until one is refused; its index. */
  private int fill(Storage storage, int from) {
    int index = from;
    while (tryWrite(storage, index).isEmpty()) {
      index++;
    }
    return index;
  }

  private void awaitSpares() throws IOException {
    for (String name : List.of("spare", "spare2")) {
      Path spare = folder.resolve("journal").resolve(name);
      while (!Files.exists(spare) || Files.size(spare) < 4096) {
        Thread.onSpinWait();
      }
    }
  }

  private static String refusal(Runnable call) {
    try {
      call.run();
      return "";
    } catch (IllegalArgumentException refused) {
      return String.valueOf(refused.getMessage());
    }
  }

  /** Why the write failed; empty if it did not. */
  private String tryWrite(Storage storage, long index) {
    try {
      loop.await(() -> storage.log("entries").write(index, Payload.wrap(new byte[100])));
      return "";
    } catch (Unavailable why) {
      return why.diagnosis().toString();
    }
  }
}

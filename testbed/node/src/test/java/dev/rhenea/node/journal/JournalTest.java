package dev.rhenea.node.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rhenea.environment.Done;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.RecordLog;
import dev.rhenea.environment.Storage;
import dev.rhenea.environment.StorageId;
import dev.rhenea.environment.Unavailable;
import dev.rhenea.environment.UnitId;
import dev.rhenea.loglet.LogletTraits.Durability;
import dev.rhenea.payload.Payload;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a unit sees of the journal, before and after the node was started again. */
class JournalTest {
  private static final UnitId UNIT = new UnitId("default/7f");
  private static final JournalOptions SMALL = JournalOptions.DEFAULT.withSegmentBytes(64 << 10);

  @TempDir Path folder;
  private final TestLoop loop = new TestLoop();

  @AfterEach
  void end() {
    loop.close();
  }

  @Test
  void whatWasWrittenIsThereAfterARestart() throws Exception {
    try (Journal journal = Journal.open(folder, SMALL)) {
      Storage storage = storage(journal);
      loop.await(() -> storage.log("entries").write(0, Payload.utf8("a")));
      loop.await(() -> storage.log("entries").write(7, Payload.utf8("h")));
      loop.await(() -> storage.cell("seal").write(Payload.utf8("sealed")));
      check(storage);
    }
    try (Journal journal = Journal.open(folder, SMALL)) {
      check(storage(journal));
    }
  }

  private void check(Storage storage) throws Unavailable {
    RecordLog log = loop.on(() -> storage.log("entries"));
    assertThat(loop.await(() -> log.read(0, 100, 1000)))
        .containsExactly(
            new RecordLog.Entry(0, Payload.utf8("a")), new RecordLog.Entry(7, Payload.utf8("h")));
    assertThat(loop.on(log::start)).isEqualTo(0);
    assertThat(loop.on(log::end)).isEqualTo(8);
    assertThat(loop.on(() -> storage.cell("seal").value())).contains(Payload.utf8("sealed"));
    assertThat(loop.on(() -> storage.cell("other").value())).isEmpty();
  }

  /** Nobody can be told what a crash could take back. */
  @Test
  void aWriteIsSeenOnlyWhenItIsDurable() throws Exception {
    try (Journal journal = Journal.open(folder, SMALL)) {
      Storage storage = storage(journal);
      List<Object> seen = new ArrayList<>();
      loop.await(() -> {
        RecordLog log = storage.log("entries");
        Future<Done> written = log.write(3, Payload.utf8("x"));
        storage.cell("seal").write(Payload.utf8("y"));
        seen.add(log.end());
        seen.add(storage.cell("seal").value().isPresent());
        return written;
      });
      assertThat(seen).containsExactly(0L, false);
      assertThat(loop.on(() -> storage.log("entries").end())).isEqualTo(4);
    }
  }

  @Test
  void writingAnIndexAgainReplacesTheRecord() throws Exception {
    for (Path place : List.of(folder.resolve("one"), folder.resolve("two"))) {
      try (Journal journal = Journal.open(place, SMALL)) {
        Storage storage = storage(journal);
        loop.on(() -> storage.log("entries").write(1, Payload.utf8("old")));
        loop.await(() -> storage.log("entries").write(1, Payload.utf8("new")));
      }
      try (Journal journal = Journal.open(place, SMALL)) {
        Storage storage = storage(journal);
        assertThat(loop.await(() -> storage.log("entries").read(0, 2, 1)))
            .containsExactly(new RecordLog.Entry(1, Payload.utf8("new")));
      }
    }
  }

  /** Rule N8: a local tail never goes back, not even by a trim and a restart. */
  @Test
  void whatWasDroppedStaysDroppedAndTheEndStays() throws Exception {
    try (Journal journal = Journal.open(folder, SMALL)) {
      Storage storage = storage(journal);
      loop.on(() -> storage.log("entries").write(1, Payload.utf8("b")));
      loop.on(() -> storage.log("entries").write(5, Payload.utf8("f")));
      loop.on(() -> storage.log("entries").dropBelow(9));
      loop.on(() -> storage.log("entries").dropBelow(4));
      loop.await(() -> storage.log("entries").write(2, Payload.utf8("late")));
    }
    try (Journal journal = Journal.open(folder, SMALL)) {
      Storage storage = storage(journal);
      RecordLog log = loop.on(() -> storage.log("entries"));
      assertThat(loop.on(log::start)).isEqualTo(9);
      assertThat(loop.on(log::end)).isEqualTo(9);
      assertThat(loop.await(() -> log.read(0, 100, 1000))).isEmpty();
    }
  }

  @Test
  void destroyErasesOneUnitOnly() throws Exception {
    UnitId other = new UnitId("default/80");
    try (Journal journal = Journal.open(folder, SMALL)) {
      Storage storage = storage(journal);
      Storage kept = loop.on(() -> journal.storage(other, loop));
      loop.on(() -> storage.log("entries").write(1, Payload.utf8("b")));
      loop.on(() -> storage.cell("seal").write(Payload.utf8("y")));
      loop.on(() -> kept.cell("seal").write(Payload.utf8("kept")));
      loop.await(storage::destroy);
      assertThat(loop.on(() -> storage.log("entries").end())).isEqualTo(0);
      assertThat(loop.on(() -> storage.cell("seal").value())).isEmpty();
      loop.await(() -> storage.cell("mark").write(Payload.utf8("gone")));
    }
    try (Journal journal = Journal.open(folder, SMALL)) {
      Storage storage = storage(journal);
      assertThat(loop.on(() -> storage.log("entries").end())).isEqualTo(0);
      assertThat(loop.on(() -> storage.cell("seal").value())).isEmpty();
      assertThat(loop.on(() -> storage.cell("mark").value())).contains(Payload.utf8("gone"));
      Storage kept = loop.on(() -> journal.storage(other, loop));
      assertThat(loop.on(() -> kept.cell("seal").value())).contains(Payload.utf8("kept"));
    }
  }

  @Test
  void readsStopAtTheirLimitButReturnOneRecord() throws Exception {
    try (Journal journal = Journal.open(folder, SMALL)) {
      Storage storage = storage(journal);
      for (int i = 0; i < 10; i++) {
        int index = i;
        loop.await(() -> storage.log("entries").write(index, Payload.wrap(new byte[100])));
      }
      assertThat(loop.await(() -> storage.log("entries").read(2, 9, 1))).hasSize(1);
      assertThat(loop.await(() -> storage.log("entries").read(2, 9, 300))).hasSize(3);
    }
    try (Journal journal = Journal.open(folder, SMALL)) {
      Storage storage = storage(journal);
      assertThat(loop.await(() -> storage.log("entries").read(2, 9, 1))).hasSize(1);
      assertThat(loop.await(() -> storage.log("entries").read(2, 9, 1 << 20))).hasSize(7);
    }
  }

  /** Rule N14: the identity of a data folder is written once. */
  @Test
  void theStorageIdBelongsToTheFolder() throws Exception {
    StorageId first;
    try (Journal journal = Journal.open(folder, SMALL)) {
      first = journal.id();
      assertThat(storage(journal).id()).isEqualTo(first);
    }
    try (Journal journal = Journal.open(folder, SMALL)) {
      assertThat(journal.id()).isEqualTo(first);
    }
    try (Journal journal = Journal.open(folder.resolve("new"), SMALL)) {
      assertThat(journal.id()).isNotEqualTo(first);
    }
  }

  /** Rule N14: a node that keeps nothing must not look like the one it was. */
  @Test
  void aVolatileJournalStartsEmptyUnderANewIdentity() throws Exception {
    JournalOptions none = SMALL.withDurability(Durability.NONE);
    StorageId first;
    try (Journal journal = Journal.open(folder, none)) {
      first = journal.id();
      Storage storage = storage(journal);
      loop.await(() -> storage.cell("seal").write(Payload.utf8("y")));
    }
    try (Journal journal = Journal.open(folder, none)) {
      assertThat(journal.id()).isNotEqualTo(first);
      Storage storage = storage(journal);
      assertThat(loop.on(() -> storage.cell("seal").value())).isEmpty();
    }
  }

  @Test
  void writesThatPileUpDuringASyncShareTheNext() throws Exception {
    try (Journal journal = Journal.open(folder, SMALL.withSyncLatency(Duration.ofMillis(5)))) {
      Storage storage = storage(journal);
      loop.await(() -> {
        for (int i = 0; i < 999; i++) {
          storage.log("entries").write(i, Payload.wrap(new byte[10]));
        }
        return storage.log("entries").write(999, Payload.wrap(new byte[10]));
      });
      assertThat(journal.counts().records()).isEqualTo(1000);
      assertThat(journal.counts().batches()).isLessThan(100);
    }
  }

  @Test
  void aNewHandleTakesOverFromTheOldOne() throws Exception {
    try (Journal journal = Journal.open(folder, SMALL)) {
      Storage old = storage(journal);
      loop.await(() -> old.cell("seal").write(Payload.utf8("y")));
      Storage fresh = storage(journal);
      assertThat(loop.on(() -> fresh.cell("seal").value())).contains(Payload.utf8("y"));
      assertThatThrownBy(() -> loop.await(() -> old.cell("seal").write(Payload.utf8("z"))))
          .isInstanceOf(Unavailable.class)
          .hasMessageContaining("opened anew");
      loop.await(() -> fresh.cell("seal").write(Payload.utf8("w")));
    }
  }

  @Test
  void closeMakesDurableWhatWasIssuedAndRefusesTheRest() throws Exception {
    Journal journal = Journal.open(folder, SMALL.withDurability(Durability.PAGE_CACHE));
    Storage storage = storage(journal);
    loop.on(() -> storage.log("entries").write(0, Payload.utf8("a")));
    journal.close();
    assertThat(loop.on(() -> storage.log("entries").end())).isEqualTo(1);
    assertThatThrownBy(() -> loop.await(() -> storage.log("entries").write(1, Payload.utf8("b"))))
        .isInstanceOf(Unavailable.class)
        .hasMessageContaining("is closed");
    assertThat(folder.resolve("journal/0000000001")).exists();
  }

  private Storage storage(Journal journal) {
    return loop.on(() -> journal.storage(UNIT, loop));
  }
}

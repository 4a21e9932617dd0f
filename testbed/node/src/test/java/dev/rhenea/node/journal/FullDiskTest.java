package dev.rhenea.node.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rhenea.environment.Storage;
import dev.rhenea.environment.Unavailable;
import dev.rhenea.environment.UnitId;
import dev.rhenea.payload.Payload;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
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
  void aFullJournalFailsWritesAndKeepsWhatItHas() throws Exception {
    int acknowledged = 0;
    try (Journal journal = Journal.open(folder, SMALL.withMostBytes(3 * 4096))) {
      Storage storage = loop.on(() -> journal.storage(UNIT, loop));
      String why = "";
      while (why.isEmpty()) {
        why = tryWrite(storage, acknowledged);
        acknowledged += why.isEmpty() ? 1 : 0;
      }
      assertThat(why)
          .contains("all of its 12288 bytes are in use")
          .contains("free space or allow the journal more, then restart the node");
      assertThat(tryWrite(storage, acknowledged)).isEqualTo(why);
      assertThatThrownBy(() -> loop.await(() -> storage.cell("small").write(Payload.empty())))
          .isInstanceOf(Unavailable.class);
    }
    try (Journal journal = Journal.open(folder, SMALL)) {
      Storage storage = loop.on(() -> journal.storage(UNIT, loop));
      assertThat(loop.on(() -> storage.log("entries").end())).isEqualTo(acknowledged);
      assertThat(tryWrite(storage, acknowledged)).isEmpty();
    }
  }

  /** A failed sync proves nothing about any byte, so that no unit may go on. */
  @Test
  void aFailedSyncBreaksEveryUnitUntilTheJournalIsOpenedAgain() throws Exception {
    FailingSync disk = new FailingSync();
    try (Journal journal = Journal.open(folder, SMALL, disk)) {
      Storage storage = loop.on(() -> journal.storage(UNIT, loop));
      Storage other = loop.on(() -> journal.storage(OTHER, loop));
      assertThat(tryWrite(storage, 0)).isEmpty();
      disk.fails = true;
      assertThat(tryWrite(storage, 1)).contains("device gone").contains("replace or free the disk");
      assertThat(loop.on(() -> storage.log("entries").end())).isEqualTo(1);
      disk.fails = false;
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

  private static final class FailingSync implements Disk {
    volatile boolean fails;

    @Override
    public void write(FileChannel file, ByteBuffer bytes, long position) throws IOException {
      Disk.REAL.write(file, bytes, position);
    }

    @Override
    public void sync(FileChannel file) throws IOException {
      if (fails) {
        throw new IOException("device gone");
      }
      file.force(false);
    }
  }
}

package dev.rhenea.node.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rhenea.environment.RecordLog;
import dev.rhenea.environment.Storage;
import dev.rhenea.environment.UnitId;
import dev.rhenea.payload.Payload;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A torn end is cut off; anything else that is damaged or missing is refused and named. */
class DamageTest {
  private static final UnitId UNIT = new UnitId("default/7f");
  private static final JournalOptions SMALL = JournalOptions.DEFAULT.withSegmentBytes(4096);
  private static final int RECORDS = 6;

  @TempDir Path folder;
  private final TestLoop loop = new TestLoop();
  private Path file;
  private byte[] intact;

  /** Offsets at which the records begin, and where the last one ends. */
  private final List<Integer> starts = new ArrayList<>();

  /** A journal of six records, each synced before the next was written. */
  @BeforeEach
  void fill() throws Exception {
    try (Journal journal = Journal.open(folder, SMALL)) {
      Storage storage = loop.on(() -> journal.storage(UNIT, loop));
      for (int i = 0; i < RECORDS; i++) {
        starts.add(SegmentHeader.SIZE + (int) journal.counts().bytes());
        int index = i;
        loop.await(() -> storage.log("entries").write(index, record(index)));
      }
      starts.add(SegmentHeader.SIZE + (int) journal.counts().bytes());
    }
    file = folder.resolve("journal/0000000001");
    intact = Files.readAllBytes(file);
  }

  @AfterEach
  void end() {
    loop.close();
  }

  private static Payload record(int index) {
    return Payload.utf8("record " + index);
  }

  @Test
  void aFileCutAtAnyByteYieldsTheRecordsBeforeIt() throws Exception {
    for (int length = SegmentHeader.SIZE; length <= starts.getLast(); length++) {
      byte[] cut = new byte[length];
      System.arraycopy(intact, 0, cut, 0, length);
      Files.write(file, cut);
      int end = length;
      long whole = starts.stream().skip(1).filter(start -> start <= end).count();
      assertThat(recovered()).as("cut at %d", length).hasSize((int) whole);
    }
  }

  @Test
  void theLastRecordTornAtAnyByteIsCutOffAndTheJournalGoesOn() throws Exception {
    int last = starts.get(RECORDS - 1);
    for (int at = last; at < starts.getLast(); at++) {
      byte[] torn = intact.clone();
      torn[at] ^= 0x40;
      Files.write(file, torn);
      assertThat(recovered()).as("torn at %d", at).hasSize(RECORDS - 1);
      writeOne(RECORDS);
      assertThat(recovered()).hasSize(RECORDS).last().isEqualTo(record(RECORDS));
    }
  }

  @Test
  void anyBitThatFlippedInTheMiddleIsRefusedWithItsPlace() throws Exception {
    for (int bit = starts.getFirst() * 8; bit < starts.get(RECORDS - 1) * 8; bit++) {
      byte[] damaged = intact.clone();
      damaged[bit / 8] ^= (byte) (1 << bit % 8);
      Files.write(file, damaged);
      int at = bit / 8;
      int start = starts.stream().filter(s -> s <= at).reduce((a, b) -> b).orElseThrow();
      assertThatThrownBy(this::recovered)
          .as("bit %d", bit)
          .isInstanceOf(JournalException.class)
          .hasMessageContaining(file + " at byte " + start + ": ")
          .hasMessageContaining("Restore the data folder from a backup");
    }
  }

  @Test
  void zeroesInTheMiddleAreDamageToo() throws Exception {
    byte[] damaged = intact.clone();
    for (int at = starts.get(2); at < starts.get(3); at++) {
      damaged[at] = 0;
    }
    Files.write(file, damaged);
    assertThatThrownBy(this::recovered)
        .isInstanceOf(JournalException.class)
        .hasMessageContaining(file + " at byte " + starts.get(2) + ": ");
  }

  @Test
  void aDamagedHeaderIsRefused() throws Exception {
    for (int bit = 0; bit < 40 * 8; bit++) {
      byte[] damaged = intact.clone();
      damaged[bit / 8] ^= (byte) (1 << bit % 8);
      Files.write(file, damaged);
      assertThatThrownBy(this::recovered)
          .isInstanceOf(JournalException.class)
          .hasMessageContaining(file + " at byte 0: the header is damaged");
    }
  }

  @Test
  void aNewerFormatAsksForAnUpgrade() throws Exception {
    Files.write(file, withVersion(2, 0));
    assertThatThrownBy(this::recovered)
        .isInstanceOf(JournalException.class)
        .hasMessageContaining("upgrade this node first");
  }

  /** So what the header says is true of every record behind it. */
  @Test
  void nothingIsAddedBehindTheHeaderOfAnotherMinorVersion() throws Exception {
    byte[] other = withVersion(1, 7);
    Files.write(file, other);
    writeOne(RECORDS);
    assertThat(Files.exists(file) ? Files.readAllBytes(file) : other) // cleaning may delete it
        .isEqualTo(other);
    assertThat(recovered()).hasSize(RECORDS + 1).last().isEqualTo(record(RECORDS));
    writeOne(RECORDS + 1);
    assertThat(recovered()).hasSize(RECORDS + 2);
    assertThat(Recovery.segmentsIn(folder.resolve("journal"))).endsWith(2L);
  }

  private byte[] withVersion(int major, int minor) {
    ByteBuffer other = ByteBuffer.wrap(intact.clone());
    other.putShort(8, (short) major).putShort(10, (short) minor);
    CRC32C crc = new CRC32C();
    crc.update(other.array(), 0, 36);
    return other.putInt(36, (int) crc.getValue()).array();
  }

  @Test
  void aSegmentOfAnotherFolderIsRefused() throws Exception {
    Path other = folder.resolve("other");
    Journal.open(other, SMALL).close();
    Files.delete(other.resolve("journal/0000000001"));
    Files.copy(file, other.resolve("journal/0000000001"));
    assertThatThrownBy(() -> Journal.open(other, SMALL))
        .isInstanceOf(JournalException.class)
        .hasMessageContaining("belongs to the data folder with storage id");
  }

  @Test
  void missingFilesAreRefusedNotTakenForEmptiness() throws Exception {
    Files.delete(file);
    assertThatThrownBy(this::recovered)
        .isInstanceOf(JournalException.class)
        .hasMessageContaining("its segments were removed");
    Files.write(file, intact);
    for (int i = RECORDS; i < 200; i++) {
      writeOne(i);
    }
    List<Path> segments;
    try (var files = Files.list(file.getParent())) {
      segments =
          files.filter(path -> path.getFileName().toString().matches("\\d+")).sorted().toList();
    }
    assertThat(segments).hasSizeGreaterThan(2);
    for (Path missing : segments.subList(0, segments.size() - 1)) {
      byte[] content = Files.readAllBytes(missing);
      Files.delete(missing);
      assertThatThrownBy(this::recovered)
          .isInstanceOf(JournalException.class)
          .hasMessageContaining(missing + " is missing");
      Files.write(missing, content);
    }
    Files.move(folder.resolve("identity"), folder.resolve("elsewhere"));
    assertThatThrownBy(this::recovered)
        .isInstanceOf(JournalException.class)
        .hasMessageContaining("identity is missing");
  }

  @Test
  void aSegmentThatEndsTooEarlyIsRefused() throws Exception {
    for (int i = RECORDS; i < 100; i++) {
      writeOne(i);
    }
    byte[] full = Files.readAllBytes(file);
    int end = full.length;
    while (full[end - 1] == 0) {
      end--;
    }
    full[end - 1] = 0;
    Files.write(file, full);
    assertThatThrownBy(this::recovered)
        .isInstanceOf(JournalException.class)
        .hasMessageContaining(file + " at byte ");
  }

  @Test
  void aRecordDamagedWhileTheNodeRunsIsNotReadAsIfItWereIntact() throws Exception {
    try (Journal journal = Journal.open(folder, SMALL)) {
      byte[] damaged = intact.clone();
      damaged[starts.get(2) - 1] ^= 1;
      Files.write(file, damaged);
      Storage storage = loop.on(() -> journal.storage(UNIT, loop));
      assertThat(loop.await(() -> storage.log("entries").read(0, 1, 1))).hasSize(1);
      assertThatThrownBy(() -> loop.await(() -> storage.log("entries").read(1, 2, 1)))
          .hasMessageContaining(file + " at byte " + starts.get(1))
          .hasMessageContaining("is damaged");
    }
  }

  private List<Payload> recovered() throws Exception {
    try (Journal journal = Journal.open(folder, SMALL)) {
      Storage storage = loop.on(() -> journal.storage(UNIT, loop));
      return loop.await(() -> storage.log("entries").read(0, 1000, 1 << 20)).stream()
          .map(RecordLog.Entry::bytes)
          .toList();
    }
  }

  private void writeOne(int index) throws Exception {
    try (Journal journal = Journal.open(folder, SMALL)) {
      Storage storage = loop.on(() -> journal.storage(UNIT, loop));
      loop.await(() -> storage.log("entries").write(index, record(index)));
    } catch (IOException failed) {
      throw new AssertionError("write of record " + index, failed);
    }
  }
}

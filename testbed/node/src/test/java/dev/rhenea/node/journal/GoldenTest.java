package dev.rhenea.node.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rhenea.environment.RecordLog;
import dev.rhenea.environment.Storage;
import dev.rhenea.environment.StorageId;
import dev.rhenea.environment.UnitId;
import dev.rhenea.payload.Payload;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The format of every released version stays readable, byte by byte. */
class GoldenTest {
  private static final StorageId STORAGE = new StorageId(0x0123456789abcdefL);
  private static final UnitId UNIT = new UnitId("default/7f");
  private static final UnitId GONE = new UnitId("default/6e");

  @TempDir Path folder;

  /** One record of every kind. */
  private static final List<Change> CHANGES =
      List.of(
          new Change.Write(UNIT, "entries", 0, Payload.utf8("first")),
          new Change.Write(UNIT, "entries", 1, Payload.utf8("second")),
          new Change.Set(UNIT, "seal", Payload.utf8("sealed")),
          new Change.Drop(UNIT, "entries", 1),
          new Change.Set(GONE, "seal", Payload.utf8("gone")),
          new Change.Destroy(GONE),
          new Change.Release(0));

  @Test
  void version1IsWrittenAsItAlwaysWas() throws Exception {
    assertThat(lines(version1())).isEqualTo(golden());
  }

  @Test
  void version1IsRead() throws Exception {
    byte[] bytes = HexFormat.of().parseHex(golden().replace("\n", ""));
    Files.createDirectories(folder.resolve("journal"));
    Files.write(folder.resolve("journal/0000000001"), bytes);
    Files.writeString(
        folder.resolve("identity"), "rhenea data folder 1\nstorage id 123456789abcdef\n");
    try (TestLoop loop = new TestLoop();
        Journal journal = Journal.open(folder, JournalOptions.DEFAULT.withSegmentBytes(4096))) {
      assertThat(journal.id()).isEqualTo(STORAGE);
      Storage storage = loop.on(() -> journal.storage(UNIT, loop));
      assertThat(loop.await(() -> storage.log("entries").read(0, 9, 1000)))
          .containsExactly(new RecordLog.Entry(1, Payload.utf8("second")));
      assertThat(loop.on(() -> storage.log("entries").start())).isEqualTo(1);
      assertThat(loop.on(() -> storage.cell("seal").value())).contains(Payload.utf8("sealed"));
      Storage gone = loop.on(() -> journal.storage(GONE, loop));
      assertThat(loop.on(() -> gone.cell("seal").value())).isEmpty();
    }
  }

  private static byte[] version1() {
    Frames frames = new Frames(STORAGE, 1);
    ByteBuffer out = ByteBuffer.allocate(4096);
    out.put(new SegmentHeader(STORAGE, 1, SegmentHeader.SIZE).toBytes());
    for (Change change : CHANGES) {
      frames.write(out, out.position(), out.position(), change);
    }
    return Arrays.copyOf(out.array(), out.position());
  }

  private static String lines(byte[] bytes) {
    return HexFormat.of().formatHex(bytes).replaceAll("(.{64})", "$1\n").strip();
  }

  private static String golden() throws IOException {
    try (InputStream file = GoldenTest.class.getResourceAsStream("version-1.hex")) {
      return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.US_ASCII)
          .strip();
    }
  }
}

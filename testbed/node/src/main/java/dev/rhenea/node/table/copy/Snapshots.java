package dev.rhenea.node.table.copy;

import dev.rhenea.payload.Payload;
import dev.rhenea.virtuallog.Lsn;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;
import java.util.zip.CRC32C;

/**
 * The snapshots of this replica that others copy. There are two at most, the ones asked for last: a
 * copy that takes longer than two others begin is begun anew. Thread-safe; methods block.
 */
public final class Snapshots {
  /** Bytes of a file that one answer carries at most. */
  public static final int PART_BYTES = 1 << 20;

  private static final int MOST = 2;

  private final Checkpoints store;
  private final Path folder;
  private final SecureRandom random = new SecureRandom();
  private final SequencedMap<Long, Snapshot> held = new LinkedHashMap<>();

  private Snapshots(Checkpoints store, Path folder) {
    this.store = store;
    this.folder = folder;
  }

  /** Keeps snapshots of {@code store} in {@code folder}, from which those of old are deleted. */
  public static Snapshots in(Path folder, Checkpoints store) throws IOException {
    Folders.delete(folder);
    Files.createDirectories(folder);
    return new Snapshots(store, folder);
  }

  /** Takes one. */
  public synchronized Snapshot take() throws IOException {
    long id = random.nextLong() >>> 1;
    while (held.size() >= MOST) {
      Folders.delete(folder(held.pollFirstEntry().getKey()));
    }
    Lsn cursor = store.cursor();
    store.checkpoint(folder(id));
    List<Snapshot.Part> parts = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder(id))) {
      for (Path file : files.sorted().toList()) {
        parts.add(
            new Snapshot.Part(String.valueOf(file.getFileName()), Files.size(file), crc(file)));
      }
    }
    Snapshot taken = new Snapshot(id, cursor, parts);
    held.put(id, taken);
    return taken;
  }

  /**
   * Bytes of a file of a snapshot from {@code from} on, at most {@link #PART_BYTES}; empty if there
   * is no such snapshot any more, or no such file.
   */
  public synchronized Optional<Payload> read(long id, String name, long from) throws IOException {
    Snapshot snapshot = held.get(id);
    if (snapshot == null
        || snapshot.parts().stream()
            .noneMatch(part -> part.name().equals(name) && from <= part.bytes())) {
      return Optional.empty();
    }
    Path file = folder(id).resolve(name);
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(PART_BYTES, channel.size() - from));
      int read = 0;
      while (read >= 0 && bytes.hasRemaining()) {
        read = channel.read(bytes, from + bytes.position());
      }
      return Optional.of(Payload.wrap(bytes.array(), 0, bytes.position()));
    }
  }

  private Path folder(long id) {
    return folder.resolve(Long.toHexString(id));
  }

  /** The CRC32C of a whole file. */
  static int crc(Path file) throws IOException {
    CRC32C crc = new CRC32C();
    ByteBuffer bytes = ByteBuffer.allocate(PART_BYTES);
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      while (channel.read(bytes) >= 0) {
        crc.update(bytes.flip());
        bytes.clear();
      }
    }
    return (int) crc.getValue();
  }
}

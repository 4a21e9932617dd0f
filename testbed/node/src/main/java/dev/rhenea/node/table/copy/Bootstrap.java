package dev.rhenea.node.table.copy;

import dev.rhenea.environment.NodeId;
import dev.rhenea.payload.Payload;
import dev.rhenea.virtuallog.Lsn;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Gets this replica a state from another one, because the log no longer has all that it would need
 * to build it by itself. See the package's documentation for what a crash leaves behind.
 */
public final class Bootstrap {
  /** How often a part of a file is asked for before the copy is given up. */
  private static final int ATTEMPTS = 3;

  private final Checkpoints store;
  private final Peers peers;
  private final Path incoming;

  /**
   * For {@code store}, from {@code peers}.
   *
   * @param incoming where what arrives is collected: on the store's file system
   */
  public Bootstrap(Checkpoints store, Peers peers, Path incoming) {
    this.store = store;
    this.peers = peers;
    this.incoming = incoming;
  }

  /**
   * Replaces the state by a peer's that reaches at least up to {@code needed}; blocks.
   *
   * @return the cursor of the new state
   * @throws IOException if no peer has one now, with what each said; then the state is as it was
   */
  public Lsn run(Lsn needed) throws IOException {
    List<String> reasons = new ArrayList<>();
    for (NodeId peer : peers.all()) {
      try {
        Snapshot snapshot = peers.take(peer);
        requireReach(snapshot.cursor(), needed);
        fetch(peer, snapshot);
        requireReach(store.inspect(incoming), needed);
        store.adopt(incoming);
        return store.cursor();
      } catch (IOException failed) {
        reasons.add(peer + ": " + failed.getMessage());
      }
    }
    throw new IOException(
        "no replica has a state to copy that reaches up to %s: %s"
            .formatted(needed, String.join("; ", reasons)));
  }

  private static void requireReach(Lsn cursor, Lsn needed) throws IOException {
    if (cursor.isBefore(needed)) {
      throw new IOException("its state reaches up to " + cursor + " only");
    }
  }

  private void fetch(NodeId peer, Snapshot snapshot) throws IOException {
    Folders.delete(incoming);
    Files.createDirectories(incoming);
    for (Snapshot.Part part : snapshot.parts()) {
      Path file = incoming.resolve(part.name());
      if (!incoming.equals(file.getParent())) {
        throw new IOException("it names a file '" + part.name() + "', which is none");
      }
      fetch(peer, snapshot.id(), part, file);
      if (Files.size(file) != part.bytes() || Snapshots.crc(file) != part.crc()) {
        throw new IOException(part.name() + " arrived damaged");
      }
    }
    Folders.sync(incoming);
  }

  private void fetch(NodeId peer, long snapshot, Snapshot.Part part, Path file) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      long at = 0;
      while (at < part.bytes()) {
        Payload bytes = read(peer, snapshot, part.name(), at);
        if (bytes.isEmpty()) {
          throw new IOException(part.name() + " ends at byte " + at);
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes.toByteArray());
        while (buffer.hasRemaining()) {
          at += channel.write(buffer);
        }
      }
      channel.force(true);
    }
  }

  private Payload read(NodeId peer, long snapshot, String name, long from) throws IOException {
    for (int attempt = 1; ; attempt++) {
      try {
        return peers.read(peer, snapshot, name, from);
      } catch (IOException lost) {
        if (attempt == ATTEMPTS || Thread.currentThread().isInterrupted()) {
          throw lost;
        }
      }
    }
  }
}

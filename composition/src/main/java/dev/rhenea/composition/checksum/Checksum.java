package dev.rhenea.composition.checksum;

import dev.rhenea.composition.filter.Coding;
import dev.rhenea.loglet.LogletId;
import dev.rhenea.payload.Payload;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

/** Entries with a CRC-32C in front. Pure. */
final class Checksum implements Coding {
  /** What is put in front of an entry, in bytes. */
  static final int OVERHEAD = Integer.BYTES;

  private final byte[] id;

  Checksum(LogletId id) {
    this.id = id.toString().getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public Coded encode(Payload entry) {
    byte[] sum = ByteBuffer.allocate(OVERHEAD).putInt(sum(entry)).array();
    return new Coded.Done(entry.prepend(Payload.wrap(sum)));
  }

  @Override
  public Coded decode(Payload stored) {
    if (stored.size() < OVERHEAD) {
      return damaged("it has %d bytes, fewer than a checksum".formatted(stored.size()));
    }
    Payload entry = stored.slice(OVERHEAD, stored.size());
    int written = ByteBuffer.wrap(stored.slice(0, OVERHEAD).toByteArray()).getInt();
    int found = sum(entry);
    return written == found
        ? new Coded.Done(entry)
        : damaged("its CRC-32C is %08x, written was %08x".formatted(found, written));
  }

  private int sum(Payload entry) {
    CRC32C sum = new CRC32C();
    sum.update(id, 0, id.length);
    entry.forEachChunk(sum::update);
    return (int) sum.getValue();
  }

  private static Coded damaged(String how) {
    return Coded.Impossible.lost("the stored entry is damaged: " + how);
  }
}

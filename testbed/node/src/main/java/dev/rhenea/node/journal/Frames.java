package dev.rhenea.node.journal;

import dev.rhenea.environment.StorageId;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/**
 * Frames of one segment: written into and found in buffers. What a frame's checksum covers makes it
 * valid at one place in the world only. Not thread-safe.
 */
final class Frames {
  /** Bytes before the body: length, checksum, synced. */
  static final int HEAD = 12;

  private final StorageId storage;
  private final long segment;
  private final CRC32C crc = new CRC32C();
  private final ByteBuffer context = ByteBuffer.allocate(28);

  Frames(StorageId storage, long segment) {
    this.storage = storage;
    this.segment = segment;
  }

  /**
   * Adds a frame at the position of {@code out}.
   *
   * @param offset where in the segment that position will be
   * @param synced up to which offset the segment is known to be on disk
   * @return where the frame will be
   */
  Place write(ByteBuffer out, int offset, int synced, Change change) {
    int start = out.position();
    out.position(start + HEAD);
    ChangeCodec.write(out, change);
    int length = out.position() - start - HEAD;
    int checksum = checksum(offset, length, synced, out.slice(start + HEAD, length));
    out.putInt(start, length).putInt(start + 4, checksum).putInt(start + 8, synced);
    return new Place(segment, offset, HEAD + length);
  }

  /**
   * The length of the intact frame at {@code offset}, or 0 if there is none.
   *
   * @param bytes the segment, from its first byte
   */
  int lengthAt(ByteBuffer bytes, int offset) {
    return lengthAt(bytes, offset, offset);
  }

  /**
   * The length of the intact frame at {@code position} of {@code bytes}, which stands at {@code
   * offset} of the segment; 0 if there is none.
   */
  int lengthAt(ByteBuffer bytes, int position, int offset) {
    if (bytes.limit() - position < HEAD) {
      return 0;
    }
    int length = bytes.getInt(position);
    int synced = bytes.getInt(position + 8);
    if (length <= 0
        || length > bytes.limit() - position - HEAD
        || synced < 0
        || synced > offset
        || checksum(offset, length, synced, bytes.slice(position + HEAD, length))
            != bytes.getInt(position + 4)) {
      return 0;
    }
    return HEAD + length;
  }

  /** The first intact frame that proves that {@code damaged} had been synced; -1 if none does. */
  int witnessAgainst(ByteBuffer bytes, int damaged) {
    for (int at = damaged + 1; at <= bytes.limit() - HEAD; at++) {
      int synced = bytes.getInt(at + 8);
      if (synced > damaged && synced <= at && lengthAt(bytes, at) > 0) {
        return at;
      }
    }
    return -1;
  }

  private int checksum(int offset, int length, int synced, ByteBuffer body) {
    context.clear();
    context.putLong(storage.value()).putLong(segment);
    context.putInt(offset).putInt(length).putInt(synced);
    crc.reset();
    crc.update(context.flip());
    crc.update(body);
    return (int) crc.getValue();
  }
}

package dev.rhenea.node.journal;

import dev.rhenea.environment.StorageId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32C;

/**
 * The first bytes of a segment file; on disk before the file gets its name. They keep their form in
 * every format, so that a newer one is told from a damaged one.
 *
 * @param number from 1, without gaps
 * @param previousEnd where the frames of the segment before it end; {@link #SIZE} for the first
 */
record SegmentHeader(StorageId storage, long number, int previousEnd) {
  static final int SIZE = 64;
  static final int MAJOR = 1;
  static final int MINOR = 0;

  private static final byte[] MAGIC = "RHENEAJL".getBytes(StandardCharsets.US_ASCII);
  private static final int CHECKED = 36;

  ByteBuffer toBytes() {
    ByteBuffer bytes = ByteBuffer.allocate(SIZE);
    bytes.put(MAGIC).putShort((short) MAJOR).putShort((short) MINOR).putInt(0);
    bytes.putLong(storage.value()).putLong(number).putInt(previousEnd);
    return bytes.putInt(checksum(bytes)).clear();
  }

  /**
   * Reads the header of {@code file}.
   *
   * @throws JournalException if it is damaged, of a newer format, or of another folder
   */
  static SegmentHeader read(Path file, ByteBuffer bytes, StorageId expected)
      throws JournalException {
    byte[] magic = new byte[MAGIC.length];
    if (bytes.limit() < SIZE) {
      throw damaged(file);
    }
    bytes.get(0, magic);
    if (!Arrays.equals(magic, MAGIC) || checksum(bytes) != bytes.getInt(CHECKED)) {
      throw damaged(file);
    }
    int major = Short.toUnsignedInt(bytes.getShort(8));
    if (major > MAJOR) {
      throw new JournalException(
          file
              + " has format "
              + major
              + ", this node knows up to "
              + MAJOR
              + ": upgrade this node first");
    }
    StorageId storage = new StorageId(bytes.getLong(16));
    if (!storage.equals(expected)) {
      throw new JournalException(
          file
              + " belongs to the data folder with storage id "
              + storage
              + ", this one has "
              + expected
              + ": put the file back where it came from");
    }
    return new SegmentHeader(storage, bytes.getLong(24), bytes.getInt(32));
  }

  /**
   * Whether records of this version may be added behind the header that {@code bytes} begin with.
   */
  static boolean isOfThisVersion(ByteBuffer bytes) {
    return Short.toUnsignedInt(bytes.getShort(8)) == MAJOR
        && Short.toUnsignedInt(bytes.getShort(10)) == MINOR;
  }

  private static int checksum(ByteBuffer bytes) {
    CRC32C crc = new CRC32C();
    crc.update(bytes.slice(0, CHECKED));
    return (int) crc.getValue();
  }

  private static JournalException damaged(Path file) {
    return new JournalException(
        file
            + " at byte 0: the header is damaged. Restore the data folder from a backup, or"
            + " remove it whole and let this node join as a new one; never remove single files");
  }
}

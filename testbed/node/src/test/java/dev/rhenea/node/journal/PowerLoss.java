package dev.rhenea.node.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.random.RandomGenerator;

/**
 * A disk whose power fails in the middle of the n-th batch: of what was written since the last
 * sync, every sector reaches the file, or stays what it was.
 */
final class PowerLoss implements Disk {
  private static final int SECTOR = 64;

  private final RandomGenerator random;
  private int left;
  private byte[] before = new byte[0];
  private byte[] after = new byte[0];
  private long position;

  PowerLoss(RandomGenerator random, int batches) {
    this.random = random;
    this.left = batches;
  }

  @Override
  public void write(FileChannel file, ByteBuffer bytes, long position) throws IOException {
    before = new byte[bytes.remaining()];
    after = new byte[bytes.remaining()];
    file.read(ByteBuffer.wrap(before), position);
    bytes.get(bytes.position(), after);
    this.position = position;
    Disk.REAL.write(file, bytes, position);
  }

  @Override
  public void sync(FileChannel file) throws IOException {
    if (--left == 0) {
      for (int at = 0; at < after.length; at += SECTOR) {
        byte[] source = random.nextBoolean() ? before : after;
        int length = Math.min(SECTOR, after.length - at);
        Disk.REAL.write(file, ByteBuffer.wrap(source, at, length), position + at);
      }
      throw new IOException("the power failed");
    }
    file.force(false);
  }
}

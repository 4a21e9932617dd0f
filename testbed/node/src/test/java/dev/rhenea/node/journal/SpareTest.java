package dev.rhenea.node.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rhenea.environment.StorageId;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class SpareTest {
  private static final JournalOptions SMALL = JournalOptions.DEFAULT.withSegmentBytes(4096);

  @TempDir Path folder;

  /** Prepares a file for each permit. */
  private static final class SlowDisk extends FickleDisk {
    final Semaphore permits = new Semaphore(0);

    @Override
    public void fill(FileChannel file, int bytes) throws IOException {
      permits.acquireUninterruptibly();
      super.fill(file, bytes);
    }
  }

  /** Or the writer would stand still for each segment, while the next but one is filled. */
  @Test
  void whileOneIsInTheMakingTheOtherIsEnough() throws Exception {
    SlowDisk disk = new SlowDisk();
    disk.permits.release(2);
    try (Spare spare = new Spare(folder, new StorageId(7), SMALL, disk)) {
      assertThat(spare.lacks(2)).isEmpty();
      spare.take(1, SegmentHeader.SIZE).close();
      assertThat(spare.lacks(1)).isEmpty();
      disk.permits.release();
      assertThat(spare.lacks(2)).isEmpty();
    }
  }

  /** The first could not be prepared; what must go on is not refused while the second is. */
  @Test
  void theOneInTheMakingIsWaitedForAlsoIfTheOtherFailed() throws Exception {
    SlowDisk disk = new SlowDisk();
    disk.full = true;
    disk.permits.release();
    try (Spare spare = new Spare(folder, new StorageId(7), SMALL, disk)) {
      while (!spare.hasFailed()) {
        Thread.onSpinWait();
      }
      disk.full = false;
      FutureTask<Optional<IOException>> asked = new FutureTask<>(() -> spare.lacks(1));
      Thread asking = Thread.ofPlatform().start(asked);
      while (asking.getState() != Thread.State.WAITING && !asked.isDone()) {
        Thread.onSpinWait();
      }
      disk.permits.release(2); // one more, should the first be tried again meanwhile
      assertThat(asked.get()).isEmpty();
    }
  }

  @Test
  void whatCannotBePreparedIsLacking() throws Exception {
    FickleDisk disk = new FickleDisk();
    try (Spare spare = new Spare(folder, new StorageId(7), SMALL, disk)) {
      assertThat(spare.lacks(2)).isEmpty();
      disk.full = true;
      spare.take(1, SegmentHeader.SIZE).close();
      assertThat(spare.lacks(1)).isEmpty();
      assertThat(spare.lacks(2))
          .get()
          .extracting(Throwable::getMessage)
          .asString()
          .contains("No space left");
      disk.full = false;
      spare.retry();
      while (spare.hasFailed()) {
        Thread.onSpinWait();
      }
      assertThat(spare.lacks(2)).isEmpty();
    }
  }
}

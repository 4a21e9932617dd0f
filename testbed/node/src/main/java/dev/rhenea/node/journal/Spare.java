package dev.rhenea.node.journal;

import dev.rhenea.environment.StorageId;
import dev.rhenea.loglet.LogletTraits.Durability;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The next two segment files, filled with zeros ahead of their use: one for whatever comes, so that
 * a sync has no metadata to write (a third faster) and nothing stalls when a segment is full; and
 * one that entries never take, the reserve for what must go on when the disk is full.
 *
 * <p>A file that could not be prepared is tried again every two seconds. The writer's thread asks
 * and takes, one thread in the background prepares.
 */
final class Spare implements Closeable {
  private static final List<String> NAMES = List.of("spare", "spare2");
  private static final long RETRY_SECONDS = 2;

  private final Path folder;
  private final StorageId storage;
  private final JournalOptions options;
  private final Disk disk;
  private final List<SpareFile> files;
  private final ScheduledThreadPoolExecutor background =
      new ScheduledThreadPoolExecutor(
          1, Thread.ofPlatform().daemon().name("journal-spare").factory());

  Spare(Path folder, StorageId storage, JournalOptions options, Disk disk) {
    this.folder = folder;
    this.storage = storage;
    this.options = options;
    this.disk = disk;
    this.files = NAMES.stream().map(folder::resolve).map(SpareFile::new).toList();
    background.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    files.forEach(this::prepare);
  }

  /** The first segment of a journal, for which nothing was prepared. */
  static void first(Path folder, StorageId storage, JournalOptions options, Disk disk)
      throws IOException {
    Path file = folder.resolve(NAMES.getFirst());
    fill(file, options, disk);
    name(file, folder, new SegmentHeader(storage, 1, SegmentHeader.SIZE));
  }

  /**
   * Why fewer than {@code count} files are ready; empty if so many are. Waits for those in the
   * making only if it takes them, and not for what failed and is tried again.
   */
  Optional<IOException> lacks(int count) {
    Optional<IOException> why = Optional.empty();
    for (SpareFile file : files) {
      if (ready() >= count) {
        return Optional.empty();
      }
      Optional<IOException> failed = file.await();
      why = why.isPresent() ? why : failed;
    }
    return ready() >= count ? Optional.empty() : why;
  }

  private long ready() {
    return files.stream().filter(SpareFile::isReady).count();
  }

  /** Whether a file is ready now. */
  boolean isReady() {
    return files.stream().anyMatch(SpareFile::isReady);
  }

  /** Whether a file could not be prepared, and still cannot. */
  boolean hasFailed() {
    return files.stream().anyMatch(SpareFile::hasFailed);
  }

  /**
   * Gives a file that is ready its header and its name, both on disk when this returns, and
   * prepares another one.
   *
   * @throws IOException if that went wrong; nobody knows then what the disk holds
   */
  Segment take(long number, int previousEnd) throws IOException {
    SpareFile file = files.stream().filter(SpareFile::isReady).findFirst().orElseThrow();
    Path named = name(file.path(), folder, new SegmentHeader(storage, number, previousEnd));
    file.begin();
    prepare(file);
    return new Segment(storage, number, named);
  }

  /** There may be room again: what failed is tried again now. */
  void retry() {
    background.execute(() -> files.stream().filter(SpareFile::hasFailed).forEach(this::tryToFill));
  }

  /** The file name of a segment. */
  static String name(long number) {
    return "%010d".formatted(number);
  }

  private static Path name(Path file, Path folder, SegmentHeader header) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      Disk.REAL.write(channel, header.toBytes(), 0);
      channel.force(true);
    }
    Path named = folder.resolve(name(header.number()));
    Files.move(file, named, StandardCopyOption.ATOMIC_MOVE);
    Identity.syncFolder(folder);
    return named;
  }

  private void prepare(SpareFile file) {
    background.execute(() -> fill(file));
  }

  private void fill(SpareFile file) {
    if (file.isReady()) {
      return;
    }
    tryToFill(file);
    if (file.hasFailed()) {
      var _ = background.schedule(() -> fill(file), RETRY_SECONDS, TimeUnit.SECONDS);
    }
  }

  private void tryToFill(SpareFile file) {
    try {
      fill(file.path(), options, disk);
      file.ready();
    } catch (IOException noRoom) {
      file.failed(noRoom);
    }
  }

  /**
   * Makes {@code path} a file full of zeros, or nothing. One that a process left behind is taken as
   * it is: whatever it holds beyond its header is zeros.
   */
  private static void fill(Path path, JournalOptions options, Disk disk) throws IOException {
    boolean lasting = options.durability() != Durability.NONE;
    try (FileChannel channel =
        FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      int bytes = lasting ? options.segmentBytes() : SegmentHeader.SIZE;
      if (channel.size() != bytes) {
        channel.truncate(0);
        disk.fill(channel, bytes);
      }
      if (options.durability() == Durability.FSYNC) {
        channel.force(true);
      }
    } catch (IOException failed) {
      Files.deleteIfExists(path); // what little it took others may need
      throw failed;
    }
  }

  /** Ends; what is prepared stays for who opens the journal next, unless nothing stays. */
  @Override
  public void close() throws IOException {
    background.close();
    if (options.durability() == Durability.NONE) {
      for (SpareFile file : files) {
        Files.deleteIfExists(file.path());
      }
    }
  }
}

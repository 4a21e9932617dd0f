package dev.rhenea.node.journal;

import dev.rhenea.environment.Diagnosis;
import dev.rhenea.environment.EventLoop;
import dev.rhenea.environment.RecordLog;
import dev.rhenea.environment.Storage;
import dev.rhenea.environment.StorageId;
import dev.rhenea.environment.UnitId;
import dev.rhenea.loglet.LogletTraits.Durability;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/**
 * The durable state of one node: the logs and cells of all its units in one data folder, which it
 * keeps locked. Thread-safe.
 */
public final class Journal implements Closeable {
  private final FolderLock lock;
  private final StorageId id;
  private final Path folder;
  private final JournalOptions options;
  private final Segments segments;
  private final ConcurrentMap<UnitId, UnitState> units;
  private final ConcurrentMap<UnitId, JournalStorage> handles = new ConcurrentHashMap<>();
  private final IssueQueue queue = new IssueQueue();
  private final Spare spare;
  private final Writer writer;
  private final Thread writing;
  private final ExecutorService readers =
      Executors.newFixedThreadPool(
          2, Thread.ofPlatform().daemon().name("journal-reader-", 0).factory());

  private Journal(FolderLock lock, Path folder, StorageId id, JournalOptions options, Disk disk)
      throws IOException {
    this.lock = lock;
    this.folder = folder;
    this.id = id;
    this.options = options;
    Recovery.Recovered recovered = Recovery.run(folder, id);
    this.segments = recovered.segments();
    this.units = recovered.units();
    this.spare = new Spare(folder, id, options, disk);
    if (!recovered.isOfThisVersion()) {
      segments.newest().endHere();
    }
    this.writer = new Writer(queue, recovered, spare, disk, options);
    this.writing = Thread.ofPlatform().daemon().name("journal-writer").start(writer);
  }

  /**
   * Opens the journal of a data folder, making both if they do not exist, and recovers it.
   *
   * @throws JournalException if another process uses the folder, or it is damaged
   */
  public static Journal open(Path dataFolder, JournalOptions options) throws IOException {
    return open(dataFolder, options, Disk.REAL);
  }

  static Journal open(Path dataFolder, JournalOptions options, Disk disk) throws IOException {
    Files.createDirectories(dataFolder);
    FolderLock lock = FolderLock.take(dataFolder);
    try {
      boolean lasting = options.durability() != Durability.NONE;
      Path folder = dataFolder.resolve(lasting ? "journal" : "volatile");
      Files.createDirectories(folder);
      StorageId id = lasting ? identify(dataFolder, folder, options) : begin(folder, options);
      return new Journal(lock, folder, id, options, disk);
    } catch (IOException | RuntimeException failed) {
      lock.close();
      throw failed;
    }
  }

  /** The identity of a lasting folder, which gets one together with its first segment. */
  private static StorageId identify(Path dataFolder, Path folder, JournalOptions options)
      throws IOException {
    Optional<StorageId> known = Identity.read(dataFolder);
    List<Long> numbers = Recovery.segmentsIn(folder);
    if (known.isPresent() && numbers.isEmpty()) {
      throw new JournalException(
          folder
              + " is empty, but the data folder has an identity: its segments were removed. Restore"
              + " the data folder from a backup, or remove it whole and let this node join as a new"
              + " one");
    }
    if (known.isPresent()) {
      return known.get();
    }
    if (numbers.size() > 1) {
      throw new JournalException(
          dataFolder.resolve("identity")
              + " is missing, but there are segments: restore it from a backup, or remove the data"
              + " folder whole and let this node join as a new one");
    }
    StorageId id = begin(folder, options);
    Identity.write(dataFolder, id);
    return id;
  }

  /** Makes an empty journal in {@code folder}, whatever was in it, under a new identity. */
  private static StorageId begin(Path folder, JournalOptions options) throws IOException {
    for (long number : Recovery.segmentsIn(folder)) {
      Files.delete(folder.resolve(Spare.name(number)));
    }
    StorageId id = Identity.random();
    Spare.first(folder, id, options, Disk.REAL);
    return id;
  }

  /** The identity of the data folder. */
  public StorageId id() {
    return id;
  }

  /**
   * A unit's storage, whose futures complete on {@code loop}. It takes over from a handle that was
   * opened before: what that one still issues fails.
   */
  public Storage storage(UnitId unit, EventLoop loop) {
    checkName(unit.text());
    UnitState state = units.computeIfAbsent(unit, _ -> new UnitState());
    JournalStorage handle = new JournalStorage(this, unit, state, loop);
    JournalStorage before = handles.put(unit, handle);
    if (before != null) {
      before.breakOff(Diagnosis.of("the storage of " + unit + " was opened anew"));
    }
    return handle;
  }

  /** A handle in the place of one whose write was refused; nothing of that one is on its way. */
  JournalStorage reopen(UnitId unit, EventLoop loop) {
    UnitState state = units.computeIfAbsent(unit, _ -> new UnitState());
    JournalStorage handle = new JournalStorage(this, unit, state, loop);
    handles.put(unit, handle);
    return handle;
  }

  /** Whether, beside the reserve, there is a segment for entries, or one in the making. */
  boolean hasRoom() {
    return (segments.count() + 2L) * options.segmentBytes() <= options.mostBytes()
        && !spare.hasFailed();
  }

  /** How many changes wait for the writer now. */
  public int waiting() {
    return queue.size();
  }

  /** What was written since the journal was opened. */
  public JournalCounts counts() {
    return writer.counts();
  }

  /** Makes everything durable that was issued before, and frees the folder. */
  @Override
  public void close() throws IOException {
    queue.close();
    try {
      writing.join();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    readers.close();
    spare.close();
    segments.close();
    lock.close();
  }

  void issue(Issued issued) {
    long largest = (long) options.segmentBytes() - SegmentHeader.SIZE - Frames.HEAD;
    if (ChangeCodec.sizeBound(issued.change()) > largest) {
      throw new IllegalArgumentException(
          "a record of about %d bytes does not fit into a segment of %d"
              .formatted(ChangeCodec.sizeBound(issued.change()), options.segmentBytes()));
    }
    if (!queue.offer(issued)) {
      issued.unit().failed(List.of(issued), Diagnosis.of("journal " + folder + " is closed"));
    }
  }

  /** Reads on a thread that may block; calls one of the two from there. */
  void read(
      UnitState state,
      String log,
      long from,
      long to,
      int maxBytes,
      Consumer<List<RecordLog.Entry>> found,
      Consumer<Diagnosis> failed) {
    readers.execute(() -> {
      try {
        found.accept(readNow(state, log, from, to, maxBytes));
      } catch (IOException why) {
        failed.accept(
            new Diagnosis(
                "read of journal " + folder + ": " + why.getMessage(),
                List.of(),
                "read from another node"));
      }
    });
  }

  private List<RecordLog.Entry> readNow(
      UnitState state, String log, long from, long to, int maxBytes) throws IOException {
    while (true) {
      try {
        return segments.read(state.find(log, from, to, maxBytes));
      } catch (ClosedChannelException movedMeanwhile) {
        if (!writing.isAlive()) {
          throw movedMeanwhile;
        }
      }
    }
  }

  /** A unit's, log's or cell's name, if it is short enough to be written. */
  static String checkName(String name) {
    if (name.getBytes(StandardCharsets.UTF_8).length > ChangeCodec.LONGEST_TEXT) {
      throw new IllegalArgumentException("a name of more than 65535 bytes");
    }
    return name;
  }
}

package dev.rhenea.node.journal;

import dev.rhenea.environment.StorageId;
import dev.rhenea.environment.UnitId;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Stream;

/**
 * Reads all segments back into memory, oldest first. Cuts off a torn end, which nobody was told
 * about; refuses whatever else is damaged or missing.
 */
final class Recovery {
  private static final System.Logger LOG = System.getLogger(Recovery.class.getName());
  private static final String REMEDY =
      ". Restore the data folder from a backup, or remove it whole and let this node join as a new"
          + " one; acknowledged entries are still on the other nodes of their quorum";

  private final Path folder;
  private final StorageId storage;
  private final Segments segments = new Segments();
  private final ConcurrentMap<UnitId, UnitState> units = new ConcurrentHashMap<>();
  private long released;
  private boolean newestIsOfThisVersion;

  /**
   * What was found.
   *
   * @param isOfThisVersion whether the newest segment may be continued by this version
   */
  record Recovered(
      Segments segments, ConcurrentMap<UnitId, UnitState> units, boolean isOfThisVersion) {}

  private Recovery(Path folder, StorageId storage) {
    this.folder = folder;
    this.storage = storage;
  }

  /** The segment numbers in {@code folder}, ascending. */
  static List<Long> segmentsIn(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.matches("\\d{10,18}"))
          .map(Long::valueOf)
          .sorted()
          .toList();
    }
  }

  /**
   * Recovers the journal in {@code folder}, which has at least one segment.
   *
   * @throws JournalException if something is damaged or missing
   */
  static Recovered run(Path folder, StorageId storage) throws IOException {
    Recovery recovery = new Recovery(folder, storage);
    try {
      recovery.readAll();
    } catch (IOException | RuntimeException failed) {
      recovery.segments.close();
      throw failed;
    }
    return new Recovered(recovery.segments, recovery.units, recovery.newestIsOfThisVersion);
  }

  private void readAll() throws IOException {
    List<Long> numbers = segmentsIn(folder);
    for (int i = 0; i < numbers.size(); i++) {
      long number = numbers.get(i);
      if (i > 0 && number != numbers.get(i - 1) + 1) {
        throw missing(numbers.get(i - 1) + 1);
      }
      readSegment(
          new Segment(storage, number, folder.resolve(Spare.name(number))),
          i == numbers.size() - 1);
    }
    if (numbers.getFirst() > released + 1) {
      throw missing(released + 1);
    }
    while (segments.oldest().number() <= released && segments.count() > 1) {
      segments.deleteOldest();
    }
  }

  private void readSegment(Segment segment, boolean last) throws IOException {
    boolean first = segments.count() == 0;
    int previousEnd = first ? SegmentHeader.SIZE : segments.newest().end();
    segments.add(segment);
    ByteBuffer bytes = segment.readAll();
    SegmentHeader header = SegmentHeader.read(segment.path(), bytes, storage);
    if (header.number() != segment.number()) {
      throw new JournalException(
          segment.path() + " is segment " + header.number() + ", renamed" + REMEDY);
    }
    if (!first && header.previousEnd() != previousEnd) {
      throw damaged(folder.resolve(Spare.name(segment.number() - 1)), previousEnd);
    }
    newestIsOfThisVersion = SegmentHeader.isOfThisVersion(bytes);
    Frames frames = segment.frames();
    int end = SegmentHeader.SIZE;
    for (int length = frames.lengthAt(bytes, end);
        length > 0;
        length = frames.lengthAt(bytes, end)) {
      replay(segment.decode(bytes, end, length), new Place(segment.number(), end, length));
      end += length;
    }
    segment.endsAt(end);
    if (last) {
      cutOff(segment, frames, bytes);
    }
  }

  private void replay(Change change, Place place) {
    switch (change) {
      case Change.Write(UnitId unit, _, _, _) -> state(unit).apply(change, place, segments);
      case Change.Drop(UnitId unit, _, _) -> state(unit).apply(change, place, segments);
      case Change.Set(UnitId unit, _, _) -> state(unit).apply(change, place, segments);
      case Change.Destroy(UnitId unit) -> state(unit).apply(change, place, segments);
      case Change.Release(long number) -> released = Math.max(released, number);
    }
  }

  private UnitState state(UnitId unit) {
    return units.computeIfAbsent(unit, _ -> new UnitState());
  }

  /**
   * Zeroes what follows the last intact frame, so that none of it is ever taken for a record. Only
   * what was never acknowledged may be lost that way.
   */
  private void cutOff(Segment segment, Frames frames, ByteBuffer bytes) throws IOException {
    int end = segment.end();
    int rest = end;
    while (rest < bytes.limit() && bytes.get(rest) == 0) {
      rest++;
    }
    if (rest == bytes.limit()) {
      return;
    }
    if (frames.witnessAgainst(bytes, end) >= 0) {
      throw damaged(segment.path(), end);
    }
    int torn = bytes.limit() - end;
    Disk.REAL.write(segment.file(), ByteBuffer.allocate(torn), end);
    segment.file().force(true);
    LOG.log(
        Level.WARNING,
        "{0} at byte {1}: cut off a torn end; the writes in it were never acknowledged",
        segment.path(),
        Integer.toString(end));
  }

  private JournalException damaged(Path file, int offset) {
    return new JournalException(
        file
            + " at byte "
            + offset
            + ": a record is damaged, and intact ones that were written after it had been synced"
            + " follow: this is no torn end"
            + REMEDY);
  }

  private JournalException missing(long number) {
    return new JournalException(
        folder.resolve(Spare.name(number))
            + " is missing, and it still held live records"
            + REMEDY);
  }
}

package dev.rhenea.node.journal;

import dev.rhenea.environment.RecordLog;
import dev.rhenea.node.journal.LogIndex.Located;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * The open segments, oldest first, and how much of each is alive. The writer thread adds, removes
 * and counts; any thread reads records.
 */
final class Segments implements UnitState.Ledger, Closeable {
  /** Frames closer together than this are fetched by one read. */
  private static final int GAP = 16 << 10;

  private static final int LONGEST_READ = 1 << 20;

  private final ConcurrentNavigableMap<Long, Segment> all = new ConcurrentSkipListMap<>();

  void add(Segment segment) {
    all.put(segment.number(), segment);
  }

  Segment oldest() {
    return all.firstEntry().getValue();
  }

  Segment newest() {
    return all.lastEntry().getValue();
  }

  int count() {
    return all.size();
  }

  /** Bytes of frames that still mean something. */
  long live() {
    return all.values().stream().mapToLong(Segment::live).sum();
  }

  @Override
  public void alive(Place place) {
    account(place, place.length());
  }

  @Override
  public void dead(Place place) {
    account(place, -place.length());
  }

  private void account(Place place, int bytes) {
    Segment segment = all.get(place.segment());
    if (segment != null) {
      segment.addLive(bytes);
    }
  }

  void deleteOldest() throws IOException {
    all.pollFirstEntry().getValue().delete();
  }

  /**
   * The records that stand at the given places, in the same order.
   *
   * @throws ClosedChannelException if one of the segments was deleted meanwhile
   */
  List<RecordLog.Entry> read(List<Located> records) throws IOException {
    List<RecordLog.Entry> entries = new ArrayList<>(records.size());
    int next = 0;
    while (next < records.size()) {
      int end = spanFrom(records, next);
      readSpan(records.subList(next, end), entries);
      next = end;
    }
    return entries;
  }

  /** The end of the run of records, from {@code first} on, that one read fetches. */
  private static int spanFrom(List<Located> records, int first) {
    Place start = records.get(first).place();
    Place last = start;
    int end = first + 1;
    while (end < records.size()) {
      Place place = records.get(end).place();
      if (place.segment() != start.segment()
          || place.offset() < last.end()
          || place.offset() - last.end() > GAP
          || place.end() - start.offset() > LONGEST_READ) {
        break;
      }
      last = place;
      end++;
    }
    return end;
  }

  private void readSpan(List<Located> span, List<RecordLog.Entry> entries) throws IOException {
    Place start = span.getFirst().place();
    Segment segment = all.get(start.segment());
    if (segment == null) {
      throw new ClosedChannelException();
    }
    Frames frames = segment.frames();
    ByteBuffer bytes = segment.read(start.offset(), span.getLast().place().end() - start.offset());
    for (Located record : span) {
      Place place = record.place();
      int position = place.offset() - start.offset();
      if (frames.lengthAt(bytes, position, place.offset()) != place.length()
          || !(segment.decode(bytes, position, place.length()) instanceof Change.Write write)) {
        throw new JournalException(
            segment.path()
                + " at byte "
                + place.offset()
                + ": a record that was intact before is damaged. Check this disk; the other nodes"
                + " still hold what was acknowledged");
      }
      entries.add(new RecordLog.Entry(record.index(), write.bytes()));
    }
  }

  @Override
  public void close() throws IOException {
    for (Segment segment : all.values()) {
      segment.close();
    }
  }
}

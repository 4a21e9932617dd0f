package dev.rhenea.node.journal;

import dev.rhenea.environment.UnitId;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Frees old segments, oldest first: what still lives in one is written again at the end of the
 * journal, in front of a batch, and when that is durable the file is deleted. A segment is worth it
 * once more than half of all closed segments is dead, so a byte is moved about once. Confined to
 * the writer thread.
 *
 * <p>Because only the oldest segment is ever freed, nothing can stand before the marks it holds: a
 * destroyed unit needs no tombstone there.
 */
final class Cleaner {
  /** Bytes moved per batch, so that nobody waits long behind them. */
  private static final int STEP = 256 << 10;

  private final Segments segments;
  private final Map<UnitId, UnitState> units;
  private final int segmentBytes;
  private @Nullable Segment victim;
  private ByteBuffer bytes = ByteBuffer.allocate(0);
  private int at;
  private boolean emptied;
  private boolean stuck;

  Cleaner(Segments segments, Map<UnitId, UnitState> units, int segmentBytes) {
    this.segments = segments;
    this.units = units;
    this.segmentBytes = segmentBytes;
  }

  /**
   * Whether there is something to free, or to go on freeing.
   *
   * @param room whether there is a segment to go on in
   */
  boolean hasWork(boolean room) {
    return !stuck
        && (victim != null || isDue())
        && (room || mayUse(segments.newest().room(segmentBytes)));
  }

  /**
   * Whether it may use the last {@code room} bytes there are: only if it frees a segment with them,
   * and leaves a quarter of one to others. What moves nothing always may.
   */
  boolean mayUse(int room) {
    long live = segments.oldest().live();
    return live == 0 || live + segmentBytes / 4 <= room;
  }

  /** What it moved last did not become durable: begins anew with what still lives there. */
  void undo() {
    victim = null;
    emptied = false;
    bytes = ByteBuffer.allocate(0);
  }

  /** There is no room to move anything to; wait until something changes. */
  void stuck(boolean noRoom) {
    stuck = noRoom;
  }

  private boolean isDue() {
    long closed = (segments.count() - 1L) * segmentBytes;
    return closed > 0 && (segments.oldest().live() == 0 || segments.live() < closed / 2);
  }

  /** Moves the next live frames of the segment being freed into {@code batch}. */
  void fill(Batch batch) throws IOException {
    Segment old = victim;
    if (old == null) {
      old = segments.oldest();
      victim = old;
      bytes = old.readAll();
      at = SegmentHeader.SIZE;
      emptied = false;
    }
    Frames frames = old.frames();
    while (at < old.end() && batch.size() < STEP) {
      int length = frames.lengthAt(bytes, at);
      if (length == 0) {
        throw new JournalException(old.path() + " at byte " + at + ": a record is damaged");
      }
      Change change = old.decode(bytes, at, length);
      if (isAlive(change, new Place(old.number(), at, length)) && !batch.add(change, null)) {
        return;
      }
      at += length;
    }
    emptied = at == old.end() && batch.add(new Change.Release(old.number()), null);
  }

  /** The batch is durable: deletes the segment if nothing is left in it; whether it did. */
  boolean moved() throws IOException {
    if (!emptied) {
      return false;
    }
    undo();
    segments.deleteOldest();
    return true;
  }

  private boolean isAlive(Change change, Place place) {
    return switch (change) {
      case Change.Write(UnitId unit, _, _, _) -> isAlive(unit, change, place);
      case Change.Drop(UnitId unit, _, _) -> isAlive(unit, change, place);
      case Change.Set(UnitId unit, _, _) -> isAlive(unit, change, place);
      case Change.Destroy _, Change.Release _ -> false;
    };
  }

  private boolean isAlive(UnitId unit, Change change, Place place) {
    UnitState state = units.get(unit);
    return state != null && state.isAlive(change, place);
  }
}

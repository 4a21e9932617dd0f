package dev.rhenea.checker.log;

import dev.rhenea.checker.history.Call;
import dev.rhenea.checker.history.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A call on a log, understood. Positions are at least 0. */
sealed interface LogOperation {

  Call call();

  /**
   * What its completion proves: from then on, checkTail is at least this, and new entries go to
   * this position or above. 0 proves nothing.
   */
  long provenTail();

  default long start() {
    return call().start();
  }

  default long end() {
    return call().end();
  }

  /**
   * An append with any outcome.
   *
   * @param ordinal its place among the appends of the history, from 0
   * @param position where it was acknowledged, or {@link #NOWHERE}
   * @param segment the id of the segment that acknowledged it, if the client knows
   */
  record Append(int ordinal, Call call, Value value, long position, @Nullable Value segment)
      implements LogOperation {
    static final long NOWHERE = -1;

    boolean isAcknowledged() {
      return position != NOWHERE;
    }

    @Override
    public long provenTail() {
      return position + 1;
    }
  }

  /** A completed read of the positions from {@code from} up to, not including, {@code to}. */
  record Read(Call call, long from, long to, List<Entry> entries) implements LogOperation {

    boolean covers(long position) {
      return from <= position && position < to;
    }

    @Override
    public long provenTail() {
      long tail = 0;
      for (Entry entry : entries) {
        tail = Math.max(tail, entry.position() + 1);
      }
      return tail;
    }
  }

  /** An entry as a reader saw it. */
  record Entry(long position, Value value) {}

  /** A completed checkTail. */
  record Tail(Call call, long position) implements LogOperation {
    @Override
    public long provenTail() {
      return position;
    }
  }

  /**
   * A trim that may have taken effect.
   *
   * @param before positions below this may be gone
   * @param reached the trim mark it was told, which is never above the tail; 0 if it was told none
   */
  record Trim(Call call, long before, long reached) implements LogOperation {
    @Override
    public long provenTail() {
      return reached;
    }
  }

  /** A chain that somebody saw; it may be an old one. */
  record Chain(Call call, long version, List<Segment> segments) implements LogOperation {
    @Override
    public long provenTail() {
      return segments.isEmpty() ? 0 : segments.getLast().start();
    }
  }

  /** A segment of a chain; {@code stop} is {@link #OPEN} while it is not closed. */
  record Segment(Value id, long start, long stop) {
    static final long OPEN = Long.MAX_VALUE;

    boolean isOpen() {
      return stop == OPEN;
    }

    @Override
    public String toString() {
      return id + " [" + start + ", " + (isOpen() ? "open" : stop) + ")";
    }
  }
}

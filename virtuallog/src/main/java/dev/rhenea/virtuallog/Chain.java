package dev.rhenea.virtuallog;

import dev.rhenea.loglet.LogletId;
import dev.rhenea.loglet.LogletOffset;
import dev.rhenea.spec.ProtocolSpec;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.stream.Collectors;

/**
 * Which Loglet holds which part of the log (Delos, section 3). Segments are contiguous; all are
 * closed but the last, the active one, which is open.
 *
 * <pre>
 *   0      first    trim mark                          active segment's start
 *   |  gone  |  trimmed  |                             |
 *            +-----------+--------+--------------------+------------->  LSNs
 *            |  s4: zookeeper(...) |  s5: native(...)   |  s7: native(...)
 *            [ start         stop )[ start        stop )[ start        open
 * </pre>
 *
 * Segments may be empty (here s6), also several in a row: that is normal when one reconfiguration
 * follows the other (V11).
 *
 * @param segments in order, at least one
 * @param trimMark everything below may be gone; at least the first segment's start
 */
public record Chain(List<Segment> segments, Lsn trimMark) {
  public Chain {
    segments = List.copyOf(segments);
    if (segments.isEmpty() || !segments.getLast().isOpen()) {
      throw new IllegalArgumentException("a chain ends with an open segment: " + segments);
    }
    for (int i = 1; i < segments.size(); i++) {
      checkContiguous(segments.get(i - 1), segments.get(i));
    }
    if (trimMark.isBefore(segments.getFirst().start())) {
      throw new IllegalArgumentException(
          "trim mark " + trimMark + " below the first segment " + segments.getFirst());
    }
  }

  /** The chain of a new log. */
  public static Chain of(LogletId loglet, ProtocolSpec created) {
    return new Chain(List.of(new Segment(SegmentId.FIRST, Lsn.ZERO, loglet, created)), Lsn.ZERO);
  }

  /** The open segment at the end. */
  public Segment active() {
    return segments.getLast();
  }

  /** The segment that holds {@code lsn}; empty if it is below the first one. */
  public Optional<Segment> find(Lsn lsn) {
    return segments.reversed().stream() // V11: the LAST segment that starts at or below it
        .filter(segment -> !lsn.isBefore(segment.start()))
        .findFirst();
  }

  public Optional<Segment> segment(SegmentId id) {
    return segments.stream().filter(segment -> segment.id().equals(id)).findFirst();
  }

  /** The Loglets that hold the log, in order. */
  public SequencedSet<LogletId> loglets() {
    return segments.stream()
        .map(Segment::loglet)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /**
   * This chain with the active segment stopped where its Loglet's sealed tail is, and an empty one
   * on {@code loglet} behind it.
   */
  public Chain extended(LogletOffset tail, LogletId loglet, ProtocolSpec created) {
    Lsn stop = active().toLsn(tail);
    List<Segment> longer = new ArrayList<>(segments);
    longer.set(longer.size() - 1, active().stoppedAt(stop));
    longer.add(new Segment(active().id().next(), stop, loglet, created));
    return new Chain(longer, trimMark);
  }

  /**
   * This chain with another Loglet behind a closed segment (Delos, section 3: reconfigModify): the
   * same range, the same offsets (V11).
   */
  public Chain modified(SegmentId id, LogletId loglet, ProtocolSpec created) {
    return new Chain(
        segments.stream()
            .map(segment -> segment.id().equals(id) ? segment.heldBy(loglet, created) : segment)
            .toList(),
        trimMark);
  }

  /** This chain with the trim mark at {@code mark} or where it was, if that is higher. */
  public Chain trimmedTo(Lsn mark) {
    return new Chain(segments, Lsn.max(trimMark, mark));
  }

  /** The segments at the front whose every entry is below the trim mark. */
  public List<Segment> trimmedSegments() {
    return segments.stream()
        .takeWhile(segment -> !segment.isOpen() && !trimMark.isBefore(segment.clip(Lsn.MAX)))
        .toList();
  }

  /** This chain without {@link #trimmedSegments}. */
  public Chain truncated() {
    return new Chain(segments.subList(trimmedSegments().size(), segments.size()), trimMark);
  }

  private static void checkContiguous(Segment before, Segment after) {
    if (!before.stop().equals(Optional.of(after.start()))
        || before.id().compareTo(after.id()) >= 0) {
      throw new IllegalArgumentException(after + " does not continue " + before);
    }
  }
}

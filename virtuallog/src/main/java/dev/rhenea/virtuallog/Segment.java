package dev.rhenea.virtuallog;

import dev.rhenea.loglet.LogletId;
import dev.rhenea.loglet.LogletOffset;
import dev.rhenea.spec.ProtocolSpec;
import java.util.Optional;

/**
 * The part of the virtual log that one Loglet holds. The only place where the two kinds of position
 * meet: {@code lsn = start + offset}.
 *
 * <p>A segment without a stop is open. A closed one is immutable but for the Loglet that holds it,
 * which can be exchanged for a copy (V10); what its Loglet holds at or above the stop is not part
 * of the log (Delos, section 3).
 *
 * @param id immutable and unique in the log (V11)
 * @param start the LSN of the Loglet's offset 0
 * @param stop one above the segment's last LSN, at least {@code start}; empty while open
 * @param loglet the Loglet that holds the entries
 * @param created the Loglet's spec as its creation returned it, nodes bound to storage ids (N14)
 */
public record Segment(
    SegmentId id, Lsn start, Optional<Lsn> stop, LogletId loglet, ProtocolSpec created) {
  public Segment {
    if (stop.isPresent() && stop.get().isBefore(start)) {
      throw new IllegalArgumentException(id + " would stop at " + stop.get() + ", before " + start);
    }
  }

  /** An open segment. */
  public Segment(SegmentId id, Lsn start, LogletId loglet, ProtocolSpec created) {
    this(id, start, Optional.empty(), loglet, created);
  }

  /** This segment, closed at {@code end}. */
  public Segment stoppedAt(Lsn end) {
    if (!isOpen()) {
      throw new IllegalStateException(id + " is closed already");
    }
    return new Segment(id, start, Optional.of(end), loglet, created);
  }

  /** This segment, which is closed, in another Loglet (V10). */
  public Segment heldBy(LogletId other, ProtocolSpec otherCreated) {
    if (isOpen()) {
      throw new IllegalStateException(id + " is open: only a closed segment can be copied");
    }
    return new Segment(id, start, stop, other, otherCreated);
  }

  public boolean isOpen() {
    return stop.isEmpty();
  }

  /** The lower of {@code end} and the stop: entries beyond the stop are not part of the log. */
  public Lsn clip(Lsn end) {
    return Lsn.min(end, stop.orElse(Lsn.MAX));
  }

  public boolean contains(Lsn lsn) {
    return !lsn.isBefore(start) && lsn.isBefore(stop.orElse(Lsn.MAX));
  }

  public Lsn toLsn(LogletOffset offset) {
    return new Lsn(Math.addExact(start.value(), offset.value()));
  }

  /** The Loglet's offset of {@code lsn}, which must not be below the start. */
  public LogletOffset toOffset(Lsn lsn) {
    if (lsn.isBefore(start)) {
      throw new IllegalArgumentException(lsn + " is below the start of " + this);
    }
    return new LogletOffset(lsn.value() - start.value());
  }

  /** Its Loglet, when it is in the chain no more. */
  Leftover leftover() {
    return new Leftover(loglet, created);
  }

  /** {@code s3 [17, 40) default/9c1e native(...)}. */
  @Override
  public String toString() {
    String end = stop.map(lsn -> lsn + ")").orElse("...");
    return id + " [" + start + ", " + end + " " + loglet + " " + created;
  }
}

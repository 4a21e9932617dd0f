package dev.rhenea.checker.log;

import dev.rhenea.checker.Findings;
import dev.rhenea.checker.Violation;
import dev.rhenea.checker.log.LogOperation.Entry;
import dev.rhenea.checker.log.LogOperation.Read;
import dev.rhenea.checker.log.Placement.Placed;
import java.util.Arrays;
import java.util.OptionalLong;

/**
 * I2 and I5: a read returns every entry of its range that stands below the tail.
 *
 * <pre>
 *   from          trim mark               known tail         to
 *    |  may be gone  |  must be answered      |  may not be there yet
 * </pre>
 *
 * The trim mark is that of all trims begun before the read ended; the known tail is what was proven
 * before it began, or by the read itself. Below the tail every position is decided for ever, so a
 * read that leaves one out contradicts whoever saw, or ever sees, an entry there. Only the first
 * missing position of a read is reported; the work is linear in what was read.
 */
final class MissingEntries {

  private final boolean dense;
  private final RisingLevel provenTail;
  private final RisingLevel trimMark;
  private final Placement placement;
  private final long[] positions;
  private final Findings findings;

  MissingEntries(
      boolean dense,
      RisingLevel provenTail,
      RisingLevel trimMark,
      Placement placement,
      Findings findings) {
    this.dense = dense;
    this.provenTail = provenTail;
    this.trimMark = trimMark;
    this.placement = placement;
    this.positions = placement.all().mapToLong(Placed::position).toArray();
    this.findings = findings;
  }

  void check(Read read) {
    if (isMisread(read)) {
      findings.add(
          LogRule.MISREAD.violation(
              "operation %d read [%d, %d) and got positions outside it, or out of order"
                  .formatted(read.start(), read.from(), read.to()),
              read));
      return;
    }
    RisingLevel.Step known = provenTail.before(read.start());
    long from = Math.max(read.from(), trimMark.before(read.end()).level());
    long to = Math.min(read.to(), Math.max(known.level(), read.provenTail()));
    firstMissing(read, from, to)
        .ifPresent(position -> findings.add(missing(read, position, known)));
  }

  private static boolean isMisread(Read read) {
    long previous = -1;
    for (Entry entry : read.entries()) {
      if (entry.position() <= previous || !read.covers(entry.position())) {
        return true;
      }
      previous = entry.position();
    }
    return false;
  }

  private OptionalLong firstMissing(Read read, long from, long to) {
    long expected = nextExpected(from);
    for (Entry entry : read.entries()) {
      if (expected >= to || expected < entry.position()) {
        break;
      }
      if (expected == entry.position()) {
        expected = nextExpected(expected + 1);
      }
    }
    return expected < to ? OptionalLong.of(expected) : OptionalLong.empty();
  }

  /** Returns the lowest position, not below {@code from}, at which there must be an entry. */
  private long nextExpected(long from) {
    if (dense) {
      return from;
    }
    int found = Arrays.binarySearch(positions, from);
    int next = found >= 0 ? found : -found - 1;
    return next < positions.length ? positions[next] : Long.MAX_VALUE;
  }

  private Violation missing(Read read, long position, RisingLevel.Step known) {
    String nothing =
        "operation %d read [%d, %d) and got nothing at %d, "
            .formatted(read.start(), read.from(), read.to(), position);
    LogOperation before = known.by();
    LogOperation proof = before == null || position < read.provenTail() ? read : before;
    Placed placed = placement.at(position);
    if (placed == null) {
      return LogRule.HOLE.violation(
          nothing + "although operation %d proves a tail above it".formatted(proof.start()),
          proof,
          read);
    }
    LogOperation source = placed.source();
    boolean earlier = source.end() < read.start();
    String holder = "%s by operation %d".formatted(placed.append().value(), source.start());
    if (source instanceof Read) {
      return LogRule.READERS_DISAGREE.violation(
          nothing + "where another read found " + holder, source, earlier ? source : proof, read);
    }
    return earlier
        ? LogRule.LOST_APPEND.violation(
            nothing + "where an append had been acknowledged: " + holder, source, read)
        : LogRule.HOLE.violation(
            nothing + "below the tail, where an append was acknowledged later: " + holder,
            source,
            proof,
            read);
  }
}

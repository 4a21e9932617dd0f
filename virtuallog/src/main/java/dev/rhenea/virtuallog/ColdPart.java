package dev.rhenea.virtuallog;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What cold storage has of a log, by what its chain says: everything from the trim mark on, up to
 * the first segment with something in it that is elsewhere. Pure.
 *
 * <pre>
 *   0          first                        end
 *   |  trimmed   |                           |
 *   +--------------+---------+---------------+-----------------+------ - -
 *   |  s4: objects | s5: s3  |  s7: objects  |  s8: native     |  s9: objects
 *                                               missing           out of reach
 * </pre>
 *
 * @param first everything below is trimmed
 * @param end the first position that cannot be had; at least {@code first}
 * @param segments those that hold {@code [first, end)}, in order, closed, none empty
 * @param missing the segment that is elsewhere; the open one at the latest
 */
public record ColdPart(Lsn first, Lsn end, List<Segment> segments, Segment missing) {
  public ColdPart {
    segments = List.copyOf(segments);
  }

  /** What {@code chain} has where {@code isCold} holds. */
  static ColdPart of(Chain chain, Predicate<Segment> isCold) {
    List<Segment> held = new ArrayList<>();
    for (Segment segment : chain.segments()) {
      if (segment.isOpen() || (holds(segment, chain.trimMark()) && !isCold.test(segment))) {
        Lsn end = Lsn.max(chain.trimMark(), segment.start());
        return new ColdPart(chain.trimMark(), end, held, segment);
      }
      if (holds(segment, chain.trimMark())) {
        held.add(segment);
      }
    }
    throw new IllegalStateException("a chain ends with an open segment: " + chain);
  }

  /** Whether there is something in it that was not trimmed. */
  private static boolean holds(Segment closed, Lsn trimMark) {
    Lsn stop = closed.stop().orElseThrow();
    return closed.start().isBefore(stop) && trimMark.isBefore(stop);
  }

  /** The same, as it is reached here. */
  ColdPart in(Relocated here) {
    return new ColdPart(first, end, segments.stream().map(here::segment).toList(), missing);
  }

  /** The same, trimmed to {@code mark}. */
  ColdPart trimmedTo(Lsn mark) {
    Lsn from = Lsn.max(first, mark);
    return new ColdPart(
        from,
        Lsn.max(end, from),
        segments.stream().filter(segment -> holds(segment, from)).toList(),
        missing);
  }

  /** Why the entries below {@code to} cannot be had, if they cannot. */
  Optional<String> objection(Lsn to) {
    if (!first.isBefore(end)) {
      return Optional.of(
          (first.equals(Lsn.ZERO)
                  ? "nothing of it is in cold storage: "
                  : "everything below %s was trimmed, and nothing above is in cold storage: "
                      .formatted(first))
              + elsewhere());
    }
    if (end.isBefore(to)) {
      return Optional.of(
          "there is nothing above position %d, the last that can be had (to: %s): %s"
              .formatted(end.value() - 1, end, elsewhere()));
    }
    return first.isBefore(to)
        ? Optional.empty()
        : Optional.of(
            first.equals(Lsn.ZERO)
                ? "no position is below 0: say the first one that is not to be restored, up to "
                    + end
                : "everything below %s was trimmed: only entries from there to %s can be had"
                    .formatted(first, end));
  }

  private String elsewhere() {
    return "%s [%s, %s was on %s"
        .formatted(
            missing.id(),
            missing.start(),
            missing.stop().map(stop -> stop + ")").orElse("...)"),
            missing.created());
  }

  /** The segments that hold entries below {@code to}, the last one cut there. */
  List<Segment> below(Lsn to) {
    return segments.stream()
        .filter(segment -> segment.start().isBefore(to))
        .map(segment ->
            new Segment(
                segment.id(),
                segment.start(),
                Optional.of(segment.clip(to)),
                segment.loglet(),
                segment.created()))
        .toList();
  }
}

package dev.rhenea.checker.log;

import dev.rhenea.checker.Findings;
import dev.rhenea.checker.log.LogOperation.Chain;
import dev.rhenea.checker.log.LogOperation.Segment;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * I1: every observed chain is contiguous with one open segment at its end, and all of them are
 * versions of one chain.
 *
 * <pre>
 *   version 4   | a | b | c ...             oldest segments may go,
 *   version 6       | b | c | d | e ...     the open one may close, at most one is added a version
 * </pre>
 */
final class ChainVersions {

  private final Findings findings;

  ChainVersions(Findings findings) {
    this.findings = findings;
  }

  /** Observations may be stale, so only their versions order them. */
  void check(List<Chain> observed) {
    Chain before = null;
    for (Chain chain : observed.stream().sorted(Comparator.comparing(Chain::version)).toList()) {
      String misshapen = misshapen(chain.segments());
      if (misshapen != null) {
        findings.add(
            LogRule.CHAIN_SHAPE.violation(
                "the chain of version %d that operation %d saw %s: %s"
                    .formatted(chain.version(), chain.start(), misshapen, chain.segments()),
                chain));
      } else if (before != null && !follows(before, chain)) {
        findings.add(
            LogRule.CHAIN_REWRITTEN.violation(
                "operation %d saw version %d as %s, but operation %d saw version %d as %s"
                    .formatted(
                        before.start(),
                        before.version(),
                        before.segments(),
                        chain.start(),
                        chain.version(),
                        chain.segments()),
                before,
                chain));
      } else {
        before = chain;
      }
    }
  }

  private static @Nullable String misshapen(List<Segment> segments) {
    if (segments.isEmpty()) {
      return "has no segment";
    }
    if (segments.stream().map(Segment::id).distinct().count() < segments.size()) {
      return "has a segment twice";
    }
    if (segments.stream().anyMatch(segment -> segment.stop() < segment.start())) {
      return "has a segment that stops before it starts";
    }
    if (!segments.getLast().isOpen()) {
      return "does not end with an open segment";
    }
    boolean contiguous =
        IntStream.range(1, segments.size())
            .allMatch(i -> segments.get(i - 1).stop() == segments.get(i).start());
    return contiguous ? null : "is not contiguous";
  }

  private static boolean follows(Chain old, Chain later) {
    if (old.version() == later.version()) {
      return old.segments().equals(later.segments());
    }
    List<Segment> before = old.segments();
    List<Segment> after = later.segments();
    int dropped = indexOf(after.getFirst(), before);
    int kept = before.size() - dropped;
    if (kept > after.size() || after.size() - kept > later.version() - old.version()) {
      return false;
    }
    return kept == 0
        ? after.getFirst().start() >= before.getLast().start()
        : IntStream.range(0, kept).allMatch(i -> became(before.get(dropped + i), after.get(i)));
  }

  /** Returns where a segment with the id of {@code wanted} stands; the size if it does not. */
  private static int indexOf(Segment wanted, List<Segment> segments) {
    return IntStream.range(0, segments.size())
        .filter(i -> segments.get(i).id().equals(wanted.id()))
        .findFirst()
        .orElse(segments.size());
  }

  private static boolean became(Segment before, Segment after) {
    return before.equals(after)
        || (before.isOpen() && before.id().equals(after.id()) && before.start() == after.start());
  }
}

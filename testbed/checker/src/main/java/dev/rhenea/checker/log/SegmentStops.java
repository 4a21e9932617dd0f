package dev.rhenea.checker.log;

import dev.rhenea.checker.Findings;
import dev.rhenea.checker.history.Value;
import dev.rhenea.checker.log.LogOperation.Append;
import dev.rhenea.checker.log.LogOperation.Chain;
import dev.rhenea.checker.log.LogOperation.Segment;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * I4: an append was acknowledged by its segment within the range that the chain gives the segment,
 * whenever that range was installed.
 */
final class SegmentStops {

  private record Installed(Segment segment, Chain seenIn) {}

  private final Map<Value, Installed> installed = new LinkedHashMap<>();

  SegmentStops(LogHistory log) {
    log.chains().forEach(this::add);
  }

  /** Keeps the first closed version of each segment: I1 sees to it that there is no other. */
  private void add(Chain chain) {
    for (Segment segment : chain.segments()) {
      installed.merge(
          segment.id(),
          new Installed(segment, chain),
          (old, seen) -> old.segment().isOpen() ? seen : old);
    }
  }

  void check(Append append, Findings findings) {
    Installed range = append.segment() == null ? null : installed.get(append.segment());
    if (range == null || !append.isAcknowledged()) {
      return;
    }
    Segment segment = range.segment();
    if (append.position() < segment.start() || append.position() >= segment.stop()) {
      findings.add(
          LogRule.APPEND_BEYOND_STOP.violation(
              "operation %d was acknowledged at %d by segment %s, as operation %d saw it installed"
                  .formatted(append.start(), append.position(), segment, range.seenIn().start()),
              append,
              range.seenIn()));
    }
  }
}

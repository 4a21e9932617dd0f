package dev.rhenea.virtuallog;

import dev.rhenea.loglet.LogletId;
import dev.rhenea.provider.ChainArchive.Label;
import dev.rhenea.spec.ProtocolSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a restoration makes out of what. Pure.
 *
 * @param label the chain that it goes by
 * @param part what can be had, by that chain; its segments as they are reached here
 * @param end the first position that is not restored
 * @param largestEntry the old log's, in bytes, and so the new one's
 */
record RestorePlan(Label label, ColdPart part, Lsn end, int largestEntry) {
  /** Everything that can be had, or what is below {@code to}. */
  static RestorePlan of(ArchivedLog.Known log, Optional<Lsn> to) {
    return new RestorePlan(
        log.label(), log.part(), to.orElse(log.part().end()), log.record().largestEntry());
  }

  /** What the new log's chain will say of it. */
  Origin.Restored source() {
    return new Origin.Restored(label.log(), label.origin(), label.version(), end);
  }

  /** The same, as it is reached here. */
  RestorePlan in(Relocated here) {
    return new RestorePlan(label, part.in(here), end, largestEntry);
  }

  /** The same, if the store has been trimmed to {@code mark}. */
  RestorePlan trimmedTo(Lsn mark) {
    return new RestorePlan(label, part.trimmedTo(mark), end, largestEntry);
  }

  /** Why it cannot be, if it cannot. */
  Optional<String> objection() {
    return part.objection(end)
        .map(
            objection -> "log %s, as of %s: %s".formatted(label.log(), label.version(), objection));
  }

  /** The segments that hold what is restored, whole. */
  List<Segment> segments() {
    return part.segments().stream().filter(segment -> segment.start().isBefore(end)).toList();
  }

  /** Where the copy of a segment begins. */
  Lsn first(Segment segment) {
    return Lsn.max(segment.start(), segment.clip(part.first()));
  }

  /**
   * Version 1 of the new log: the same entries at the same positions, in segments of the same ids,
   * and an open one behind them.
   *
   * @param copied the segments as they were copied, in the new Loglets
   */
  ChainRecord record(
      List<Segment> copied, LogletId loglet, ProtocolSpec created, long originOfTheNew) {
    List<Segment> segments = new ArrayList<>(copied);
    segments.add(new Segment(copied.getLast().id().next(), end, loglet, created));
    return ChainRecord.of(new Chain(segments, part.first()), largestEntry)
        .begunAs(new Origin(originOfTheNew, Optional.of(source())))
        .orElseThrow();
  }

  /** Whether a log that exists is what this would make, made before. */
  boolean isDoneBy(ChainRecord existing) {
    return existing.origin().flatMap(Origin::restored).filter(source()::isLike).isPresent();
  }
}

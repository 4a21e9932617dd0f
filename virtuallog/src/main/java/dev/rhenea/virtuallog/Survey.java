package dev.rhenea.virtuallog;

import dev.rhenea.environment.Diagnosis;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.Loop;
import dev.rhenea.environment.Loop.Step;
import dev.rhenea.loglet.Loglet;
import dev.rhenea.loglet.LogletOffset;
import dev.rhenea.loglet.ReadResult;
import dev.rhenea.loglet.Tail;
import java.util.List;

/**
 * Looks whether closed segments are there as their chain says, and how far they were trimmed since:
 * before anything is made, as what is not there makes a restoration impossible.
 */
final class Survey {
  private final LogContext context;
  private final Providers providers;

  Survey(LogContext context, Providers providers) {
    this.context = context;
    this.providers = providers;
  }

  /** What is left to be looked at, and the trim mark as far as it is known. */
  private record Looking(List<Segment> left, Lsn trimMark) {
    Looking next(Lsn mark) {
      return new Looking(left.subList(1, left.size()), Lsn.max(trimMark, mark));
    }
  }

  /**
   * The trim mark by all that the segments say; unavailable if one of them is not there, or is not
   * what it should be.
   */
  Future<Lsn> of(List<Segment> segments, Lsn trimMark) {
    return Loop.run(
        context.environment(),
        new Looking(segments, trimMark),
        looking ->
            looking.left.isEmpty()
                ? context.environment().completed(new Step.Done<>(looking.trimMark))
                : look(looking.left.getFirst(), looking.trimMark)
                    .map(mark -> new Step.Again<>(looking.next(mark))));
  }

  private Future<Lsn> look(Segment segment, Lsn trimMark) {
    Loglet loglet = providers.open(new Candidate(segment.loglet(), segment.created()));
    LogletOffset stop = segment.toOffset(segment.stop().orElseThrow());
    LogletOffset first = segment.toOffset(Lsn.max(segment.start(), segment.clip(trimMark)));
    Future<Lsn> mark =
        loglet
            .checkTail()
            .compose(tail ->
                tail.equals(new Tail.Sealed(stop))
                    ? trimMark(segment, loglet, first, stop)
                    : this.<Lsn>wrong("its tail is " + tail))
            .recover(why -> wrong(segment, why.diagnosis()));
    mark.whenDone(loglet::close);
    return mark;
  }

  /** Zero where nothing is trimmed but what was known to be. */
  private Future<Lsn> trimMark(
      Segment segment, Loglet loglet, LogletOffset first, LogletOffset stop) {
    return first.equals(stop)
        ? context.environment().completed(Lsn.ZERO) // trimmed whole, as was known
        : loglet
            .readNext(first, stop, 1)
            .compose(read ->
                switch (read) {
                  case ReadResult.Entries _ -> context.environment().completed(Lsn.ZERO);
                  case ReadResult.Trimmed(LogletOffset next) ->
                      context.environment().completed(segment.toLsn(next));
                  case ReadResult.Unknown() -> wrong("it is not there");
                });
  }

  private <T> Future<T> wrong(String what) {
    return context.environment().unavailable(Diagnosis.of(what));
  }

  private <T> Future<T> wrong(Segment segment, Diagnosis why) {
    return context
        .environment()
        .unavailable(
            new Diagnosis(
                "%s [%s, %s): %s"
                    .formatted(
                        segment.id(),
                        segment.start(),
                        segment.stop().orElseThrow(),
                        why.operation()),
                why.missing(),
                why.remedy()));
  }
}

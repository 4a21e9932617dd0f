package dev.rhenea.composition.stripe;

import dev.rhenea.composition.part.Stored;
import dev.rhenea.environment.Environment;
import dev.rhenea.environment.Future;
import dev.rhenea.loglet.Entry;
import dev.rhenea.loglet.Loglet;
import dev.rhenea.loglet.LogletOffset;
import dev.rhenea.loglet.ReadResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads a range of offsets: every child that has a share of it reads its own, all at once, and what
 * they found is merged up to the first offset that is missing.
 */
final class StripeRead {
  private final Environment environment;
  private final Striping striping;
  private final List<Loglet> children;
  private final LogletOffset from;
  private final LogletOffset to;
  private final Map<LogletOffset, Entry> found = new TreeMap<>();

  StripeRead(
      Environment environment,
      Striping striping,
      List<Loglet> children,
      LogletOffset from,
      LogletOffset to) {
    this.environment = environment;
    this.striping = striping;
    this.children = children;
    this.from = from;
    this.to = to;
  }

  /** A child's share of the range, and what became of it. */
  private record Share(int stripe, LogletOffset end, ReadResult result) {}

  Future<ReadResult> run(int maxBytes) {
    int each = Math.max(1, maxBytes / striping.stripes());
    List<Future<Share>> shares = new ArrayList<>();
    for (int i = 0; i < striping.stripes(); i++) {
      int stripe = i;
      LogletOffset begin = striping.shareOf(stripe, from);
      LogletOffset end = striping.shareOf(stripe, to);
      if (begin.compareTo(end) < 0) {
        shares.add(
            children
                .get(stripe)
                .readNext(begin, end, each)
                .map(result -> new Share(stripe, end, result)));
      }
    }
    return Future.all(environment, shares).map(this::merge);
  }

  private ReadResult merge(List<Share> shares) {
    if (shares.stream().anyMatch(share -> share.result instanceof ReadResult.Unknown)) {
      return new ReadResult.Unknown();
    }
    LogletOffset trimmed = LogletOffset.ZERO;
    LogletOffset next = to;
    for (Share share : shares) {
      switch (share.result) {
        case ReadResult.Entries(List<Entry> entries, LogletOffset end) -> {
          entries.forEach(entry -> keep(share.stripe, entry));
          if (end.compareTo(share.end) < 0) {
            next = LogletOffset.min(next, striping.offsetOf(share.stripe, end));
          }
        }
        case ReadResult.Trimmed(LogletOffset mark) ->
            trimmed = LogletOffset.max(trimmed, above(share.stripe, mark));
        case ReadResult.Unknown() -> throw new IllegalStateException("looked at before");
      }
    }
    return trimmed.compareTo(from) > 0 ? new ReadResult.Trimmed(trimmed) : entries(next);
  }

  /** One above the last offset that a child's trim mark takes away. */
  private LogletOffset above(int stripe, LogletOffset mark) {
    return striping.offsetOf(stripe, new LogletOffset(mark.value() - 1)).next();
  }

  private void keep(int stripe, Entry local) {
    LogletOffset offset = striping.offsetOf(stripe, local.offset());
    found.put(offset, Stored.at(offset, local));
  }

  private ReadResult entries(LogletOffset next) {
    List<Entry> entries =
        found.values().stream().filter(entry -> entry.offset().compareTo(next) < 0).toList();
    return new ReadResult.Entries(entries, next);
  }
}

package dev.rhenea.nativeloglet;

import dev.rhenea.loglet.Entry;
import dev.rhenea.loglet.LogletOffset;
import dev.rhenea.loglet.ReadResult;
import dev.rhenea.loglet.Tail;
import dev.rhenea.payload.Payload;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether what was seen of one copy can be true: it is the copy; once anybody had seen it nobody
 * who came later was told that it does not exist (V10, C4); and only that is missing which somebody
 * asked to trim (O3, C5).
 */
final class CopyLaws {
  private record Trimming(long end, LogletOffset mark) {}

  private final LogletOffset tail;
  private final List<Trimming> trimmings = new ArrayList<>();
  private final List<String> broken = new ArrayList<>();
  private LogletOffset asked = LogletOffset.ZERO;
  private long seenAt = Long.MAX_VALUE;
  private long clock;

  CopyLaws(LogletOffset tail) {
    this.tail = tail;
  }

  /** What there is to copy; every fifth position has no entry. */
  static List<Entry> entries(LogletOffset from, LogletOffset to) {
    List<Entry> entries = new ArrayList<>();
    for (long at = from.value(); at < to.value(); at++) {
      LogletOffset offset = new LogletOffset(at);
      entries.add(
          at % 5 == 4 ? new Entry.Filler(offset) : new Entry.Data(offset, Payload.utf8("e" + at)));
    }
    return entries;
  }

  /** The next place in the order of events. */
  long tick() {
    return clock++;
  }

  /** Somebody may trim it up to there from now on. */
  void allowed(LogletOffset before) {
    asked = asked.compareTo(before) < 0 ? before : asked;
  }

  /** Somebody saw something that exists only if the copy does. */
  void saw() {
    seenAt = Math.min(seenAt, tick());
  }

  boolean wasSeen() {
    return seenAt < Long.MAX_VALUE;
  }

  /** A read from {@code from} on, begun at {@code begin}. */
  void read(long begin, LogletOffset from, ReadResult result) {
    switch (result) {
      case ReadResult.Entries(List<Entry> found, LogletOffset next) -> {
        saw();
        require(!found.isEmpty() && found.equals(entries(from, next)), "O3: " + found);
      }
      case ReadResult.Unknown() ->
          require(begin <= seenAt, "V10: seen at %d, and unknown at %d".formatted(seenAt, begin));
      case ReadResult.Trimmed(LogletOffset mark) -> {
        saw();
        require(from.compareTo(mark) < 0, "O3: %s is not below %s".formatted(from, mark));
        require(mark.compareTo(asked) <= 0, "O3: trimmed below %s, not %s".formatted(mark, asked));
      }
    }
  }

  /** Somebody was told the tail. */
  void tail(Tail found) {
    saw();
    require(found.equals(new Tail.Sealed(tail)), "V10: the tail is " + found);
  }

  /** It was trimmed below {@code mark} for somebody who began at {@code begin}. */
  void trimmed(long begin, LogletOffset mark) {
    saw();
    require(mark.compareTo(asked) <= 0, "O3: trimmed below %s, not %s".formatted(mark, asked));
    for (Trimming before : trimmings) {
      require(
          before.end >= begin || before.mark.compareTo(mark) <= 0,
          "trimmed below %s, and later below %s".formatted(before.mark, mark));
    }
    trimmings.add(new Trimming(tick(), mark));
  }

  void require(boolean holds, String law) {
    if (!holds) {
      broken.add(law);
    }
  }

  /** Everything that cannot be. */
  List<String> broken() {
    return List.copyOf(broken);
  }
}

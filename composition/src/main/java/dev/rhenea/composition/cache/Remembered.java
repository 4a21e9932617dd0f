package dev.rhenea.composition.cache;

import dev.rhenea.loglet.Entry;
import dev.rhenea.loglet.LogletOffset;
import dev.rhenea.loglet.ReadResult;
import dev.rhenea.payload.Payload;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * Entries that were read, by the offset from which a read finds them. Between two entries there may
 * be a gap: then the second one is found from the end of the first. Loop-confined.
 */
final class Remembered {
  /** What an entry takes besides its bytes, about. */
  private static final int ENTRY_BYTES = 96;

  /**
   * What a read from an offset finds first.
   *
   * @param entry empty if there is none before {@code next}
   * @param next where the read goes on
   */
  private record Found(Optional<Entry> entry, LogletOffset next) {
    long bytes() {
      return entry.map(Found::size).orElse(0) + (long) ENTRY_BYTES;
    }

    private static int size(Entry entry) {
      return entry instanceof Entry.Data data ? data.payload().size() : 0;
    }
  }

  private final long most;

  /** In the order of use. */
  private final SequencedMap<LogletOffset, Found> found = new LinkedHashMap<>(16, 0.75f, true);

  private LogletOffset mark = LogletOffset.ZERO;
  private long bytes;

  /** As many as {@code most} bytes. */
  Remembered(long most) {
    this.most = most;
  }

  /** What a read of that range, with that limit, would begin with; empty if that is not known. */
  Optional<ReadResult> find(LogletOffset from, LogletOffset to, int maxBytes) {
    List<Entry> entries = new ArrayList<>();
    LogletOffset next = from;
    long size = 0;
    Found first = found.get(next);
    while (first != null && first.next.compareTo(to) <= 0 && (size == 0 || size < maxBytes)) {
      first.entry.ifPresent(entries::add);
      size += first.bytes() - ENTRY_BYTES;
      next = first.next;
      first = found.get(next);
    }
    return next.equals(from)
        ? Optional.empty()
        : Optional.of(new ReadResult.Entries(entries, next));
  }

  /** A read from that offset was answered so. */
  void keep(LogletOffset from, ReadResult.Entries answer) {
    LogletOffset next = from;
    for (Entry entry : answer.entries()) {
      put(next, new Found(Optional.of(copy(entry)), entry.offset().next()));
      next = entry.offset().next();
    }
    if (next.compareTo(answer.next()) < 0) {
      put(next, new Found(Optional.empty(), answer.next()));
    }
  }

  /** Everything below is gone, also if a read that is under way still finds it. */
  void trim(LogletOffset before) {
    mark = LogletOffset.max(mark, before);
    found
        .entrySet()
        .removeIf(each -> {
          boolean gone = each.getKey().compareTo(mark) < 0;
          bytes -= gone ? each.getValue().bytes() : 0;
          return gone;
        });
  }

  void clear() {
    found.clear();
    bytes = 0;
  }

  private void put(LogletOffset from, Found next) {
    if (from.compareTo(mark) < 0 || next.bytes() > most) {
      return;
    }
    Found before = found.put(from, next);
    bytes += next.bytes() - (before == null ? 0 : before.bytes());
    while (bytes > most) {
      bytes -= found.pollFirstEntry().getValue().bytes();
    }
  }

  /** Its own bytes, so that an entry does not keep alive the message it came in. */
  private static Entry copy(Entry entry) {
    return entry instanceof Entry.Data(LogletOffset offset, Payload payload)
        ? new Entry.Data(offset, Payload.wrap(payload.toByteArray()))
        : entry;
  }
}

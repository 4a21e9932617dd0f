package dev.rhenea.node.journal;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Where the records of one log stand: pages of 64 places in a tree, about 13 bytes a record where
 * indexes are dense. Any order of writing costs the same, because records that were moved come late
 * in recovery. Not thread-safe.
 */
final class LogIndex {
  private static final int BITS = 6;
  private static final int SIZE = 1 << BITS;

  private final TreeMap<Long, Page> pages = new TreeMap<>();
  private long start;
  private long end;

  /** The places of {@link #SIZE} neighbours; a length of 0 where there is no record. */
  private static final class Page {
    final long[] places = new long[SIZE];
    final int[] lengths = new int[SIZE];

    @Nullable Place at(int slot) {
      return lengths[slot] == 0
          ? null
          : new Place(places[slot] >>> 32, (int) places[slot], lengths[slot]);
    }
  }

  /** A record, and where it stands. */
  record Located(long index, Place place) {}

  /** The highest index dropped below. */
  long start() {
    return start;
  }

  /** One above the highest index ever written, at least {@link #start}. */
  long end() {
    return end;
  }

  /**
   * Notes where a record stands now; without effect below {@link #start}.
   *
   * @param replaced told where the record under the same index stood before
   * @return whether the record counts
   */
  boolean put(long index, Place place, Consumer<Place> replaced) {
    if (index < start) {
      return false;
    }
    Page page = pages.computeIfAbsent(index >>> BITS, _ -> new Page());
    int slot = slot(index);
    Place before = page.at(slot);
    if (before != null) {
      replaced.accept(before);
    }
    page.places[slot] = place.segment() << 32 | place.offset();
    page.lengths[slot] = place.length();
    end = Math.max(end, index + 1);
    return true;
  }

  /** Forgets every record below {@code index}, telling {@code dropped} where each stood. */
  void dropBelow(long index, Consumer<Place> dropped) {
    start = Math.max(start, index);
    end = Math.max(end, start);
    while (!pages.isEmpty() && pages.firstKey() <= start >>> BITS) {
      long number = pages.firstKey();
      boolean whole = number < start >>> BITS;
      Page page = pages.firstEntry().getValue();
      for (int slot = 0; slot < (whole ? SIZE : slot(start)); slot++) {
        Place place = page.at(slot);
        if (place != null) {
          dropped.accept(place);
          page.lengths[slot] = 0;
        }
      }
      if (!whole) {
        return;
      }
      pages.remove(number);
    }
  }

  /** Where the record under {@code index} stands; null if there is none. */
  @Nullable Place get(long index) {
    Page page = pages.get(index >>> BITS);
    return page == null ? null : page.at(slot(index));
  }

  /** The first record at or above {@code index}; null if there is none. */
  @Nullable Located ceiling(long index) {
    int slot = slot(index);
    for (Map.Entry<Long, Page> page = pages.ceilingEntry(index >>> BITS);
        page != null;
        page = pages.higherEntry(page.getKey())) {
      for (int at = page.getKey() == index >>> BITS ? slot : 0; at < SIZE; at++) {
        Place place = page.getValue().at(at);
        if (place != null) {
          return new Located((page.getKey() << BITS) + at, place);
        }
      }
    }
    return null;
  }

  private static int slot(long index) {
    return (int) index & SIZE - 1;
  }
}

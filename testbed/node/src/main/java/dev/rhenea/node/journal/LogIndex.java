package dev.rhenea.node.journal;

import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Where the records of one log stand: three primitive columns in ascending order of index, 20 bytes
 * a record. Appending and dropping from the front are cheap, anything else shifts. Not thread-safe.
 */
final class LogIndex {
  private long[] indexes = new long[16];
  private long[] places = new long[16];
  private int[] lengths = new int[16];
  private int first;
  private int next;
  private long start;
  private long end;

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
    int at = index >= end ? next : position(index);
    if (at < next && indexes[at] == index) {
      replaced.accept(placeAt(at));
    } else {
      at = open(at);
      indexes[at] = index;
    }
    places[at] = place.segment() << 32 | place.offset();
    lengths[at] = place.length();
    end = Math.max(end, index + 1);
    return true;
  }

  /** Forgets every record below {@code index}, telling {@code dropped} where each stood. */
  void dropBelow(long index, Consumer<Place> dropped) {
    start = Math.max(start, index);
    end = Math.max(end, start);
    while (first < next && indexes[first] < start) {
      dropped.accept(placeAt(first++));
    }
  }

  /** The position of the first record at or above {@code index}; {@link #size} if none is. */
  int find(long index) {
    return position(index) - first;
  }

  int size() {
    return next - first;
  }

  /** The index of the record at {@code position}, 0 being the lowest. */
  long indexAt(int position) {
    return indexes[first + position];
  }

  Place place(int position) {
    return placeAt(first + position);
  }

  private Place placeAt(int at) {
    return new Place(places[at] >>> 32, (int) places[at], lengths[at]);
  }

  private int position(long index) {
    int found = Arrays.binarySearch(indexes, first, next, index);
    return found >= 0 ? found : -found - 1;
  }

  /** Makes room for one record at {@code at}; returns where it is, as rows may have moved. */
  private int open(int at) {
    int place = at;
    if (next == indexes.length) {
      int size = next - first;
      int room = size > indexes.length / 2 ? indexes.length * 2 : indexes.length;
      indexes = Arrays.copyOf(Arrays.copyOfRange(indexes, first, next), room);
      places = Arrays.copyOf(Arrays.copyOfRange(places, first, next), room);
      lengths = Arrays.copyOf(Arrays.copyOfRange(lengths, first, next), room);
      place -= first;
      next = size;
      first = 0;
    }
    System.arraycopy(indexes, place, indexes, place + 1, next - place);
    System.arraycopy(places, place, places, place + 1, next - place);
    System.arraycopy(lengths, place, lengths, place + 1, next - place);
    next++;
    return place;
  }
}

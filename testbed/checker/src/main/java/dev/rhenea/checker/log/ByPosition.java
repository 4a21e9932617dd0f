package dev.rhenea.checker.log;

import dev.rhenea.checker.log.Placement.Placed;
import java.util.Arrays;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What stands where. Positions up to a few times the number of appends, nearly all there are in a
 * log, have their place in an array; a tree holds those above.
 */
final class ByPosition {

  /** A stripe with idle children has fillers at most positions. */
  private static final int SPREAD = 4;

  private final @Nullable Placed[] low;
  private final TreeMap<Long, Placed> high = new TreeMap<>();

  ByPosition(int appends) {
    this.low = new Placed[(int) Math.min((long) SPREAD * appends, Integer.MAX_VALUE / 2)];
  }

  @Nullable Placed get(long position) {
    return position < low.length ? low[(int) position] : high.get(position);
  }

  /** Returns what stood there before, which then stays; null if that was nothing. */
  @Nullable Placed putIfAbsent(Placed placed) {
    if (placed.position() >= low.length) {
      return high.putIfAbsent(placed.position(), placed);
    }
    int position = (int) placed.position();
    Placed before = low[position];
    if (before == null) {
      low[position] = placed;
    }
    return before;
  }

  /** Returns all of them, by rising position. */
  Stream<Placed> all() {
    return Stream.concat(Arrays.stream(low).filter(Objects::nonNull), high.values().stream());
  }
}

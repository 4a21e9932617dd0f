package dev.rhenea.checker.register;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Can blocks be put one after the other without contradicting real time? Block A must come before B
 * if something of A ends before something of B begins, that is if A.firstEnd &lt; B.lastStart.
 *
 * <pre>
 *   two forward zones overlap           a backward zone lies within a forward zone
 *   A   end |---------| start           A   end |--------------| start
 *   B         end |---------| start     B    start |-----| end
 * </pre>
 *
 * Both pictures are the same contradiction, A before B before A, and there is no other: in a longer
 * circle take the block A whose first end is the lowest, and the block C just before A. A.firstEnd
 * is not above the first end of C's own predecessor, which is below C.lastStart; so A must come
 * before C as well. (Gibbons and Korach, Testing Shared Memories, 1997, for clusters.)
 */
final class BlockOrder {

  /** Two blocks each of which must come before the other. */
  record Conflict(Block one, Block other) {}

  private BlockOrder() {}

  /**
   * Returns a conflict, if there is one, in O(n log n): for each block B the blocks that must come
   * before it, and end no later, are a prefix of all blocks by first end; it is enough to try the
   * one of these that begins last.
   */
  static Optional<Conflict> conflict(List<Block> blocks) {
    List<Block> byEnd =
        blocks.stream().sorted(Comparator.comparing(block -> block.firstEnd().at())).toList();
    List<Block> latestOfPrefix = latestOfPrefix(byEnd);
    for (Block block : byEnd) {
      long end = block.firstEnd().at();
      int before = countEndingBefore(Math.min(end, block.lastStart().at()), byEnd);
      if (before > 0 && latestOfPrefix.get(before - 1).lastStart().at() > end) {
        return Optional.of(new Conflict(latestOfPrefix.get(before - 1), block));
      }
    }
    return Optional.empty();
  }

  private static List<Block> latestOfPrefix(List<Block> byEnd) {
    List<Block> latest = new ArrayList<>();
    for (Block block : byEnd) {
      boolean later =
          latest.isEmpty() || block.lastStart().at() > latest.getLast().lastStart().at();
      latest.add(later ? block : latest.getLast());
    }
    return latest;
  }

  private static int countEndingBefore(long moment, List<Block> byEnd) {
    int low = 0;
    int high = byEnd.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (byEnd.get(middle).firstEnd().at() < moment) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}

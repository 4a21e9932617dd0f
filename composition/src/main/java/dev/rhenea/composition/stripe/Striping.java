package dev.rhenea.composition.stripe;

import dev.rhenea.loglet.LogletOffset;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Where the offsets of a stripe are: offset g is local offset g div k of child g mod k. Pure.
 *
 * @param stripes the number k of children, at least 1
 */
record Striping(int stripes) {
  Striping {
    if (stripes < 1) {
      throw new IllegalArgumentException("a stripe has at least one child, not " + stripes);
    }
  }

  /** The child that holds {@code offset}. */
  int stripeOf(LogletOffset offset) {
    return Math.toIntExact(offset.value() % stripes);
  }

  /** Where the child holds it. */
  LogletOffset localOf(LogletOffset offset) {
    return new LogletOffset(offset.value() / stripes);
  }

  /** The offset of a child's local one. */
  LogletOffset offsetOf(int stripe, LogletOffset local) {
    return new LogletOffset(Math.addExact(Math.multiplyExact(local.value(), stripes), stripe));
  }

  /** How many offsets below {@code offset} are the child's: need(g, j) of rule S1. */
  LogletOffset shareOf(int stripe, LogletOffset offset) {
    return new LogletOffset(offset.value() / stripes + (stripe < offset.value() % stripes ? 1 : 0));
  }

  /** The same for every child. */
  List<LogletOffset> shares(LogletOffset offset) {
    return IntStream.range(0, stripes).mapToObj(stripe -> shareOf(stripe, offset)).toList();
  }

  /** The first offset that is not below the end of its child. */
  LogletOffset end(List<LogletOffset> locals) {
    LogletOffset end = offsetOf(0, locals.getFirst());
    for (int stripe = 1; stripe < stripes; stripe++) {
      end = LogletOffset.min(end, offsetOf(stripe, locals.get(stripe)));
    }
    return end;
  }

  /** The child whose end that is: the one that holds the others up. */
  int laggard(List<LogletOffset> locals) {
    return stripeOf(end(locals));
  }
}

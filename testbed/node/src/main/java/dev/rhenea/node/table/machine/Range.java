package dev.rhenea.node.table.machine;

import dev.rhenea.payload.Payload;
import java.util.Arrays;

/** Cells that stand next to each other, each of which stands for a row. */
public sealed interface Range permits KeyRange, IndexRange {
  /** The first cell there may be. */
  Payload begin();

  /** The first cell behind it. */
  Payload end();

  /** What is left of it from {@code cell} on. */
  Range from(Payload cell);

  /** The row that {@code cell}, which holds {@code content}, stands for. */
  Found found(Cells cells, Payload cell, Payload content);

  /** The later one of two. */
  static Payload later(Payload one, Payload other) {
    return Arrays.compareUnsigned(one.toByteArray(), other.toByteArray()) < 0 ? other : one;
  }
}

package dev.rhenea.checker.listappend;

import org.jspecify.annotations.Nullable;

/**
 * One node of the {@link Dependencies} comes before another one.
 *
 * @param order the list that says so; null if it is time that does
 * @param at how many values the list had when the later of the two came, or was read
 */
record Edge(int from, int to, Kind kind, @Nullable VersionOrder order, int at) {

  /** Why one comes before the other, in the words of Adya. */
  enum Kind {
    /** It appended the value before the other's. */
    WRITE_WRITE,
    /** It appended the last value that the other read. */
    WRITE_READ,
    /** It read the list without the value that the other appended next. */
    READ_WRITE,
    /** One process did both. */
    PROCESS,
    /** It was answered before the other began. */
    REAL_TIME,
    /** It stands for many: the way on from a node that is no transaction. */
    ONWARD
  }
}

package dev.rhenea.composition.lockstep;

import dev.rhenea.environment.StorageId;
import dev.rhenea.loglet.Entry;
import dev.rhenea.loglet.LogletOffset;
import dev.rhenea.payload.Payload;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * What each child keeps of an entry, and how the entry comes back from what some of them keep: all
 * that tells one combinator written in lockstep from another. Children are counted from 0. Pure.
 *
 * <p>The laws: {@code held} finds right what {@code parts} made for that child and offset, and
 * nothing else; {@code entry} has the entry from any {@link #needed} of its parts.
 */
public interface Layout {
  /** Makes layouts of a kind. */
  @FunctionalInterface
  interface Kind {
    /**
     * The layout of one Loglet.
     *
     * @param life the data folder of the only conductor that writes to it (M4)
     * @param needed children that are enough to read, from 1 to {@code children}
     */
    Layout of(StorageId life, int children, int needed);
  }

  /** How many children are enough to read an entry. */
  int needed();

  /** The most that a child keeps of an entry of {@code bytes}, in bytes. */
  int share(int bytes);

  /** What goes to each child, of the entry that belongs at {@code offset}. */
  List<Payload> parts(long offset, Payload entry);

  /** What {@code child} holds at an offset, looked at. */
  Held held(int child, Entry entry);

  /** The entry, from parts by child; empty if these are too few, or not of one entry. */
  Optional<Payload> entry(SortedMap<Integer, Payload> parts);

  /** What a child holds, looked at. */
  sealed interface Held {
    /** The part that belongs there. */
    record Right(LogletOffset offset, Payload part) implements Held {}

    /** Whole, and not what belongs there: the prefix that is right ends below. */
    record Wrong() implements Held {}

    /**
     * Not what was once written there, so that nobody knows whether that was right.
     *
     * @param how in words, without any entry's bytes
     */
    record Damaged(String how) implements Held {}
  }
}

package dev.rhenea.node.table.machine;

import dev.rhenea.virtuallog.Lsn;
import java.util.List;
import java.util.Optional;

/** What a command did: the same on every replica. */
public sealed interface Result {
  /** Where the command stands that decided it. */
  Lsn lsn();

  /** Whether it changed what it was to change. */
  default boolean isApplied() {
    return this instanceof Applied;
  }

  /** It took effect; {@code found} is what its reads found, in their order. */
  record Applied(Lsn lsn, List<Found> found) implements Result {
    public Applied {
      found = List.copyOf(found);
    }
  }

  /**
   * It changed nothing: a guard did not hold.
   *
   * @param guard which one, from 0
   * @param actual what that key held instead
   */
  record GuardFailed(Lsn lsn, int guard, Found actual) implements Result {}

  /** It changed nothing: what it read is more than {@link Machine#LARGEST_ANSWER}. */
  record AnswerTooLarge(Lsn lsn) implements Result {}

  /** Why a command about an index, or one that an index has a say in, did nothing. */
  enum Why {
    /** There is an index of that name, which is defined otherwise. */
    EXISTS,
    /** There is none of that name. */
    UNKNOWN,
    /** There are {@link Indexes#MOST}. */
    TOO_MANY,
    /** A value that was to be written has a term of more than {@link Term#LONGEST} bytes. */
    TERM_TOO_LONG
  }

  /**
   * It changed nothing.
   *
   * @param key the one with that value, if it is about one
   */
  record IndexRefused(Lsn lsn, Why why, String index, Optional<String> key) implements Result {}

  /** It changed nothing: there is no such session, or no more. */
  record NoSession(Lsn lsn, Lsn session) implements Result {}

  /** It changed nothing: its session has gone on to the call {@code latest}. */
  record NumberPassed(Lsn lsn, long latest) implements Result {}
}

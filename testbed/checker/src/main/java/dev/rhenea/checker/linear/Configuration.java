package dev.rhenea.checker.linear;

import org.jspecify.annotations.Nullable;

/**
 * A state together with what of the present has led to it: which of the open steps are linearized
 * already. The searches change it in place, but only while nothing depends on its being as it was.
 */
final class Configuration<S> {

  /** The updates of a linearization, last first. */
  record Path(@Nullable Path before, int step) {}

  final S state;

  /** Which slots of required updates are linearized. */
  long updated;

  /** Which slots of required observers have seen what they must. */
  long observed;

  /** The classes of the optional updates that took effect: a {@link Multiset}, and its bits. */
  private int[] spent;

  private long spentBits;

  final @Nullable Path path;

  /**
   * The state before the last update, if that one was optional and nobody has seen anything of it
   * yet; else null.
   */
  final @Nullable S unseenSince;

  private final int stateHash;

  /** Whether a frontier dropped it for a better one. */
  boolean dropped;

  /** The next one in the same bucket of a frontier. */
  @Nullable Configuration<S> next;

  Configuration(
      S state,
      long updated,
      long observed,
      int[] spent,
      @Nullable Path path,
      @Nullable S unseenSince) {
    this.state = state;
    this.stateHash = state.hashCode();
    this.updated = updated;
    this.observed = observed;
    this.spent = spent;
    this.spentBits = Multiset.bits(spent);
    this.path = path;
    this.unseenSince = unseenSince;
  }

  int[] spent() {
    return spent;
  }

  void forget(int[] settled) {
    spent = Multiset.difference(spent, settled);
    spentBits = Multiset.bits(spent);
  }

  /** Returns whether both have the same state and owe the same updates. */
  boolean isComparable(Configuration<S> other) {
    return updated == other.updated && stateHash == other.stateHash && state.equals(other.state);
  }

  /** Returns a hash that comparable configurations share. */
  int hash() {
    int hash = stateHash * 31 + Long.hashCode(updated);
    return hash ^ (hash >>> 15);
  }

  /**
   * Returns whether whatever {@code other}, which is comparable, can do, this one can do too: it
   * owes no observation that the other does not owe, and has every optional update left.
   */
  boolean isAsGoodAs(Configuration<S> other) {
    return (other.observed & ~observed) == 0
        && (spentBits & ~other.spentBits) == 0
        && Multiset.isSubset(spent, other.spent);
  }
}

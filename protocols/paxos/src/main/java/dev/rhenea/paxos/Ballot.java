package dev.rhenea.paxos;

import dev.rhenea.payload.PayloadReader;
import dev.rhenea.payload.PayloadWriter;
import java.util.Comparator;

/**
 * The number of an attempt to decide a slot. No two attempts share one (rule P5): the incarnation
 * is drawn when a handle is opened, the round never repeats within a handle.
 *
 * @param round from 1; 0 is below every attempt
 * @param incarnation random, of the handle that makes the attempt
 */
public record Ballot(long round, long incarnation) implements Comparable<Ballot> {
  private static final Comparator<Ballot> ORDER =
      Comparator.comparingLong(Ballot::round).thenComparingLong(Ballot::incarnation);

  /** Below the ballot of every attempt. */
  static final Ballot NONE = new Ballot(0, 0);

  void write(PayloadWriter out) {
    out.number(round).number(incarnation);
  }

  static Ballot read(PayloadReader in) {
    return new Ballot(in.number(), in.number());
  }

  @Override
  public int compareTo(Ballot other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return round + "." + Long.toHexString(incarnation);
  }
}

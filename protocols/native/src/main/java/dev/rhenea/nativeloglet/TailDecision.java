package dev.rhenea.nativeloglet;

import dev.rhenea.nativeloglet.NativeMessage.TailReport;
import dev.rhenea.quorum.Tally;
import java.util.OptionalLong;

/** What the reports of the LogServers amount to: the three cases of checkTail, as a function. */
sealed interface TailDecision {
  /** Too few have reported. */
  record Undecided() implements TailDecision {}

  /** Somebody is sealed: seal the rest and start again from sealed reports only (rule N7). */
  record FinishSeal() implements TailDecision {}

  /** Nobody is sealed, but what lies below {@code tail} may not be committed yet. */
  record Await(long tail) implements TailDecision {}

  /** Nobody was sealed and everything below {@code tail} is committed. */
  record Open(long tail) implements TailDecision {}

  /**
   * Decides.
   *
   * @param knownTail the highest that anybody told
   * @param target the tail to wait for, once it has been fixed: the maximum over the first majority
   */
  static TailDecision of(Tally<TailReport> reports, long knownTail, OptionalLong target) {
    if (!reports.having(TailReport::sealed).isEmpty()) {
      return new FinishSeal(); // N3: so every report that is counted below says unsealed
    }
    if (!reports.quorum()) {
      return new Undecided();
    }
    long tail = target.orElse(highest(reports));
    boolean accepted = reports.quorum(report -> report.localTail() >= tail);
    return accepted || knownTail >= tail ? new Open(tail) : new Await(tail);
  }

  /** The highest local tail: above every append that was acknowledged before the reports. */
  static long highest(Tally<TailReport> reports) {
    return reports.replies().stream().mapToLong(TailReport::localTail).max().orElse(0);
  }
}

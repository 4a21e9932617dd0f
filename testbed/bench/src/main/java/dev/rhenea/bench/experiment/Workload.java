package dev.rhenea.bench.experiment;

/**
 * What clients ask for.
 *
 * @param clients how many nodes take requests, from the first on
 * @param entry bytes of an entry
 * @param reads how many of a hundred operations read
 */
public record Workload(Kind kind, int clients, Pace pace, int entry, int reads) {
  /** What is used. */
  public enum Kind {
    /** The log itself: appends, and reads that ask for its tail. */
    LOG,
    /** A replicated table that is played from the log, in the paper's production mix. */
    TABLE
  }

  /** When operations begin. */
  public sealed interface Pace {
    /** At times fixed in advance, so many a second in all, whether or not earlier ones ended. */
    record Rate(int perSecond) implements Pace {}

    /**
     * When another one ends: what a system does at most. A stall slows this load down and so hides
     * itself.
     *
     * @param outstanding for each client
     */
    record Window(int outstanding) implements Pace {}
  }
}

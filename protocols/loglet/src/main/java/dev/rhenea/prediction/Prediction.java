package dev.rhenea.prediction;

import java.util.ArrayList;
import java.util.List;

/**
 * What Loglets of a spec need and cost.
 *
 * @param append of one entry
 * @param seal the call alone, without the checkTail that follows it
 * @param checkTail while the Loglet is open, by a handle that appends
 * @param foreignTail the same by a handle that does not, while others append
 * @param readNext of one entry
 * @param stored what is kept of an entry
 * @param warnings what a person should know of it, each a sentence
 */
public record Prediction(
    Step append,
    Step seal,
    Step checkTail,
    Step foreignTail,
    Step readNext,
    Stored stored,
    List<String> warnings) {
  public Prediction {
    warnings = List.copyOf(warnings);
  }

  /** For one whose handles ask the same, whoever appends. */
  public Prediction(Step append, Step seal, Step checkTail, Step readNext, Stored stored) {
    this(append, seal, checkTail, checkTail, readNext, stored, List.of());
  }

  /**
   * What is kept of an entry, in all.
   *
   * @param copies of the entry, on average
   * @param added bytes that layers add to these copies, in all
   */
  public record Stored(double copies, double added) {
    /** Bytes kept for an entry of that size. */
    public double bytes(int size) {
      return copies * size + added;
    }
  }

  /** The same under a layer that adds so many bytes to an entry, at most. */
  public Prediction adding(int bytes) {
    return new Prediction(
        append.adding(bytes),
        seal,
        checkTail,
        foreignTail,
        readNext.adding(bytes),
        new Stored(stored.copies, stored.added + stored.copies * bytes),
        warnings);
  }

  /**
   * The same under a layer that gives only that share of an entry to this Loglet, before anything
   * that is added here.
   *
   * @param share from 0 to 1
   */
  public Prediction dividing(double share) {
    return new Prediction(
        append.dividing(share),
        seal,
        checkTail,
        foreignTail,
        readNext.dividing(share),
        new Stored(stored.copies * share, stored.added),
        warnings);
  }

  /** The same with more to know. */
  public Prediction warning(List<String> more) {
    List<String> all = new ArrayList<>(warnings);
    all.addAll(more);
    return new Prediction(append, seal, checkTail, foreignTail, readNext, stored, all);
  }
}

package dev.rhenea.checker;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Collects violations. One fault of a system often breaks thousands of operations, so only the
 * first {@link #SHOWN_PER_RULE} of each rule are kept; all are counted.
 */
public final class Findings {

  /** How many violations of one rule are kept. */
  public static final int SHOWN_PER_RULE = 10;

  private final List<Violation> shown = new ArrayList<>();
  private final Map<String, Integer> shownOfRule = new LinkedHashMap<>();
  private long found;

  /** Counts {@code violation}, and keeps it if there is room. */
  public void add(Violation violation) {
    found++;
    if (shownOfRule.merge(violation.rule(), 1, Integer::sum) <= SHOWN_PER_RULE) {
      shown.add(violation);
    }
  }

  /** Returns whether nothing was found. */
  public boolean isEmpty() {
    return found == 0;
  }

  /**
   * Returns the verdict that follows.
   *
   * @throws IllegalArgumentException if nothing was found
   */
  public Verdict.Invalid invalid(OperationCounts operations) {
    return new Verdict.Invalid(operations, shown, found);
  }
}

package dev.rhenea.worlds.invariant;

import dev.rhenea.checker.Violation;
import java.io.Serial;
import java.util.List;

/** Ends a run at the very event after which a promise does not hold any more. */
public final class BrokenInvariant extends AssertionError {
  @Serial private static final long serialVersionUID = 1;

  private final String id;
  private final String rule;
  private final String what;

  BrokenInvariant(String id, String rule, String what) {
    super(id + " " + rule + ": " + what);
    this.id = id;
    this.rule = rule;
    this.what = what;
  }

  /** What is broken, without evidence from a history. */
  public Violation violation() {
    return new Violation(id, rule, what, List.of());
  }
}

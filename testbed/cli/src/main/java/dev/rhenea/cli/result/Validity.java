package dev.rhenea.cli.result;

import dev.rhenea.checker.Verdict;
import dev.rhenea.cli.terminal.Exit;
import java.util.Locale;

/** The three words a run can end with. */
public enum Validity {
  /** No violation was found, and the run did what it was asked. */
  VALID(Exit.VALID),
  /** A violation was found. */
  INVALID(Exit.INVALID),
  /** The run proves nothing. */
  UNKNOWN(Exit.UNKNOWN);

  private final int exit;

  Validity(int exit) {
    this.exit = exit;
  }

  /** The word for {@code verdict}. */
  public static Validity of(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Valid valid -> VALID;
      case Verdict.Invalid invalid -> INVALID;
      case Verdict.Unknown unknown -> UNKNOWN;
    };
  }

  /** What two runs prove together: invalid if one is, else unknown if one is. */
  public Validity and(Validity other) {
    return this == INVALID || other == INVALID
        ? INVALID
        : this == UNKNOWN || other == UNKNOWN ? UNKNOWN : VALID;
  }

  /** The exit status that says the same. */
  public int exit() {
    return exit;
  }

  /** The word as scripts read it: {@code valid}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}

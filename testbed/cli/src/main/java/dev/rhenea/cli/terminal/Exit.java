package dev.rhenea.cli.terminal;

/** The exit statuses of the command: scripts depend on them. */
public final class Exit {
  /** Done; of a run: no violation was found, and it did what it was asked. */
  public static final int VALID = 0;

  /** A violation was found, or a check failed. */
  public static final int INVALID = 1;

  /** No verdict: something the run needs was missing, or it did not do what it was asked. */
  public static final int UNKNOWN = 2;

  /** Usage errors, malformed expressions and malformed files. */
  public static final int USAGE = 64;

  private Exit() {}
}

package dev.rhenea.cli.live;

import java.io.Serial;

/** A step of a run could not be done: the run goes no further, and proves nothing. */
public final class StepFailed extends Exception {
  @Serial private static final long serialVersionUID = 1;

  /** Says in {@code reason}, one line for a person, which step and why. */
  public StepFailed(String reason) {
    super(reason);
  }

  /** The line. */
  public String reason() {
    return String.valueOf(getMessage());
  }
}

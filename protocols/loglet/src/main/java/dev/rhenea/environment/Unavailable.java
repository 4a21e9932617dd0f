package dev.rhenea.environment;

import java.io.Serial;

/**
 * The one expected failure: what was asked cannot be had within its deadline, and {@link
 * #diagnosis} says why. Certain about nothing: the operation may still take effect. Carries no
 * stack trace, because it is an answer and not a bug.
 */
public final class Unavailable extends Exception {
  @Serial private static final long serialVersionUID = 1;

  private final transient Diagnosis diagnosis;

  public Unavailable(Diagnosis diagnosis) {
    super(diagnosis.toString(), null, false, false);
    this.diagnosis = diagnosis;
  }

  public Diagnosis diagnosis() {
    return diagnosis;
  }
}

package dev.rhenea.jmh;

import dev.rhenea.environment.Diagnosis;

/** What ends a benchmark that did not do what it measures. */
final class Failures {
  static final Diagnosis NOT_APPENDED = Diagnosis.of("an append did not take effect");

  private Failures() {}
}

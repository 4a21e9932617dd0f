package dev.rhenea.composition.faulty;

/** What may become of a call. */
enum Fate {
  /** It is made, and answered. */
  MADE,
  /** It is never made. */
  LOST,
  /** It is made, and its answer is lost. */
  UNANSWERED,
  /** It is not made, and the caller is told. */
  REFUSED
}

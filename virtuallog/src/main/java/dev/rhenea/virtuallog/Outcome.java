package dev.rhenea.virtuallog;

/** How an intent ended. */
public sealed interface Outcome {
  /** A Loglet of the wanted kind was installed as {@code segment}. */
  record Done(SegmentId segment) implements Outcome {}

  /** It could not be installed, for {@code reason}, and will not be. */
  record Failed(String reason) implements Outcome {}

  /** An outcome and the intent it belongs to. */
  record Settled(IntentId intent, Outcome outcome) {}
}

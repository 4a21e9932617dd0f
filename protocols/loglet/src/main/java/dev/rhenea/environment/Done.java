package dev.rhenea.environment;

/** What a future carries when all there is to know is that something was done. */
public enum Done {
  DONE
}

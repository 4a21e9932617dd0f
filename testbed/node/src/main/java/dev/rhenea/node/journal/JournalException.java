package dev.rhenea.node.journal;

import java.io.IOException;
import java.io.Serial;

/** The journal cannot be used as it is; says which file, where in it, and what to do. */
public final class JournalException extends IOException {
  @Serial private static final long serialVersionUID = 1;

  /** Says in {@code message} what is wrong, with file and offset, and what the operator can do. */
  public JournalException(String message) {
    super(message);
  }
}

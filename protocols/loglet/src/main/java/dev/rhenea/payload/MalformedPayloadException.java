package dev.rhenea.payload;

import java.io.Serial;

/** The bytes do not have the form their reader expects: a damaged record or a foreign message. */
public final class MalformedPayloadException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  /** Says in {@code message} what was expected and what was found. */
  public MalformedPayloadException(String message) {
    super(message);
  }
}

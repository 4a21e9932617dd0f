package dev.rhenea.provider;

import java.io.Serial;

/**
 * A composition that cannot be built, in words for the person who wrote it.
 *
 * <p>{@link #parameter} names the argument at fault, or is empty if it is the whole expression.
 */
public final class InvalidSpec extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  private final String parameter;

  public InvalidSpec(String parameter, String message) {
    super(message);
    this.parameter = parameter;
  }

  public String parameter() {
    return parameter;
  }
}

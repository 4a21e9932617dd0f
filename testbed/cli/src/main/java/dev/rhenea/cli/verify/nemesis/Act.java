package dev.rhenea.cli.verify.nemesis;

import dev.rhenea.checker.history.Value;
import java.io.IOException;

/** A fault that ends by itself: a value that says what to do, and does it. */
sealed interface Act extends Strike permits Switch, Storm, Interrupt, Seal, Depose, Membership {
  /** What is meant to be done, as a history says it. */
  Value intent();

  /** Does it, and leaves no node down or cut off; leaves those alone that are, if it has to. */
  End perform(Machines machines, Operators operators, Casualties casualties)
      throws IOException, InterruptedException;

  /**
   * How it ended.
   *
   * @param told as a history says it
   * @param done whether as it was meant
   * @param switches how many switches it brought to their end
   */
  record End(Value told, boolean done, int switches) {}
}

package dev.rhenea.composition.lockstep;

import dev.rhenea.environment.StorageId;
import dev.rhenea.loglet.LogletOffset;
import dev.rhenea.payload.MalformedPayloadException;
import dev.rhenea.payload.Payload;
import dev.rhenea.payload.PayloadReader;
import dev.rhenea.payload.PayloadWriter;
import java.util.Optional;

/**
 * What stands in front of what a child keeps: who put it there, and where it belongs (M4). Pure.
 *
 * @param life the data folder of the conductor that may write to this Loglet
 */
public record Stamp(StorageId life) {
  /** The most that a stamp takes, in bytes: two numbers. */
  public static final int OVERHEAD = 20;

  /** The part as it goes to the children, for {@code offset}. */
  public Payload put(long offset, Payload part) {
    return part.prepend(new PayloadWriter().number(life.value()).number(offset).toPayload());
  }

  /** The part, if what a child holds at {@code offset} was stamped for it by this life. */
  public Optional<Payload> rightAt(LogletOffset offset, Payload stored) {
    try {
      PayloadReader in = new PayloadReader(stored);
      return in.number() == life.value() && in.number() == offset.value()
          ? Optional.of(in.rest())
          : Optional.empty();
    } catch (MalformedPayloadException foreign) {
      return Optional.empty(); // not by a conductor: as wrong as another life's
    }
  }
}

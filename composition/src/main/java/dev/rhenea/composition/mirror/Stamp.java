package dev.rhenea.composition.mirror;

import dev.rhenea.environment.StorageId;
import dev.rhenea.loglet.Entry;
import dev.rhenea.loglet.LogletOffset;
import dev.rhenea.payload.MalformedPayloadException;
import dev.rhenea.payload.Payload;
import dev.rhenea.payload.PayloadReader;
import dev.rhenea.payload.PayloadWriter;
import java.util.Optional;

/**
 * What stands in front of an entry in a child: who put it there, and where it belongs (M4). Pure.
 *
 * @param life the data folder of the conductor that may write to this Loglet
 */
record Stamp(StorageId life) {
  /** The most that a stamp takes, in bytes: two numbers. */
  static final int OVERHEAD = 20;

  /** The entry as it goes to the children, for {@code offset}. */
  Payload put(long offset, Payload entry) {
    return entry.prepend(new PayloadWriter().number(life.value()).number(offset).toPayload());
  }

  /** The entry, if what a child holds at an offset was stamped for that offset by this life. */
  Optional<Entry> rightAt(Entry held) {
    if (!(held instanceof Entry.Data(LogletOffset offset, Payload stored))) {
      return Optional.empty();
    }
    try {
      PayloadReader in = new PayloadReader(stored);
      return in.number() == life.value() && in.number() == offset.value()
          ? Optional.of(new Entry.Data(offset, in.rest()))
          : Optional.empty();
    } catch (MalformedPayloadException foreign) {
      return Optional.empty(); // not by a conductor: as wrong as another life's
    }
  }
}

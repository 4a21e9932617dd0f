package dev.rhenea.composition.part;

import dev.rhenea.loglet.Entry;
import dev.rhenea.loglet.LogletOffset;
import dev.rhenea.payload.MalformedPayloadException;
import dev.rhenea.payload.Payload;
import dev.rhenea.payload.PayloadReader;
import dev.rhenea.payload.PayloadWriter;

/** What a combinator's positions look like in its children: a byte in front tells fillers. Pure. */
public final class Stored {
  /** What is put in front of an entry, in bytes. */
  public static final int OVERHEAD = 1;

  private static final int ENTRY = 1;
  private static final int FILLER = 2;

  private Stored() {}

  public static Payload entry(Payload payload) {
    return payload.prepend(new PayloadWriter().tag(ENTRY).toPayload());
  }

  public static Payload filler() {
    return new PayloadWriter().tag(FILLER).toPayload();
  }

  /**
   * What a child's entry is at the combinator's {@code offset}.
   *
   * @throws MalformedPayloadException if it is neither
   */
  public static Entry at(LogletOffset offset, Entry local) {
    return switch (local) {
      case Entry.Filler filler -> new Entry.Filler(offset);
      case Entry.Data(LogletOffset there, Payload stored) -> {
        int kind = new PayloadReader(stored).tag();
        yield switch (kind) {
          case ENTRY -> new Entry.Data(offset, stored.slice(OVERHEAD, stored.size()));
          case FILLER -> new Entry.Filler(offset);
          default ->
              throw new MalformedPayloadException("nobody writes kind " + kind + " " + there);
        };
      }
    };
  }
}

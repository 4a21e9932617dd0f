package dev.rhenea.virtuallog;

import dev.rhenea.payload.Payload;
import dev.rhenea.payload.PayloadReader;
import dev.rhenea.payload.PayloadWriter;

/**
 * What the virtual log puts around every entry: a format version and the append's id. Readers of
 * the log never see it.
 *
 * @param entry what the caller appended; shares its bytes
 */
public record Envelope(AppendId id, Payload entry) {
  /** The format this node reads and writes. */
  public static final int VERSION = 1;

  /** Bytes that an envelope adds at most: one for the version and two numbers. */
  public static final int OVERHEAD = 1 + 10 + 10;

  public Payload toPayload() {
    return entry.prepend(
        new PayloadWriter().tag(VERSION).number(id.writer()).number(id.sequence()).toPayload());
  }

  /**
   * Takes an entry of a Loglet apart.
   *
   * @throws NewerFormatException if a newer version of this program wrote it
   */
  public static Envelope of(Payload wrapped) throws NewerFormatException {
    PayloadReader in = new PayloadReader(wrapped);
    int version = in.tag();
    if (version > VERSION) {
      throw new NewerFormatException("envelope", version, VERSION);
    }
    return new Envelope(new AppendId(in.number(), in.number()), in.rest());
  }
}

package dev.rhenea.virtuallog;

import dev.rhenea.payload.Payload;
import dev.rhenea.payload.PayloadReader;
import dev.rhenea.payload.PayloadWriter;

/**
 * What the virtual log puts around every entry: a format version and the append's id. Readers of
 * the log never see it.
 */
public sealed interface Envelope {
  /** The newest format this node reads: 1 holds an entry, 2 is a tombstone. */
  int VERSION = 2;

  /** Bytes that an envelope adds at most: one for the version and two numbers. */
  int OVERHEAD = 1 + 10 + 10;

  AppendId id();

  /**
   * An entry.
   *
   * @param entry what the caller appended; shares its bytes
   */
  record Filled(AppendId id, Payload entry) implements Envelope {}

  /**
   * What is left of an entry that was deleted (reconfigModify). Readers pass over it; it keeps the
   * append's id, or whoever appended it and lost the answer would append it again (V3).
   */
  record Tombstone(AppendId id) implements Envelope {}

  /** Format 1 is what every node reads; a tombstone needs nodes that know format 2. */
  default Payload toPayload() {
    return switch (this) {
      case Filled(AppendId id, Payload entry) -> entry.prepend(header(1, id));
      case Tombstone(AppendId id) -> header(2, id);
    };
  }

  private static Payload header(int version, AppendId id) {
    return new PayloadWriter().tag(version).number(id.writer()).number(id.sequence()).toPayload();
  }

  /**
   * Takes an entry of a Loglet apart.
   *
   * @throws NewerFormatException if a newer version of this program wrote it
   */
  static Envelope of(Payload wrapped) throws NewerFormatException {
    PayloadReader in = new PayloadReader(wrapped);
    int version = in.tag();
    if (version > VERSION) {
      throw new NewerFormatException("envelope", version, VERSION);
    }
    AppendId id = new AppendId(in.number(), in.number());
    return version == 2 ? new Tombstone(id) : new Filled(id, in.rest());
  }
}

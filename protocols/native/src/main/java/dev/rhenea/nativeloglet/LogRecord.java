package dev.rhenea.nativeloglet;

import dev.rhenea.payload.MalformedPayloadException;
import dev.rhenea.payload.Payload;
import dev.rhenea.payload.PayloadReader;
import dev.rhenea.payload.PayloadWriter;

/**
 * What a LogServer stores at a position.
 *
 * @param knownTail the server's when it wrote the record: positions below it may be missing,
 *     because they were committed elsewhere and skipped here; any other hole is a lost record (rule
 *     N8)
 */
record LogRecord(long knownTail, Command command) {
  private static final int VERSION = 1;

  /** Builds before would take a filler for an entry. */
  private static final int VERSION_OF_FILLERS = 2;

  /** Whether a hole right below this record at {@code position} is legal. */
  boolean mayFollowHole(long position) {
    return position <= knownTail;
  }

  Payload toPayload() {
    PayloadWriter out = new PayloadWriter().tag(version()).number(knownTail);
    command.write(out);
    return out.toPayload();
  }

  private int version() {
    return command.isFiller() ? VERSION_OF_FILLERS : VERSION;
  }

  static LogRecord of(Payload bytes) {
    PayloadReader in = new PayloadReader(bytes);
    int version = in.tag();
    if (version != VERSION && version != VERSION_OF_FILLERS) {
      throw new MalformedPayloadException(
          "a log record of version %d, this node reads %d: upgrade this node first"
              .formatted(version, VERSION_OF_FILLERS));
    }
    return new LogRecord(in.number(), Command.read(in));
  }
}

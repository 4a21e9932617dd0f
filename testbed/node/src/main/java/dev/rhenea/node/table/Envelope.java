package dev.rhenea.node.table;

import dev.rhenea.payload.Payload;
import dev.rhenea.payload.PayloadReader;
import dev.rhenea.payload.PayloadWriter;
import java.util.Optional;

/**
 * A command and who waits for its result.
 *
 * @param origin the table that appended it, random per start
 * @param number counts that table's commands
 */
record Envelope(long origin, long number, Command command) {
  /** Tells commands from what others may append to the same log. */
  private static final int MAGIC = 0xC7;

  private static final int FORMAT = 1;

  private static final int PUT = 1;
  private static final int DELETE = 2;
  private static final int COMPARE_AND_SET = 3;

  /** An entry that only a newer version of this software understands. */
  static final class NewerFormat extends RuntimeException {
    private static final long serialVersionUID = 1;

    NewerFormat(int format) {
      super(
          "the log holds a table command of format "
              + format
              + ", this node reads up to "
              + FORMAT
              + ": upgrade this node first");
    }
  }

  Payload encode() {
    PayloadWriter out = new PayloadWriter().tag(MAGIC).tag(FORMAT).number(origin).number(number);
    switch (command) {
      case Command.Put(String key, Payload value) -> out.tag(PUT).text(key).payload(value);
      case Command.Delete(String key) -> out.tag(DELETE).text(key);
      case Command.CompareAndSet(String key, Optional<Payload> expected, Payload value) ->
          out.tag(COMPARE_AND_SET)
              .text(key)
              .optional(expected, PayloadWriter::payload)
              .payload(value);
    }
    return out.toPayload();
  }

  /**
   * The command in {@code entry}; empty if it is no command of a table.
   *
   * @throws NewerFormat if it is one that this version cannot apply
   */
  static Optional<Envelope> decode(Payload entry) {
    PayloadReader in = new PayloadReader(entry);
    if (entry.size() < 2 || in.tag() != MAGIC) {
      return Optional.empty();
    }
    int format = in.tag();
    if (format > FORMAT) {
      throw new NewerFormat(format);
    }
    long origin = in.number();
    long number = in.number();
    int tag = in.tag();
    Command command =
        switch (tag) {
          case PUT -> new Command.Put(in.text(), in.payload());
          case DELETE -> new Command.Delete(in.text());
          case COMPARE_AND_SET ->
              new Command.CompareAndSet(
                  in.text(), in.optional(PayloadReader::payload), in.payload());
          default -> throw new NewerFormat(format);
        };
    return Optional.of(new Envelope(origin, number, command));
  }
}

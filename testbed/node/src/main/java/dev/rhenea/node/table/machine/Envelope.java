package dev.rhenea.node.table.machine;

import dev.rhenea.environment.NodeId;
import dev.rhenea.payload.MalformedPayloadException;
import dev.rhenea.payload.Payload;
import dev.rhenea.payload.PayloadReader;
import dev.rhenea.payload.PayloadWriter;
import dev.rhenea.virtuallog.Lsn;
import java.util.Optional;

/**
 * A command and who waits for its result. Written in the oldest format that can say it, so that a
 * replica of an older version stops only at what it cannot apply: 1 knows the commands on single
 * keys, 2 also sessions, transactions and announcements, 3 also indexes.
 *
 * @param origin the table that appended it, random per start
 * @param number counts that table's commands
 * @param session the call it is, if its client has a session
 */
public record Envelope(long origin, long number, Optional<SessionCall> session, Command command) {
  /** Tells commands from what others may append to the same log. */
  private static final int MAGIC = 0xC7;

  private static final int SINGLE_KEYS = 1;
  private static final int TRANSACTIONS = 2;
  private static final int FORMAT = 3;

  private static final int PUT = 1;
  private static final int DELETE = 2;
  private static final int COMPARE_AND_SET = 3;
  private static final int TRANSACT = 4;
  private static final int OPEN_SESSION = 5;
  private static final int ANNOUNCE = 6;
  private static final int CREATE_INDEX = 7;
  private static final int DROP_INDEX = 8;
  private static final int INDEX_STEP = 9;

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

  /** The entry of the log. */
  public Payload encode() {
    int format = session.isEmpty() ? format(command) : Math.max(TRANSACTIONS, format(command));
    PayloadWriter out = new PayloadWriter().tag(MAGIC).tag(format).number(origin).number(number);
    if (format > SINGLE_KEYS) {
      out.optional(
          session, (each, call) -> each.number(call.session().value()).number(call.number()));
    }
    switch (command) {
      case Command.Put(String key, Payload value) -> out.tag(PUT).text(key).payload(value);
      case Command.Delete(String key) -> out.tag(DELETE).text(key);
      case Command.CompareAndSet(String key, Optional<Payload> expected, Payload value) ->
          out.tag(COMPARE_AND_SET)
              .text(key)
              .optional(expected, PayloadWriter::payload)
              .payload(value);
      case Command.Transact(Transaction transaction) ->
          TransactionCodec.encode(out.tag(TRANSACT), transaction);
      case Command.OpenSession() -> out.tag(OPEN_SESSION);
      case Command.Announce(NodeId node, Lsn durable) ->
          out.tag(ANNOUNCE).text(node.name()).number(durable.value());
      case Command.CreateIndex(String name, IndexDefinition definition) ->
          IndexDefinition.encode(out.tag(CREATE_INDEX).text(name), definition);
      case Command.DropIndex(String name) -> out.tag(DROP_INDEX).text(name);
      case Command.IndexStep() -> out.tag(INDEX_STEP);
    }
    return out.toPayload();
  }

  /** The oldest one that knows it. */
  private static int format(Command command) {
    return switch (command) {
      case Command.Put _, Command.Delete _, Command.CompareAndSet _ -> SINGLE_KEYS;
      case Command.Transact _, Command.OpenSession _, Command.Announce _ -> TRANSACTIONS;
      case Command.CreateIndex _, Command.DropIndex _, Command.IndexStep _ -> FORMAT;
    };
  }

  /**
   * The command in {@code entry}; empty if it is no command of a table.
   *
   * @throws NewerFormat if it is one that this version cannot apply
   * @throws MalformedPayloadException if it is damaged
   */
  public static Optional<Envelope> decode(Payload entry) {
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
    Optional<SessionCall> session =
        format > SINGLE_KEYS ? in.optional(Envelope::call) : Optional.empty();
    Command command = command(in, format);
    return Optional.of(new Envelope(origin, number, session, command));
  }

  private static SessionCall call(PayloadReader in) {
    Lsn session = new Lsn(in.number());
    return new SessionCall(session, in.number());
  }

  private static Command command(PayloadReader in, int format) {
    return switch (in.tag()) {
      case PUT -> new Command.Put(in.text(), in.payload());
      case DELETE -> new Command.Delete(in.text());
      case COMPARE_AND_SET ->
          new Command.CompareAndSet(in.text(), in.optional(PayloadReader::payload), in.payload());
      case TRANSACT -> new Command.Transact(TransactionCodec.decode(in));
      case OPEN_SESSION -> new Command.OpenSession();
      case ANNOUNCE -> new Command.Announce(new NodeId(in.text()), new Lsn(in.number()));
      case CREATE_INDEX -> new Command.CreateIndex(in.text(), IndexDefinition.decode(in));
      case DROP_INDEX -> new Command.DropIndex(in.text());
      case INDEX_STEP -> new Command.IndexStep();
      default -> throw new NewerFormat(format);
    };
  }
}

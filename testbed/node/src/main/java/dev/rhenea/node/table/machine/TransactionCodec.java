package dev.rhenea.node.table.machine;

import dev.rhenea.payload.MalformedPayloadException;
import dev.rhenea.payload.Payload;
import dev.rhenea.payload.PayloadReader;
import dev.rhenea.payload.PayloadWriter;
import dev.rhenea.virtuallog.Lsn;

/** A transaction inside an {@link Envelope}. */
final class TransactionCodec {
  private static final int VALUE = 1;
  private static final int VERSION = 2;
  private static final int ABSENT = 3;

  private static final int PUT = 1;
  private static final int DELETE = 2;
  private static final int GET = 3;

  private TransactionCodec() {}

  static void encode(PayloadWriter out, Transaction transaction) {
    out.list(transaction.guards(), TransactionCodec::encode)
        .list(transaction.actions(), TransactionCodec::encode);
  }

  static Transaction decode(PayloadReader in) {
    return new Transaction(in.list(TransactionCodec::guard), in.list(TransactionCodec::action));
  }

  private static void encode(PayloadWriter out, Guard guard) {
    switch (guard) {
      case Guard.Value(String key, Payload value) -> out.tag(VALUE).text(key).payload(value);
      case Guard.Version(String key, Lsn version) ->
          out.tag(VERSION).text(key).number(version.value());
      case Guard.Absent(String key) -> out.tag(ABSENT).text(key);
    }
  }

  private static Guard guard(PayloadReader in) {
    int tag = in.tag();
    String key = in.text();
    return switch (tag) {
      case VALUE -> new Guard.Value(key, in.payload());
      case VERSION -> new Guard.Version(key, new Lsn(in.number()));
      case ABSENT -> new Guard.Absent(key);
      default -> throw new MalformedPayloadException("a guard of kind " + tag);
    };
  }

  private static void encode(PayloadWriter out, Action action) {
    switch (action) {
      case Action.Put(String key, Payload value) -> out.tag(PUT).text(key).payload(value);
      case Action.Delete(String key) -> out.tag(DELETE).text(key);
      case Action.Get(String key) -> out.tag(GET).text(key);
    }
  }

  private static Action action(PayloadReader in) {
    int tag = in.tag();
    String key = in.text();
    return switch (tag) {
      case PUT -> new Action.Put(key, in.payload());
      case DELETE -> new Action.Delete(key);
      case GET -> new Action.Get(key);
      default -> throw new MalformedPayloadException("an action of kind " + tag);
    };
  }
}

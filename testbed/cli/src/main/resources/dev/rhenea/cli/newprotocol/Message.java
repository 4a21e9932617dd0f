package dev.rhenea.@package@;

import dev.rhenea.environment.StorageId;
import dev.rhenea.loglet.LogletOffset;
import dev.rhenea.payload.MalformedPayloadException;
import dev.rhenea.payload.Payload;
import dev.rhenea.payload.PayloadReader;
import dev.rhenea.payload.PayloadWriter;
import java.util.List;

/** What is said to a {@link @Class@Server}, and what it answers. */
sealed interface @Class@Message {
  /** Makes the Loglet, if it never was; answered by {@link Created} or {@link Unknown}. */
  record Create() implements @Class@Message {}

  /** Ends the Loglet; answered by {@link Destroyed}. */
  record Destroy() implements @Class@Message {}

  /** Something for the Loglet that was created under that storage id. */
  record To(StorageId storage, Operation operation) implements @Class@Message {}

  /** The Loglet is there, in this data folder. */
  record Created(StorageId storage) implements @Class@Message {}

  record Destroyed() implements @Class@Message {}

  /** The entry stands at that offset. */
  record Appended(LogletOffset offset) implements @Class@Message {}

  /** Answers an append: no. Answers a seal: yes. */
  record Sealed() implements @Class@Message {}

  record TailIs(LogletOffset offset, boolean sealed) implements @Class@Message {}

  record Entries(List<Payload> entries) implements @Class@Message {}

  /** The trim mark. */
  record TrimmedTo(LogletOffset mark) implements @Class@Message {}

  /** The Loglet is not here: never created, destroyed, or lost with its disk. */
  record Unknown() implements @Class@Message {}

  /** What a handle asks for. */
  sealed interface Operation {
    /** Answered by {@link Appended} or {@link @Class@Message.Sealed}. */
    record Append(Payload entry) implements Operation {}

    /** Answered by {@link TailIs}. */
    record CheckTail() implements Operation {}

    /** Answered by {@link Entries} or {@link TrimmedTo}. */
    record Read(LogletOffset from, LogletOffset to, int maxBytes) implements Operation {}

    /** Answered by {@link TrimmedTo}. */
    record Trim(LogletOffset before) implements Operation {}

    record Seal() implements Operation {}
  }

  /** Its name, for charts. */
  default String brief() {
    return this instanceof To to
        ? to.operation().getClass().getSimpleName()
        : getClass().getSimpleName();
  }

  default Payload encode() {
    PayloadWriter out = new PayloadWriter();
    switch (this) {
      case Create() -> out.tag(1);
      case Destroy() -> out.tag(2);
      case To(StorageId storage, Operation operation) ->
          encode(out.tag(3).number(storage.value()), operation);
      case Created(StorageId storage) -> out.tag(4).number(storage.value());
      case Destroyed() -> out.tag(5);
      case Appended(LogletOffset offset) -> out.tag(6).number(offset.value());
      case Sealed() -> out.tag(7);
      case TailIs(LogletOffset offset, boolean sealed) ->
          out.tag(8).number(offset.value()).bool(sealed);
      case Entries(List<Payload> entries) -> out.tag(9).list(entries, PayloadWriter::payload);
      case TrimmedTo(LogletOffset mark) -> out.tag(10).number(mark.value());
      case Unknown() -> out.tag(11);
    }
    return out.toPayload();
  }

  private static void encode(PayloadWriter out, Operation operation) {
    switch (operation) {
      case Operation.Append(Payload entry) -> out.tag(1).rest(entry);
      case Operation.CheckTail() -> out.tag(2);
      case Operation.Read(LogletOffset from, LogletOffset to, int maxBytes) ->
          out.tag(3).number(from.value()).number(to.value()).number(maxBytes);
      case Operation.Trim(LogletOffset before) -> out.tag(4).number(before.value());
      case Operation.Seal() -> out.tag(5);
    }
  }

  static @Class@Message decode(Payload bytes) {
    PayloadReader in = new PayloadReader(bytes);
    int tag = in.tag();
    return switch (tag) {
      case 1 -> new Create();
      case 2 -> new Destroy();
      case 3 -> new To(new StorageId(in.number()), operation(in));
      case 4 -> new Created(new StorageId(in.number()));
      case 5 -> new Destroyed();
      case 6 -> new Appended(offset(in));
      case 7 -> new Sealed();
      case 8 -> new TailIs(offset(in), in.bool());
      case 9 -> new Entries(in.list(PayloadReader::payload));
      case 10 -> new TrimmedTo(offset(in));
      case 11 -> new Unknown();
      default -> throw new MalformedPayloadException("a message of unknown kind " + tag);
    };
  }

  private static Operation operation(PayloadReader in) {
    int tag = in.tag();
    return switch (tag) {
      case 1 -> new Operation.Append(in.rest());
      case 2 -> new Operation.CheckTail();
      case 3 -> new Operation.Read(offset(in), offset(in), in.count());
      case 4 -> new Operation.Trim(offset(in));
      case 5 -> new Operation.Seal();
      default -> throw new MalformedPayloadException("an operation of unknown kind " + tag);
    };
  }

  private static LogletOffset offset(PayloadReader in) {
    return new LogletOffset(in.number());
  }
}

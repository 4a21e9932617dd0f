package dev.rhenea.memory;

import dev.rhenea.environment.StorageId;
import dev.rhenea.loglet.LogletOffset;
import dev.rhenea.payload.MalformedPayloadException;
import dev.rhenea.payload.Payload;
import dev.rhenea.payload.PayloadReader;
import dev.rhenea.payload.PayloadWriter;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What is said to a {@link MemoryServer}, and what it answers. */
sealed interface MemoryMessage {
  /** Makes the Loglet, if it never was; answered by {@link Created} or {@link Unknown}. */
  record Create() implements MemoryMessage {}

  /** Begins a copy whose lowest offset is {@code first}; answered like {@link Create}. */
  record Begin(LogletOffset first) implements MemoryMessage {}

  /** Ends the Loglet; answered by {@link Created}. */
  record Destroy() implements MemoryMessage {}

  /** Something for the Loglet that was created under that storage id. */
  record To(StorageId storage, Operation operation) implements MemoryMessage {}

  /** The Loglet is there, or was; in this data folder. */
  record Created(StorageId storage) implements MemoryMessage {}

  /** The entry stands at that offset. */
  record Appended(LogletOffset offset) implements MemoryMessage {}

  /** Answers an append: no. Answers a seal: yes. */
  record Sealed() implements MemoryMessage {}

  record TailIs(LogletOffset offset, boolean sealed) implements MemoryMessage {}

  /** What stands at successive offsets; a filler is empty. */
  record Entries(List<Optional<Payload>> entries) implements MemoryMessage {}

  /** So far the copy is written. */
  record CopiedTo(LogletOffset end) implements MemoryMessage {}

  /** The trim mark. */
  record TrimmedTo(LogletOffset mark) implements MemoryMessage {}

  /** The Loglet is not here: never created, destroyed, or lost with the memory it was in. */
  record Unknown() implements MemoryMessage {}

  /** What a handle asks for. */
  sealed interface Operation {
    /**
     * Adds an entry; answered by {@link Appended} or {@link MemoryMessage.Sealed}.
     *
     * @param handle who appends
     * @param number counts the handle's appends
     * @param oldest the lowest number whose answer the handle still waits for
     */
    record Append(long handle, long number, long oldest, Payload entry) implements Operation {}

    record CheckTail() implements Operation {}

    record Read(LogletOffset from, LogletOffset to, int maxBytes) implements Operation {}

    record Trim(LogletOffset before) implements Operation {}

    record Seal() implements Operation {}

    /** Answered by {@link TailIs} once the tail is above {@code beyond}, or after that time. */
    record AwaitTail(LogletOffset beyond, Duration atMost) implements Operation {}

    /** What a copier asks for; nobody else gets an answer before a copy is finished. */
    sealed interface OfCopier extends Operation {}

    /** Adds what is new to the copy; answered by {@link CopiedTo}. */
    record Write(LogletOffset from, List<Optional<Payload>> entries) implements OfCopier {}

    /** Answered by {@link MemoryMessage.Sealed}, or {@link CopiedTo} if that is not the tail. */
    record Finish(LogletOffset tail) implements OfCopier {}
  }

  /** Its name, and the position it is about. For charts. */
  default String brief() {
    return switch (this) {
      case To(StorageId storage, Operation operation) -> operation.getClass().getSimpleName();
      case Appended(LogletOffset offset) -> "Appended " + offset;
      case TailIs(LogletOffset offset, boolean sealed) ->
          (sealed ? "Sealed" : "Open") + ", tail " + offset;
      case TrimmedTo(LogletOffset mark) -> "Trimmed below " + mark;
      case CopiedTo(LogletOffset end) -> "Copied below " + end;
      default -> getClass().getSimpleName();
    };
  }

  default Payload encode() {
    PayloadWriter out = new PayloadWriter();
    switch (this) {
      case Create() -> out.tag(1);
      case Destroy() -> out.tag(2);
      case To(StorageId storage, Operation operation) ->
          encode(out.tag(3).number(storage.value()), operation);
      case Created(StorageId storage) -> out.tag(4).number(storage.value());
      case Appended(LogletOffset offset) -> out.tag(5).number(offset.value());
      case Sealed() -> out.tag(6);
      case TailIs(LogletOffset offset, boolean sealed) ->
          out.tag(7).number(offset.value()).bool(sealed);
      case Entries(List<Optional<Payload>> entries) -> slots(out.tag(8), entries);
      case TrimmedTo(LogletOffset mark) -> out.tag(9).number(mark.value());
      case Unknown() -> out.tag(10);
      case Begin(LogletOffset first) -> out.tag(11).number(first.value());
      case CopiedTo(LogletOffset end) -> out.tag(12).number(end.value());
    }
    return out.toPayload();
  }

  private static void encode(PayloadWriter out, Operation operation) {
    switch (operation) {
      case Operation.Append(long handle, long number, long oldest, Payload entry) ->
          out.tag(1).number(handle).number(number).number(oldest).rest(entry);
      case Operation.CheckTail() -> out.tag(2);
      case Operation.Read(LogletOffset from, LogletOffset to, int maxBytes) ->
          out.tag(3).number(from.value()).number(to.value()).number(maxBytes);
      case Operation.Trim(LogletOffset before) -> out.tag(4).number(before.value());
      case Operation.Seal() -> out.tag(5);
      case Operation.AwaitTail(LogletOffset beyond, Duration atMost) ->
          out.tag(6).number(beyond.value()).number(atMost.toNanos());
      case Operation.Write(LogletOffset from, List<Optional<Payload>> entries) ->
          slots(out.tag(7).number(from.value()), entries);
      case Operation.Finish(LogletOffset tail) -> out.tag(8).number(tail.value());
    }
  }

  private static void slots(PayloadWriter out, List<Optional<Payload>> slots) {
    out.list(slots, (to, slot) -> to.optional(slot, PayloadWriter::payload));
  }

  static MemoryMessage decode(Payload bytes) {
    PayloadReader in = new PayloadReader(bytes);
    int tag = in.tag();
    return switch (tag) {
      case 1 -> new Create();
      case 2 -> new Destroy();
      case 3 -> new To(new StorageId(in.number()), operation(in));
      case 4 -> new Created(new StorageId(in.number()));
      case 5 -> new Appended(offset(in));
      case 6 -> new Sealed();
      case 7 -> new TailIs(offset(in), in.bool());
      case 8 -> new Entries(slots(in));
      case 9 -> new TrimmedTo(offset(in));
      case 10 -> new Unknown();
      case 11 -> new Begin(offset(in));
      case 12 -> new CopiedTo(offset(in));
      default -> throw new MalformedPayloadException("a message of unknown kind " + tag);
    };
  }

  private static Operation operation(PayloadReader in) {
    int tag = in.tag();
    return switch (tag) {
      case 1 -> new Operation.Append(in.number(), in.number(), in.number(), in.rest());
      case 2 -> new Operation.CheckTail();
      case 3 -> new Operation.Read(offset(in), offset(in), in.count());
      case 4 -> new Operation.Trim(offset(in));
      case 5 -> new Operation.Seal();
      case 6 -> new Operation.AwaitTail(offset(in), Duration.ofNanos(in.number()));
      case 7 -> new Operation.Write(offset(in), slots(in));
      case 8 -> new Operation.Finish(offset(in));
      default -> throw new MalformedPayloadException("an operation of unknown kind " + tag);
    };
  }

  private static List<Optional<Payload>> slots(PayloadReader in) {
    return in.list(from -> from.optional(PayloadReader::payload));
  }

  private static LogletOffset offset(PayloadReader in) {
    return new LogletOffset(in.number());
  }
}

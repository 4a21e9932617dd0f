package dev.rhenea.memory;

import dev.rhenea.environment.StorageId;
import dev.rhenea.payload.MalformedPayloadException;
import dev.rhenea.payload.Payload;
import dev.rhenea.payload.PayloadReader;
import dev.rhenea.payload.PayloadWriter;
import dev.rhenea.register.Version;
import dev.rhenea.register.Versioned;

/** What is said to a {@link RegisterServer}, and what it answers. */
sealed interface RegisterMessage {
  /** Makes the register, if it never was; answered by {@link Created} or {@link Unknown}. */
  record Create() implements RegisterMessage {}

  /** Answered by {@link Value}. */
  record Read(StorageId storage) implements RegisterMessage {}

  /** Answered by {@link Written} or {@link Conflict}. */
  record Write(StorageId storage, WriteId id, Version expected, Payload value)
      implements RegisterMessage {}

  /** The register is there, in this data folder. */
  record Created(StorageId storage) implements RegisterMessage {}

  record Value(Versioned versioned) implements RegisterMessage {}

  record Written(Version version) implements RegisterMessage {}

  record Conflict() implements RegisterMessage {}

  /** The register is not here: never created, or lost with the memory it was in. */
  record Unknown() implements RegisterMessage {}

  /** Names one write, however often it is sent (rule V7). */
  record WriteId(long handle, long number) {}

  default Payload encode() {
    PayloadWriter out = new PayloadWriter();
    switch (this) {
      case Create() -> out.tag(1);
      case Read(StorageId storage) -> out.tag(2).number(storage.value());
      case Write(StorageId storage, WriteId id, Version expected, Payload value) ->
          out.tag(3)
              .number(storage.value())
              .number(id.handle)
              .number(id.number)
              .number(expected.number())
              .rest(value);
      case Created(StorageId storage) -> out.tag(4).number(storage.value());
      case Value(Versioned(Version version, Payload value)) ->
          out.tag(5).number(version.number()).rest(value);
      case Written(Version version) -> out.tag(6).number(version.number());
      case Conflict() -> out.tag(7);
      case Unknown() -> out.tag(8);
    }
    return out.toPayload();
  }

  static RegisterMessage decode(Payload bytes) {
    PayloadReader in = new PayloadReader(bytes);
    int tag = in.tag();
    return switch (tag) {
      case 1 -> new Create();
      case 2 -> new Read(new StorageId(in.number()));
      case 3 ->
          new Write(
              new StorageId(in.number()),
              new WriteId(in.number(), in.number()),
              new Version(in.number()),
              in.rest());
      case 4 -> new Created(new StorageId(in.number()));
      case 5 -> new Value(new Versioned(new Version(in.number()), in.rest()));
      case 6 -> new Written(new Version(in.number()));
      case 7 -> new Conflict();
      case 8 -> new Unknown();
      default -> throw new MalformedPayloadException("a message of unknown kind " + tag);
    };
  }
}

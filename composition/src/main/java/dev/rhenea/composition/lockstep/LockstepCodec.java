package dev.rhenea.composition.lockstep;

import dev.rhenea.composition.lockstep.LockstepMessage.Await;
import dev.rhenea.composition.lockstep.LockstepMessage.Begin;
import dev.rhenea.composition.lockstep.LockstepMessage.Begun;
import dev.rhenea.composition.lockstep.LockstepMessage.Committed;
import dev.rhenea.composition.lockstep.LockstepMessage.End;
import dev.rhenea.composition.lockstep.LockstepMessage.Ended;
import dev.rhenea.composition.lockstep.LockstepMessage.Outcome;
import dev.rhenea.composition.lockstep.LockstepMessage.Refused;
import dev.rhenea.composition.lockstep.LockstepMessage.Submit;
import dev.rhenea.environment.StorageId;
import dev.rhenea.loglet.LogletId;
import dev.rhenea.ordering.Ordered;
import dev.rhenea.ordering.Submission;
import dev.rhenea.payload.MalformedPayloadException;
import dev.rhenea.payload.Payload;
import dev.rhenea.payload.PayloadReader;
import dev.rhenea.payload.PayloadWriter;
import dev.rhenea.spec.ProtocolSpec;
import dev.rhenea.spec.SpecCodec;
import java.time.Duration;
import java.util.List;

/**
 * The stored form of a {@link LockstepMessage}: version, tag, fields. Bytes after the last field
 * are a newer minor version's and are ignored; another version is refused.
 */
final class LockstepCodec {
  private static final int VERSION = 1;

  /** Who does not say how many children are needed is of a version that knew mirrors only. */
  private static final int OF_A_MIRROR = 1;

  private LockstepCodec() {}

  static Payload encode(LockstepMessage message) {
    return write(new PayloadWriter().tag(VERSION), message).toPayload();
  }

  private static PayloadWriter write(PayloadWriter out, LockstepMessage message) {
    return switch (message) {
      case Begin(LogletId id, List<ProtocolSpec> children, int needed) -> {
        id.write(out.tag(1));
        yield out.list(children, SpecCodec::write).number(needed);
      }
      case Begun(StorageId folder) -> out.tag(2).number(folder.value());
      case Refused(String reason) -> out.tag(3).text(reason);
      case Submit(StorageId life, Submission submission) ->
          submission.write(out.tag(4).number(life.value()));
      case Outcome(long committed, Ordered ordered) -> ordered.write(out.tag(5).number(committed));
      case Await(StorageId life, long beyond, Duration patience) ->
          out.tag(6).number(life.value()).number(beyond).number(patience.toNanos());
      case Committed(long length) -> out.tag(7).number(length);
      case End() -> out.tag(8);
      case Ended() -> out.tag(9);
    };
  }

  /**
   * The message in {@code bytes}.
   *
   * @throws MalformedPayloadException if it holds no message of that kind
   */
  static <M extends LockstepMessage> M decode(Payload bytes, Class<M> kind) {
    PayloadReader in = new PayloadReader(bytes);
    int version = in.tag();
    if (version != VERSION) {
      throw new MalformedPayloadException(
          "a message of version %d, this node speaks %d: upgrade the older one first"
              .formatted(version, VERSION));
    }
    LockstepMessage message = read(in);
    if (!kind.isInstance(message)) {
      throw new MalformedPayloadException(
          "a %s, expected a message %s"
              .formatted(message.getClass().getSimpleName(), kind.getSimpleName()));
    }
    return kind.cast(message);
  }

  private static LockstepMessage read(PayloadReader in) {
    int tag = in.tag();
    return switch (tag) {
      case 1 -> readBegin(in);
      case 2 -> new Begun(new StorageId(in.number()));
      case 3 -> new Refused(in.text());
      case 4 -> new Submit(new StorageId(in.number()), Submission.read(in));
      case 5 -> new Outcome(in.number(), Ordered.read(in));
      case 6 -> new Await(new StorageId(in.number()), in.number(), Duration.ofNanos(in.number()));
      case 7 -> new Committed(in.number());
      case 8 -> new End();
      case 9 -> new Ended();
      default -> throw new MalformedPayloadException("a message of unknown kind " + tag);
    };
  }

  private static Begin readBegin(PayloadReader in) {
    try {
      return new Begin(
          LogletId.read(in), in.list(SpecCodec::read), in.hasMore() ? in.count() : OF_A_MIRROR);
    } catch (IllegalArgumentException senseless) {
      throw new MalformedPayloadException(String.valueOf(senseless.getMessage()));
    }
  }
}

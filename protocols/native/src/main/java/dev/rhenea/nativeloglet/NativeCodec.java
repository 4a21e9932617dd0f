package dev.rhenea.nativeloglet;

import dev.rhenea.environment.StorageId;
import dev.rhenea.nativeloglet.NativeMessage.Accepted;
import dev.rhenea.nativeloglet.NativeMessage.Append;
import dev.rhenea.nativeloglet.NativeMessage.AwaitTail;
import dev.rhenea.nativeloglet.NativeMessage.Begin;
import dev.rhenea.nativeloglet.NativeMessage.Claim;
import dev.rhenea.nativeloglet.NativeMessage.Claimed;
import dev.rhenea.nativeloglet.NativeMessage.Copied;
import dev.rhenea.nativeloglet.NativeMessage.Copy;
import dev.rhenea.nativeloglet.NativeMessage.Create;
import dev.rhenea.nativeloglet.NativeMessage.Created;
import dev.rhenea.nativeloglet.NativeMessage.Destroy;
import dev.rhenea.nativeloglet.NativeMessage.Destroyed;
import dev.rhenea.nativeloglet.NativeMessage.Fetch;
import dev.rhenea.nativeloglet.NativeMessage.Finish;
import dev.rhenea.nativeloglet.NativeMessage.Gap;
import dev.rhenea.nativeloglet.NativeMessage.Greet;
import dev.rhenea.nativeloglet.NativeMessage.Greeted;
import dev.rhenea.nativeloglet.NativeMessage.Lacking;
import dev.rhenea.nativeloglet.NativeMessage.Notice;
import dev.rhenea.nativeloglet.NativeMessage.QueryTail;
import dev.rhenea.nativeloglet.NativeMessage.Read;
import dev.rhenea.nativeloglet.NativeMessage.Refused;
import dev.rhenea.nativeloglet.NativeMessage.Repair;
import dev.rhenea.nativeloglet.NativeMessage.Repaired;
import dev.rhenea.nativeloglet.NativeMessage.Run;
import dev.rhenea.nativeloglet.NativeMessage.Seal;
import dev.rhenea.nativeloglet.NativeMessage.Sealed;
import dev.rhenea.nativeloglet.NativeMessage.Sequenced;
import dev.rhenea.nativeloglet.NativeMessage.Submit;
import dev.rhenea.nativeloglet.NativeMessage.TailReport;
import dev.rhenea.nativeloglet.NativeMessage.Trim;
import dev.rhenea.nativeloglet.NativeMessage.Trimmed;
import dev.rhenea.nativeloglet.NativeMessage.Unknown;
import dev.rhenea.nativeloglet.NativeMessage.Whole;
import dev.rhenea.ordering.Ordered;
import dev.rhenea.ordering.Submission;
import dev.rhenea.payload.MalformedPayloadException;
import dev.rhenea.payload.Payload;
import dev.rhenea.payload.PayloadReader;
import dev.rhenea.payload.PayloadWriter;
import dev.rhenea.provider.InvalidSpec;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The stored form of an {@link Envelope}: version, knownTail, folder, the message's tag and fields.
 * Bytes after the last field are a newer minor version's and are ignored; another version is
 * refused. What copies brought is version 2, so that builds before refuse it and say why; all else
 * is version 1, as it was.
 */
final class NativeCodec {
  private static final int VERSION = 1;
  private static final int VERSION_OF_COPIES = 2;

  private NativeCodec() {}

  static Payload encode(Envelope<? extends NativeMessage> envelope) {
    PayloadWriter out =
        new PayloadWriter()
            .tag(version(envelope.message()))
            .number(envelope.knownTail())
            .optional(envelope.folder(), (to, folder) -> to.number(folder.value()));
    write(out, envelope.message());
    return out.toPayload();
  }

  /**
   * The envelope in {@code bytes}.
   *
   * @throws MalformedPayloadException if it holds no message of that kind
   */
  static <M extends NativeMessage> Envelope<M> decode(Payload bytes, Class<M> kind) {
    PayloadReader in = new PayloadReader(bytes);
    int version = in.tag();
    if (version != VERSION && version != VERSION_OF_COPIES) {
      throw new MalformedPayloadException(
          "a message of version %d, this node speaks %d: upgrade the older one first"
              .formatted(version, VERSION_OF_COPIES));
    }
    long knownTail = in.number();
    Optional<StorageId> folder = in.optional(from -> new StorageId(from.number()));
    NativeMessage message = read(in);
    if (!kind.isInstance(message)) {
      throw new MalformedPayloadException(
          "a %s, expected a message %s"
              .formatted(message.getClass().getSimpleName(), kind.getSimpleName()));
    }
    return new Envelope<>(knownTail, folder, kind.cast(message));
  }

  private static int version(NativeMessage message) {
    return switch (message) {
      case Begin begin -> VERSION_OF_COPIES;
      case NativeMessage.OfCopier request -> VERSION_OF_COPIES;
      case Copied copied -> VERSION_OF_COPIES;
      case Whole whole -> VERSION_OF_COPIES;
      case Lacking lacking -> VERSION_OF_COPIES;
      case Run(List<Command> commands) when commands.stream().anyMatch(Command::isFiller) ->
          VERSION_OF_COPIES; // it would be taken for an entry
      default -> VERSION;
    };
  }

  private static PayloadWriter write(PayloadWriter out, NativeMessage message) {
    return switch (message) {
      case Create(NativeParameters parameters) -> {
        parameters.write(out.tag(1));
        yield out;
      }
      case Created(StorageId folder) -> out.tag(2).number(folder.value());
      case Greet() -> out.tag(3);
      case Greeted(StorageId folder) -> out.tag(4).number(folder.value());
      case Unknown() -> out.tag(5);
      case Submit(NativeParameters parameters, Submission submission) -> {
        parameters.write(out.tag(6));
        yield submission.write(out);
      }
      case Sequenced(Ordered ordered) -> ordered.write(out.tag(7));
      case Claim(Incarnation incarnation) -> out.tag(8).number(incarnation.value());
      case Claimed() -> out.tag(9);
      case Refused(Optional<Incarnation> claim) -> writeClaim(out.tag(10), claim);
      case Append(Incarnation incarnation, long first, List<Command> commands) ->
          writeCommands(out.tag(11).number(incarnation.value()).number(first), commands);
      case Accepted(long tail) -> out.tag(12).number(tail);
      case Gap(long localTail) -> out.tag(13).number(localTail);
      case Sealed() -> out.tag(14);
      case Notice() -> out.tag(15);
      case Seal() -> out.tag(16);
      case QueryTail() -> out.tag(17);
      case AwaitTail(long tail, boolean committed, Duration atMost) ->
          out.tag(18).number(tail).bool(committed).number(atMost.toNanos());
      case TailReport report ->
          writeClaim(
              out.tag(19)
                  .number(report.localTail())
                  .bool(report.sealed())
                  .number(report.trimMark()),
              report.claim());
      case Repair(long first, List<Command> commands) ->
          writeCommands(out.tag(20).number(first), commands);
      case Repaired(long localTail) -> out.tag(21).number(localTail);
      case Read(long from, long to, int maxBytes) ->
          out.tag(22).number(from).number(to).number(maxBytes);
      case Run(List<Command> commands) -> writeCommands(out.tag(23), commands);
      case Trim(long before) -> out.tag(24).number(before);
      case Trimmed(long mark) -> out.tag(25).number(mark);
      case Destroy() -> out.tag(26);
      case Destroyed() -> out.tag(27);
      case Begin(NativeParameters parameters, long first) -> {
        parameters.write(out.tag(28));
        yield out.number(first);
      }
      case Copy(long first, List<Command> commands) ->
          writeCommands(out.tag(29).number(first), commands);
      case Copied(long tail) -> out.tag(30).number(tail);
      case Fetch(long from, long to, int maxBytes) ->
          out.tag(31).number(from).number(to).number(maxBytes);
      case Finish(long tail) -> out.tag(32).number(tail);
      case Whole(long tail) -> out.tag(33).number(tail);
      case Lacking(long tail) -> out.tag(34).number(tail);
    };
  }

  private static NativeMessage read(PayloadReader in) {
    int tag = in.tag();
    return switch (tag) {
      case 1 -> new Create(readParameters(in));
      case 2 -> new Created(new StorageId(in.number()));
      case 3 -> new Greet();
      case 4 -> new Greeted(new StorageId(in.number()));
      case 5 -> new Unknown();
      case 6 -> new Submit(readParameters(in), Submission.read(in));
      case 7 -> new Sequenced(Ordered.read(in));
      case 8 -> new Claim(Incarnation.read(in));
      case 9 -> new Claimed();
      case 10 -> new Refused(in.optional(Incarnation::read));
      case 11 -> new Append(Incarnation.read(in), in.number(), in.list(Command::read));
      case 12 -> new Accepted(in.number());
      case 13 -> new Gap(in.number());
      case 14 -> new Sealed();
      case 15 -> new Notice();
      case 16 -> new Seal();
      case 17 -> new QueryTail();
      case 18 -> new AwaitTail(in.number(), in.bool(), Duration.ofNanos(in.number()));
      case 19 ->
          new TailReport(in.number(), in.bool(), in.number(), in.optional(Incarnation::read));
      case 20 -> new Repair(in.number(), in.list(Command::read));
      case 21 -> new Repaired(in.number());
      case 22 -> new Read(in.number(), in.number(), in.count());
      case 23 -> new Run(in.list(Command::read));
      case 24 -> new Trim(in.number());
      case 25 -> new Trimmed(in.number());
      case 26 -> new Destroy();
      case 27 -> new Destroyed();
      case 28 -> new Begin(readParameters(in), in.number());
      case 29 -> new Copy(in.number(), in.list(Command::read));
      case 30 -> new Copied(in.number());
      case 31 -> new Fetch(in.number(), in.number(), in.count());
      case 32 -> new Finish(in.number());
      case 33 -> new Whole(in.number());
      case 34 -> new Lacking(in.number());
      default -> throw new MalformedPayloadException("a message of unknown kind " + tag);
    };
  }

  private static NativeParameters readParameters(PayloadReader in) {
    try {
      return NativeParameters.read(in);
    } catch (InvalidSpec | IllegalArgumentException senseless) {
      throw new MalformedPayloadException(String.valueOf(senseless.getMessage()));
    }
  }

  private static PayloadWriter writeClaim(PayloadWriter out, Optional<Incarnation> claim) {
    return out.optional(claim, (to, incarnation) -> incarnation.write(to));
  }

  private static PayloadWriter writeCommands(PayloadWriter out, List<Command> commands) {
    return out.list(commands, (to, command) -> command.write(to));
  }
}

package dev.rhenea.nativeloglet;

import dev.rhenea.environment.StorageId;
import dev.rhenea.ordering.Ordered;
import dev.rhenea.ordering.Submission;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Every message of the protocol, in the order in which a Loglet's life meets them. Each travels in
 * an {@link Envelope}, which carries the sender's knownTail. Positions count from 0 and ranges
 * exclude their end.
 */
sealed interface NativeMessage {
  /** Its name, and the positions it is about: {@code Append 17..20}. For charts. */
  default String brief() {
    String name = getClass().getSimpleName();
    return switch (this) {
      case Append append -> name + positions(append.first(), append.end());
      case Repair repair -> name + positions(repair.first(), repair.end());
      case Read read -> name + positions(read.from(), read.to());
      case Begin begin -> name + " at " + begin.first();
      case Copy copy when copy.commands().isEmpty() -> name + " nothing at " + copy.first();
      case Copy copy -> name + positions(copy.first(), copy.end());
      case Copied(long tail) -> name + " below " + tail;
      case Fetch fetch -> name + positions(fetch.from(), fetch.to());
      case Finish(long tail) -> name + " at " + tail;
      case Whole(long tail) -> name + " at " + tail;
      case Lacking(long tail) -> name + " from " + tail;
      case Accepted(long tail) -> name + " below " + tail;
      case Repaired(long tail) -> name + " below " + tail;
      case Trimmed(long mark) -> name + " below " + mark;
      case Gap(long tail) -> name + ", tail " + tail;
      case TailReport report ->
          (report.sealed() ? "Sealed" : "Open") + ", tail " + report.localTail();
      case AwaitTail question -> name + " " + question.tail();
      case Trim(long before) -> name + " below " + before;
      case Sequenced(Ordered ordered) when !ordered.positions().isEmpty() ->
          name + positions(ordered.positions().getFirst(), ordered.positions().getLast() + 1);
      case Sequenced(Ordered ordered) -> ordered.rest().getClass().getSimpleName();
      default -> name;
    };
  }

  private static String positions(long first, long end) {
    return end - first == 1 ? " " + first : " %d..%d".formatted(first, end - 1);
  }

  /** A request to a LogServer. */
  sealed interface ToLogServer extends NativeMessage {}

  /** A request to a LogServer that must have the Loglet, or else answers Unknown (rule N14). */
  sealed interface ToMember extends ToLogServer {}

  /** A request of who writes a copy, while it is not finished and afterwards (rule V10). */
  sealed interface OfCopier extends ToMember {}

  /** A LogServer's answer. */
  sealed interface FromLogServer extends NativeMessage {}

  /** A request to the sequencer. */
  sealed interface ToSequencer extends NativeMessage {}

  /** The sequencer's answer. */
  sealed interface FromSequencer extends NativeMessage {}

  // ---- a Loglet is made ----

  /** Makes the Loglet on this LogServer, durably; changes nothing if it exists (rule N14). */
  record Create(NativeParameters parameters) implements ToLogServer {}

  /** It exists, in the data folder of that id. */
  record Created(StorageId folder) implements FromLogServer {}

  /** Is there somebody to order entries? */
  record Greet() implements ToSequencer {}

  /** There is, on a node with the data folder of that id. */
  record Greeted(StorageId folder) implements FromSequencer {}

  /**
   * The server does not have this Loglet: never created here, destroyed, or created in another data
   * folder. Counts for nothing (rule N14).
   */
  record Unknown() implements FromLogServer {}

  // ---- append ----

  /**
   * Entries of a handle to be ordered.
   *
   * @param parameters the Loglet's members: a sequencer has no storage to know them from
   */
  record Submit(NativeParameters parameters, Submission submission) implements ToSequencer {}

  /** What became of them. */
  record Sequenced(Ordered ordered) implements FromSequencer {}

  /** Asks a LogServer to take appends from this incarnation only, durably (rule N12). */
  record Claim(Incarnation incarnation) implements ToMember {}

  /** It does, for good. */
  record Claimed() implements FromLogServer {}

  /** The LogServer takes appends from another incarnation, or was never claimed (rule N12). */
  record Refused(Optional<Incarnation> claim) implements FromLogServer {}

  /** Commands for the positions from {@code first} on. */
  record Append(Incarnation incarnation, long first, List<Command> commands) implements ToMember {
    public Append {
      commands = List.copyOf(commands);
    }

    long end() {
      return first + commands.size();
    }
  }

  /**
   * Everything below {@code tail} is durable here, and was accepted by the append path while
   * unsealed or skipped because it was committed already (rules N1, N4).
   */
  record Accepted(long tail) implements FromLogServer {}

  /** The append does not follow what is here: neither success nor failure (rule N10). */
  record Gap(long localTail) implements FromLogServer {}

  /** The LogServer is sealed; its answer to every append, also to one it holds (rule N1). */
  record Sealed() implements FromLogServer {}

  /** One way: nothing but the knownTail of its envelope. */
  record Notice() implements ToMember {}

  // ---- seal, checkTail ----

  /** Sets the seal bit; answered by a report once it is durable (rule N4). */
  record Seal() implements ToMember {}

  /** Asks for a report at once. */
  record QueryTail() implements ToMember {}

  /**
   * Asks for a report as soon as everything below {@code tail} is known to be committed, or durable
   * here unless only {@code committed} counts; or the seal is set; or {@code atMost} has passed.
   */
  record AwaitTail(long tail, boolean committed, Duration atMost) implements ToMember {}

  /**
   * What is durable on a LogServer, from one observation.
   *
   * @param localTail highest entry + 1, or the trim mark (rule N8)
   * @param claim the incarnation it takes appends from
   */
  record TailReport(long localTail, boolean sealed, long trimMark, Optional<Incarnation> claim)
      implements FromLogServer {}

  /** Commands that a sealed LogServer lacks below a sealed tail (rule N6). */
  record Repair(long first, List<Command> commands) implements ToMember {
    public Repair {
      commands = List.copyOf(commands);
    }

    long end() {
      return first + commands.size();
    }
  }

  /** The local tail that repairs reached, durably. No success of any append (rule N1). */
  record Repaired(long localTail) implements FromLogServer {}

  // ---- read, trim, destroy ----

  /** Asks for commands from {@code from} on, below {@code to}, about {@code maxBytes} in all. */
  record Read(long from, long to, int maxBytes) implements ToMember {}

  /**
   * The commands at {@code from, from + 1, ...} that are durable here, without a hole; none if
   * {@code from} is not, which proves nothing (rule N15).
   */
  record Run(List<Command> commands) implements FromLogServer {
    public Run {
      commands = List.copyOf(commands);
    }
  }

  /** Allows everything below {@code before} to be dropped, as far as it is committed. */
  record Trim(long before) implements ToMember {}

  /** Everything below {@code mark} is gone here, durably. */
  record Trimmed(long mark) implements FromLogServer {}

  /** Forgets the Loglet and leaves a tombstone (rule N14). */
  record Destroy() implements ToLogServer {}

  /** The tombstone is durable. */
  record Destroyed() implements FromLogServer {}

  // ---- a copy of a closed segment, which is never appended to (rule V10) ----

  /**
   * Begins a copy on this LogServer, durably; answered by Created. Changes nothing if it was begun.
   *
   * @param first the lowest offset; what is below is trimmed
   */
  record Begin(NativeParameters parameters, long first) implements ToLogServer {}

  /** What stands at the positions from {@code first} on, entries and fillers; perhaps nothing. */
  record Copy(long first, List<Command> commands) implements OfCopier {
    public Copy {
      commands = List.copyOf(commands);
    }

    long end() {
      return first + commands.size();
    }
  }

  /**
   * Everything of the copy below {@code tail} is durable here, or was trimmed, and nothing else:
   * after a Copy, or in answer to a Finish elsewhere.
   */
  record Copied(long tail) implements FromLogServer {}

  /** Asks, as a Read does, for what is durable of a copy that need not be finished. */
  record Fetch(long from, long to, int maxBytes) implements OfCopier {}

  /** The copy ends at {@code tail}; answered by Whole, by Sealed once it is finished, or Copied. */
  record Finish(long tail) implements OfCopier {}

  /**
   * The whole copy is durable here, and whether a majority is as far is not known: the answer to a
   * Finish, and to a Read (C4).
   */
  record Whole(long tail) implements FromLogServer {}

  /**
   * There is a copy here that is not whole, and ends at {@code tail}: the answer to a Seal, a
   * QueryTail or a Read. Those who know that the copy exists may give it the rest (C5); to others a
   * majority of these, unlike an Unknown, proves that it does not (C4).
   */
  record Lacking(long tail) implements FromLogServer {}
}

package dev.rhenea.memory;

import dev.rhenea.environment.Diagnosis;
import dev.rhenea.environment.Done;
import dev.rhenea.environment.Environment;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.Loop;
import dev.rhenea.environment.StorageId;
import dev.rhenea.environment.Unavailable;
import dev.rhenea.loglet.AppendResult;
import dev.rhenea.loglet.Entry;
import dev.rhenea.loglet.HandleLimits;
import dev.rhenea.loglet.InFlight;
import dev.rhenea.loglet.Loglet;
import dev.rhenea.loglet.LogletOffset;
import dev.rhenea.loglet.LogletTraits;
import dev.rhenea.loglet.ReadResult;
import dev.rhenea.loglet.Rejection;
import dev.rhenea.loglet.Tail;
import dev.rhenea.memory.MemoryMessage.Operation;
import dev.rhenea.payload.Payload;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** A handle: every call is one message to the server, repeated until it is answered. */
final class MemoryLoglet implements Loglet {
  /** How long the server keeps a follower waiting; well below the patience of a request. */
  private static final Duration HOLD = Duration.ofMillis(25);

  private final Environment environment;
  private final LogletTraits traits;
  private final StorageId storage;
  private final Duration deadline;
  private final Requests server;
  private final InFlight inFlight;
  private final long handle;
  private final SortedSet<Long> appending = new TreeSet<>();
  private long nextNumber;
  private LogletOffset knownTail = LogletOffset.ZERO;

  MemoryLoglet(
      Environment environment,
      LogletTraits traits,
      StorageId storage,
      Requests server,
      HandleLimits limits) {
    this.environment = environment;
    this.traits = traits;
    this.storage = storage;
    this.deadline = limits.deadline();
    this.server = server;
    this.inFlight = new InFlight(limits);
    this.handle = environment.random().nextLong();
  }

  @Override
  public LogletTraits traits() {
    return traits;
  }

  @Override
  public Future<AppendResult> append(Payload entry) {
    Optional<Rejection> refused = inFlight.admit(entry.size());
    if (refused.isPresent()) {
      return environment.completed(new AppendResult.Rejected(refused.get()));
    }
    long number = nextNumber++;
    appending.add(number);
    Future<AppendResult> result =
        server
            .ask(
                "append",
                deadline,
                () -> encode(new Operation.Append(handle, number, appending.first(), entry)))
            .map(this::appendResult)
            .recover(why -> environment.completed(indeterminate(why.diagnosis())));
    result.whenDone(() -> {
      appending.remove(number);
      inFlight.release(entry.size());
    });
    return result;
  }

  private AppendResult appendResult(Payload answer) {
    return switch (MemoryMessage.decode(answer)) {
      case MemoryMessage.Appended(LogletOffset offset) -> {
        knownTail = LogletOffset.max(knownTail, offset.next());
        yield new AppendResult.Appended(offset);
      }
      case MemoryMessage.Sealed() -> new AppendResult.Sealed();
      case MemoryMessage.Unknown() -> indeterminate(lost("append"));
      case MemoryMessage other -> throw unexpected(other);
    };
  }

  private static AppendResult indeterminate(Diagnosis cause) {
    return new AppendResult.Indeterminate(cause);
  }

  @Override
  public Future<Tail> checkTail() {
    return askKnown("checkTail", deadline, new Operation.CheckTail())
        .map(answer ->
            switch (answer) {
              case MemoryMessage.TailIs(LogletOffset offset, boolean sealed) ->
                  sealed ? new Tail.Sealed(offset) : new Tail.Open(offset);
              case MemoryMessage other -> throw unexpected(other);
            });
  }

  @Override
  public Future<ReadResult> readNext(LogletOffset from, LogletOffset to, int maxBytes) {
    return ask("readNext", deadline, new Operation.Read(from, to, maxBytes))
        .map(answer ->
            switch (answer) {
              case MemoryMessage.Entries(List<Optional<Payload>> entries) -> entries(from, entries);
              case MemoryMessage.TrimmedTo(LogletOffset mark) -> new ReadResult.Trimmed(mark);
              case MemoryMessage.Unknown() -> new ReadResult.Unknown();
              case MemoryMessage other -> throw unexpected(other);
            });
  }

  private static ReadResult entries(LogletOffset from, List<Optional<Payload>> found) {
    List<Entry> entries = new ArrayList<>();
    LogletOffset offset = from;
    for (Optional<Payload> payload : found) {
      entries.add(
          payload.isPresent() ? new Entry.Data(offset, payload.get()) : new Entry.Filler(offset));
      offset = offset.next();
    }
    return new ReadResult.Entries(entries, offset);
  }

  @Override
  public Future<LogletOffset> prefixTrim(LogletOffset before) {
    return askKnown("prefixTrim", deadline, new Operation.Trim(before))
        .map(answer ->
            switch (answer) {
              case MemoryMessage.TrimmedTo(LogletOffset mark) -> mark;
              case MemoryMessage other -> throw unexpected(other);
            });
  }

  @Override
  public Future<Done> seal() {
    return askKnown("seal", deadline, new Operation.Seal())
        .map(answer ->
            switch (answer) {
              case MemoryMessage.Sealed() -> Done.DONE;
              case MemoryMessage other -> throw unexpected(other);
            });
  }

  @Override
  public Future<LogletOffset> awaitTail(LogletOffset beyond, Duration atMost) {
    long span = Math.min(atMost.toNanos(), deadline.toNanos());
    long end = environment.timers().now() + span;
    return Loop.run(environment, Done.DONE, again -> awaitTailOnce(beyond, end));
  }

  /** One question, which the server holds back for a while if the answer is not yet there. */
  private Future<Loop.Step<Done, LogletOffset>> awaitTailOnce(LogletOffset beyond, long end) {
    Duration left = Duration.ofNanos(end - environment.timers().now());
    if (!left.isPositive()) {
      return environment.completed(new Loop.Step.Done<>(knownTail));
    }
    Duration hold = left.compareTo(HOLD) < 0 ? left : HOLD;
    return askKnown("awaitTail", left, new Operation.AwaitTail(beyond, hold))
        .map(answer -> newsOf(answer, beyond))
        .recover(why -> silence(why, end));
  }

  private Loop.Step<Done, LogletOffset> newsOf(MemoryMessage answer, LogletOffset beyond) {
    if (answer instanceof MemoryMessage.TailIs(LogletOffset tail, boolean sealed)) {
      knownTail = LogletOffset.max(knownTail, tail);
      return sealed || tail.compareTo(beyond) > 0
          ? new Loop.Step.Done<>(tail)
          : new Loop.Step.Again<>(Done.DONE);
    }
    throw unexpected(answer);
  }

  /** Silence until the end is no failure of a wait: what is known is the answer. */
  private Future<Loop.Step<Done, LogletOffset>> silence(Unavailable why, long end) {
    return environment.timers().now() < end
        ? environment.unavailable(why.diagnosis())
        : environment.completed(new Loop.Step.Done<>(knownTail));
  }

  @Override
  public Future<Done> close() {
    inFlight.close();
    return server.close();
  }

  private Future<MemoryMessage> ask(String what, Duration within, Operation operation) {
    return server.ask(what, within, () -> encode(operation)).map(MemoryMessage::decode);
  }

  /** The answer of a server that knows this Loglet. */
  private Future<MemoryMessage> askKnown(String what, Duration within, Operation operation) {
    return ask(what, within, operation)
        .compose(answer ->
            answer instanceof MemoryMessage.Unknown
                ? environment.unavailable(lost(what))
                : environment.completed(answer));
  }

  private Payload encode(Operation operation) {
    return new MemoryMessage.To(storage, operation).encode();
  }

  private Diagnosis lost(String what) {
    return new Diagnosis(
        what + ": destroyed, or lost when its node restarted",
        List.of(server.node()),
        "a Loglet in memory cannot be recovered");
  }

  private static IllegalStateException unexpected(MemoryMessage answer) {
    return new IllegalStateException("an answer to another question: " + answer);
  }
}

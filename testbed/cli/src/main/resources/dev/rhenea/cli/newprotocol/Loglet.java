package dev.rhenea.@package@;

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
import dev.rhenea.payload.Payload;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A handle: every call is one question to the server. */
final class @Class@Loglet implements Loglet {
  /** How often a follower asks for news; a better server would hold the question back. */
  private static final Duration POLL = Duration.ofMillis(5);

  private final Environment environment;
  private final LogletTraits traits;
  private final StorageId storage;
  private final Requests server;
  private final Duration deadline;
  private final InFlight inFlight;
  private LogletOffset knownTail = LogletOffset.ZERO;

  @Class@Loglet(
      Environment environment,
      LogletTraits traits,
      StorageId storage,
      Requests server,
      HandleLimits limits) {
    this.environment = environment;
    this.traits = traits;
    this.storage = storage;
    this.server = server;
    this.deadline = limits.deadline();
    this.inFlight = new InFlight(limits);
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
    Future<AppendResult> result =
        server
            .once("append", deadline, to(new @Class@Message.Operation.Append(entry)))
            .map(this::appendResult)
            .recover(why -> environment.completed(indeterminate(why.diagnosis())));
    result.whenDone(() -> inFlight.release(entry.size()));
    return result;
  }

  private AppendResult appendResult(@Class@Message answer) {
    return switch (answer) {
      case @Class@Message.Appended(LogletOffset offset) -> new AppendResult.Appended(offset);
      case @Class@Message.Sealed() -> new AppendResult.Sealed();
      case @Class@Message.Unknown() -> indeterminate(lost("append"));
      default -> throw unexpected(answer);
    };
  }

  private static AppendResult indeterminate(Diagnosis cause) {
    return new AppendResult.Indeterminate(cause);
  }

  @Override
  public Future<Tail> checkTail() {
    return ask("checkTail", deadline, new @Class@Message.Operation.CheckTail())
        .map(answer ->
            switch (answer) {
              case @Class@Message.TailIs(LogletOffset offset, boolean sealed) ->
                  sealed ? new Tail.Sealed(offset) : new Tail.Open(offset);
              default -> throw unexpected(answer);
            });
  }

  @Override
  public Future<ReadResult> readNext(LogletOffset from, LogletOffset to, int maxBytes) {
    return server
        .ask("readNext", deadline, to(new @Class@Message.Operation.Read(from, to, maxBytes)))
        .map(answer ->
            switch (answer) {
              case @Class@Message.Entries(List<Payload> payloads) -> entries(from, payloads);
              case @Class@Message.TrimmedTo(LogletOffset mark) -> new ReadResult.Trimmed(mark);
              case @Class@Message.Unknown() -> new ReadResult.Unknown();
              default -> throw unexpected(answer);
            });
  }

  private static ReadResult entries(LogletOffset from, List<Payload> payloads) {
    List<Entry> entries = new ArrayList<>();
    LogletOffset offset = from;
    for (Payload payload : payloads) {
      entries.add(new Entry.Data(offset, payload));
      offset = offset.next();
    }
    return new ReadResult.Entries(entries, offset);
  }

  @Override
  public Future<LogletOffset> prefixTrim(LogletOffset before) {
    return ask("prefixTrim", deadline, new @Class@Message.Operation.Trim(before))
        .map(answer ->
            switch (answer) {
              case @Class@Message.TrimmedTo(LogletOffset mark) -> mark;
              default -> throw unexpected(answer);
            });
  }

  @Override
  public Future<Done> seal() {
    return ask("seal", deadline, new @Class@Message.Operation.Seal()).map(answer -> Done.DONE);
  }

  @Override
  public Future<LogletOffset> awaitTail(LogletOffset beyond, Duration atMost) {
    long span = Math.min(atMost.toNanos(), deadline.toNanos());
    long end = environment.timers().now() + span;
    return Loop.run(environment, Done.DONE, again -> look(beyond, end));
  }

  private Future<Loop.Step<Done, LogletOffset>> look(LogletOffset beyond, long end) {
    Duration left = Duration.ofNanos(end - environment.timers().now());
    if (!left.isPositive()) {
      return environment.completed(new Loop.Step.Done<>(knownTail));
    }
    return ask("awaitTail", left, new @Class@Message.Operation.CheckTail())
        .compose(answer ->
            switch (answer) {
              case @Class@Message.TailIs(LogletOffset tail, boolean sealed) ->
                  news(tail, sealed || tail.compareTo(beyond) > 0, left);
              default -> throw unexpected(answer);
            })
        .recover(why -> silence(why, end));
  }

  private Future<Loop.Step<Done, LogletOffset>> news(
      LogletOffset tail, boolean enough, Duration left) {
    knownTail = LogletOffset.max(knownTail, tail);
    if (enough) {
      return environment.completed(new Loop.Step.Done<>(tail));
    }
    return environment
        .pause(left.compareTo(POLL) < 0 ? left : POLL)
        .map(over -> new Loop.Step.Again<>(Done.DONE));
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

  /** The answer of a server that knows this Loglet. */
  private Future<@Class@Message> ask(
      String what, Duration within, @Class@Message.Operation operation) {
    return server
        .ask(what, within, to(operation))
        .compose(answer ->
            answer instanceof @Class@Message.Unknown
                ? environment.unavailable(lost(what))
                : environment.completed(answer));
  }

  private @Class@Message to(@Class@Message.Operation operation) {
    return new @Class@Message.To(storage, operation);
  }

  private Diagnosis lost(String what) {
    return new Diagnosis(
        what + ": destroyed, or lost with the disk of its node",
        List.of(server.node()),
        "nothing brings it back");
  }

  private static IllegalStateException unexpected(@Class@Message answer) {
    return new IllegalStateException("an answer to another question: " + answer);
  }
}

package dev.rhenea.nativeloglet;

import dev.rhenea.environment.Diagnosis;
import dev.rhenea.environment.Done;
import dev.rhenea.environment.Environment;
import dev.rhenea.environment.Future;
import dev.rhenea.loglet.AppendResult;
import dev.rhenea.loglet.HandleLimits;
import dev.rhenea.loglet.Loglet;
import dev.rhenea.loglet.LogletOffset;
import dev.rhenea.loglet.LogletTraits;
import dev.rhenea.loglet.ReadResult;
import dev.rhenea.loglet.Tail;
import dev.rhenea.nativeloglet.NativeMessage.FromSequencer;
import dev.rhenea.ordering.Appends;
import dev.rhenea.payload.Payload;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;

/**
 * A handle on a native Loglet: starts a procedure per call and remembers two things between calls,
 * the known tail and whether the Loglet is sealed. Confined to the loop of its environment.
 */
final class NativeLoglet implements Loglet {
  private final Environment environment;
  private final LogletTraits traits;
  private final HandleLimits limits;
  private final Pace pace;
  private final Peers peers;
  private final Appends<FromSequencer> appends;
  private final SequencedSet<Call<?>> calls = new LinkedHashSet<>();
  private boolean closed;

  NativeLoglet(Peers peers, LogletTraits traits, HandleLimits limits) {
    this.environment = peers.environment();
    this.peers = peers;
    this.traits = traits;
    this.limits = limits;
    pace = Pace.within(limits.deadline());
    appends =
        new Appends<>(
            environment,
            peers.loglet().toString(),
            peers,
            limits,
            pace.request(),
            pace.pause(),
            this::seal);
  }

  @Override
  public LogletTraits traits() {
    return traits;
  }

  @Override
  public Future<AppendResult> append(Payload entry) {
    return appends.append(entry);
  }

  @Override
  public Future<Tail> checkTail() {
    return checkTail(limits.deadline());
  }

  private Future<Tail> checkTail(Duration deadline) {
    return new CheckTail(peers, pace, call("checkTail", deadline)).run().map(this::learned);
  }

  private Tail learned(Tail tail) {
    if (tail instanceof Tail.Sealed) {
      appends.sealed();
    }
    return tail;
  }

  @Override
  public Future<ReadResult> readNext(LogletOffset from, LogletOffset to, int maxBytes) {
    return new ReadNext(
            peers, pace, call("readNext", limits.deadline()), from.value(), to.value(), maxBytes)
        .run()
        .map(this::whetherItIsGone);
  }

  private ReadResult whetherItIsGone(ReadResult read) {
    if (read instanceof ReadResult.Unknown) {
      appends.gone();
    }
    return read;
  }

  @Override
  public Future<LogletOffset> prefixTrim(LogletOffset before) {
    if (before.value() <= peers.knownTail().value()) {
      return trim(before, limits.deadline());
    }
    Duration half = limits.deadline().dividedBy(2);
    return checkTail(half).compose(tail -> trim(before, half)); // an open one raises the known tail
  }

  private Future<LogletOffset> trim(LogletOffset before, Duration deadline) {
    return new PrefixTrim(peers, pace, call("prefixTrim", deadline)).run(before.value());
  }

  @Override
  public Future<Done> seal() {
    Call<Done> call = call("seal", limits.deadline());
    new Seal(peers, pace, call)
        .run()
        .whenDone(
            majority -> {
              appends.sealed();
              call.complete(Done.DONE);
            },
            why -> call.fail(why.diagnosis()));
    return call.future();
  }

  @Override
  public Future<LogletOffset> awaitTail(LogletOffset beyond, Duration atMost) {
    Duration bound = atMost.compareTo(limits.deadline()) < 0 ? atMost : limits.deadline();
    Call<LogletOffset> call = call("awaitTail", bound.plus(pace.pause()));
    return new AwaitKnownTail(peers, pace, call, beyond.value(), this::checkTail).run(bound);
  }

  @Override
  public Future<Done> close() {
    closed = true;
    appends.close();
    List.copyOf(calls).forEach(call -> call.fail(handleClosed()));
    return environment.done();
  }

  private <T> Call<T> call(String operation, Duration deadline) {
    Call<T> call = new Call<>(environment, operation + " of " + peers.loglet(), deadline);
    calls.add(call);
    call.future().whenDone(() -> calls.remove(call));
    if (closed) {
      call.fail(handleClosed());
    }
    return call;
  }

  private Diagnosis handleClosed() {
    return Diagnosis.of("the handle on " + peers.loglet() + " was closed");
  }
}

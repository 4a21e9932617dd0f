package dev.rhenea.contract;

import dev.rhenea.contract.ToyLoglets.Defect;
import dev.rhenea.contract.ToyLoglets.State;
import dev.rhenea.environment.Diagnosis;
import dev.rhenea.environment.Done;
import dev.rhenea.environment.Environment;
import dev.rhenea.environment.Future;
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
import java.util.function.Supplier;

/** A handle on a toy: some time to get there, the effect, some time to come back. */
final class ToyLoglet implements Loglet {
  private static final Duration JOURNEY = Duration.ofNanos(300_000);

  private final Environment environment;
  private final State state;
  private final LogletTraits traits;
  private final Defect defect;
  private final InFlight inFlight;
  private boolean sealedHere;
  private long issued;

  ToyLoglet(
      Environment environment,
      State state,
      HandleLimits limits,
      LogletTraits traits,
      Defect defect) {
    this.environment = environment;
    this.state = state;
    this.inFlight = new InFlight(limits);
    this.traits = traits;
    this.defect = defect;
  }

  private boolean isGone() {
    return !state.exists || state.destroyed;
  }

  private boolean isSealed() {
    return defect == Defect.SEAL_STAYS_IN_THE_HANDLE ? sealedHere : state.sealed;
  }

  private <T> Future<T> travel(Supplier<T> effect) {
    return Pause.within(environment, JOURNEY)
        .map(there -> effect.get())
        .compose(result -> Pause.within(environment, JOURNEY).map(back -> result));
  }

  @Override
  public LogletTraits traits() {
    return traits;
  }

  @Override
  public Future<AppendResult> append(Payload entry) {
    Optional<Rejection> refused =
        defect == Defect.IGNORES_LIMITS ? Optional.empty() : inFlight.admit(entry.size());
    if (refused.isPresent()) {
      return environment.completed(new AppendResult.Rejected(refused.get()));
    }
    long number = issued++;
    Duration way =
        defect == Defect.REVERSES_PIPELINES ? JOURNEY.minusNanos(1000 * number) : JOURNEY;
    Future<AppendResult> result =
        Pause.of(environment, way)
            .map(there -> write(entry))
            .compose(end -> Pause.within(environment, JOURNEY).map(back -> end));
    result.whenDone(() -> inFlight.release(entry.size()));
    return result;
  }

  private AppendResult write(Payload entry) {
    if (isGone()) {
      return new AppendResult.Indeterminate(Diagnosis.of("gone"));
    }
    if (isSealed() && defect != Defect.ACKNOWLEDGES_AFTER_THE_SEAL) {
      return new AppendResult.Sealed();
    }
    LogletOffset offset = new LogletOffset(state.entries.size());
    state.entries.add(entry);
    if (defect == Defect.WRITES_TWICE && offset.value() % 7 == 3) {
      state.entries.add(entry);
    }
    if (defect == Defect.ACKNOWLEDGES_AND_FORGETS && offset.value() % 7 == 3) {
      state.entries.set((int) offset.value(), Payload.empty());
    }
    return new AppendResult.Appended(offset);
  }

  @Override
  public Future<Tail> checkTail() {
    if (defect == Defect.TAIL_BEFORE_SEAL_IN_TWO_STEPS) {
      return travel(() -> new LogletOffset(state.entries.size()))
          .compose(tail -> travel(() -> isSealed() ? new Tail.Sealed(tail) : new Tail.Open(tail)));
    }
    return travel(this::tail)
        .compose(tail ->
            isGone() ? environment.unavailable(Diagnosis.of("gone")) : environment.completed(tail));
  }

  private Tail tail() {
    int length = state.entries.size();
    int behind = defect == Defect.OPEN_TAIL_IS_BEHIND && length > 0 ? 1 : 0;
    return isSealed()
        ? new Tail.Sealed(new LogletOffset(length))
        : new Tail.Open(new LogletOffset(length - behind));
  }

  @Override
  public Future<ReadResult> readNext(LogletOffset from, LogletOffset to, int maxBytes) {
    return travel(() -> read(from));
  }

  private ReadResult read(LogletOffset from) {
    if (isGone()) {
      return new ReadResult.Unknown();
    }
    if (from.value() < state.trimMark) {
      return new ReadResult.Trimmed(new LogletOffset(state.trimMark));
    }
    List<Entry> found = new ArrayList<>();
    if (from.value() < state.entries.size()) {
      found.add(new Entry.Data(from, state.entries.get((int) from.value())));
    }
    return new ReadResult.Entries(found, from.next());
  }

  @Override
  public Future<LogletOffset> prefixTrim(LogletOffset before) {
    return travel(() -> {
      int mark = (int) Math.min(before.value(), state.entries.size());
      state.trimMark = defect == Defect.TRIM_GOES_BACK ? mark : Math.max(state.trimMark, mark);
      return new LogletOffset(state.trimMark);
    });
  }

  @Override
  public Future<Done> seal() {
    return travel(() -> {
      sealedHere = true;
      state.sealed = true;
      return Done.DONE;
    });
  }

  @Override
  public Future<LogletOffset> awaitTail(LogletOffset beyond, Duration atMost) {
    return Pause.of(environment, atMost).map(over -> new LogletOffset(state.entries.size()));
  }

  @Override
  public Future<Done> close() {
    inFlight.close();
    return environment.done();
  }
}

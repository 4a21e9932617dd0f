package dev.rhenea.contract;

import dev.rhenea.contract.ToyLoglets.Defect;
import dev.rhenea.contract.ToyLoglets.State;
import dev.rhenea.environment.Diagnosis;
import dev.rhenea.environment.Done;
import dev.rhenea.environment.Environment;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.Loop;
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
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ForkJoinPool;
import java.util.function.Supplier;

/** A handle on a toy: some time to get there, the effect, some time to come back. */
final class ToyLoglet implements Loglet {
  private static final Duration JOURNEY = Duration.ofNanos(300_000);

  /**
   * A salt only says where in its table a set begins, and the numbers 0 to n would fill one half of
   * it: every JVM that begins in the other half would begin with the same. These are spread over
   * the whole table, and are so many that two JVMs agree once in tens of thousands of runs.
   */
  private static final Set<Long> MANY =
      Set.of(new SplittableRandom(1).longs(100_000).distinct().boxed().toArray(Long[]::new));

  private final Environment environment;
  private final State state;
  private final LogletTraits traits;
  private final Defect defect;
  private final InFlight inFlight;
  private final boolean forgets;
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
    this.forgets = ++state.handles > 10 && defect == Defect.FORGETS_THE_ELEVENTH_HANDLE;
  }

  private boolean isGone() {
    boolean hidden = state.unfinished && defect != Defect.COPY_IS_SEEN_EARLY;
    return !state.exists || state.destroyed || hidden;
  }

  private boolean isSealed() {
    return defect == Defect.SEAL_STAYS_IN_THE_HANDLE ? sealedHere : state.sealed;
  }

  private <T> Future<T> travel(Supplier<T> effect) {
    return Pause.of(environment, journey())
        .map(there -> effect.get())
        .compose(result -> Pause.within(environment, JOURNEY).map(back -> result));
  }

  /** How long a message takes, from what no handler may ask. */
  private Duration journey() {
    return switch (defect) {
      case READS_THE_CLOCK -> nanos(System.nanoTime());
      case DRAWS_AT_RANDOM -> nanos(new SplittableRandom().nextLong());
      case ORDERS_BY_IDENTITY -> nanos(System.identityHashCode(new Object()));
      case ORDERS_BY_SALTED_HASH -> nanos(MANY.iterator().next());
      default -> nanos(environment.random().nextLong());
    };
  }

  private static Duration nanos(long any) {
    return Duration.ofNanos(Math.floorMod(any, JOURNEY.toNanos()));
  }

  /** What a handler may not do at all. */
  private void leaveTheLoop() {
    if (defect == Defect.STARTS_A_THREAD) {
      Thread.ofVirtual().start(() -> {});
    }
    if (defect == Defect.WORKS_ON_ANOTHER_THREAD) {
      ForkJoinPool.commonPool().submit(environment::timers).join();
    }
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
    leaveTheLoop();
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
    if (forgets || (defect == Defect.ACKNOWLEDGES_AND_FORGETS && offset.value() % 7 == 3)) {
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
    return travel(() -> read(from, to));
  }

  private ReadResult read(LogletOffset from, LogletOffset to) {
    if (isGone()) {
      return new ReadResult.Unknown();
    }
    if (from.value() < state.trimMark) {
      return new ReadResult.Trimmed(new LogletOffset(state.trimMark));
    }
    LogletOffset end = defect == Defect.READS_TOO_MUCH ? to : from.next();
    List<Entry> found = new ArrayList<>();
    for (LogletOffset at = from; at.compareTo(end) < 0; at = at.next()) {
      if (at.value() < state.entries.size()) {
        Payload entry = state.entries.get((int) at.value());
        found.add(
            entry.equals(ToyImporter.FILLER) ? new Entry.Filler(at) : new Entry.Data(at, entry));
      }
    }
    return new ReadResult.Entries(found, end);
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
    long end = environment.timers().now() + atMost.toNanos();
    return Loop.run(environment, Done.DONE, again -> look(beyond, end));
  }

  private Future<Loop.Step<Done, LogletOffset>> look(LogletOffset beyond, long end) {
    LogletOffset tail = new LogletOffset(state.entries.size());
    long left = end - environment.timers().now();
    boolean news = tail.compareTo(beyond) > 0 || state.sealed;
    if (left <= 0 || (news && defect != Defect.FOLLOWERS_SLEEP)) {
      return environment.completed(new Loop.Step.Done<>(tail));
    }
    return Pause.of(environment, Duration.ofNanos(Math.min(left, JOURNEY.toNanos())))
        .map(over -> new Loop.Step.Again<>(Done.DONE));
  }

  @Override
  public Future<Done> close() {
    inFlight.close();
    return environment.done();
  }
}

package dev.rhenea.virtuallog;

import dev.rhenea.environment.Diagnosis;
import dev.rhenea.environment.Environment;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.Loop;
import dev.rhenea.environment.Loop.Step;
import dev.rhenea.environment.Trace;
import dev.rhenea.loglet.LogletId;
import dev.rhenea.loglet.LogletOffset;
import dev.rhenea.loglet.Tail;
import dev.rhenea.register.Version;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Replaces the active segment's Loglet (Delos, section 3: reconfigExtend). One object drives one
 * intent once; any number of nodes may drive the same intent at the same time, each with a
 * candidate of its own, and all end with the same result.
 *
 * <table>
 *   <caption>Transitions</caption>
 *   <tr><th>state</th><th>does</th><th>then</th></tr>
 *   <tr><td>Recording</td><td>writes the intent, if none is pending (V5)</td><td>recorded:
 *       Creating; another came first: end</td></tr>
 *   <tr><td>Creating</td><td>creates the candidate on its nodes</td><td>created: Sealing;
 *       impossible: Failing</td></tr>
 *   <tr><td>Sealing</td><td>seals the Loglet to be replaced</td><td>sealed: Measuring; no quorum:
 *       again</td></tr>
 *   <tr><td>Measuring</td><td>asks for the sealed tail, which becomes the stop</td><td>Installing;
 *       no quorum: again</td></tr>
 *   <tr><td>Installing</td><td>writes chain and outcome in one conditional write; on conflict or
 *       doubt reads back and writes again (V6)</td><td>Leaving</td></tr>
 *   <tr><td>Failing</td><td>records that the intent failed, and why</td><td>Leaving</td></tr>
 *   <tr><td>Leaving</td><td>destroys the candidate, if it certainly is in no chain (V7)</td><td>
 *       end</td></tr>
 * </table>
 *
 * Before each state the chain is looked at: once somebody else settled the intent, only Leaving is
 * left to do. What cannot go on before the deadline ends as {@code Unfinished}; the intent stays,
 * and is driven by whoever finds it overdue (V4).
 */
public final class Reconfiguration {
  /** The intent is in the MetaStore: from now on it cannot be lost. */
  public record IntentWritten(Intent intent, Version version) implements Trace {}

  /** The candidate is durable on its seal quorum. */
  public record Created(IntentId intent, LogletId candidate) implements Trace {}

  /** The replaced Loglet is sealed; there is no way back. */
  public record Sealed(IntentId intent, SegmentId segment) implements Trace {}

  /** Where the replaced segment will stop, if this node's install wins. */
  public record TailKnown(IntentId intent, SegmentId segment, Lsn stop) implements Trace {}

  /** This node's candidate is the new active segment's Loglet. */
  public record Installed(IntentId intent, SegmentId segment, LogletId loglet, Version version)
      implements Trace {}

  /** The intent was given up. */
  public record Failed(IntentId intent, String reason) implements Trace {}

  /** See the table above. */
  private sealed interface State {
    record Recording() implements State {}

    record Creating() implements State {}

    record Sealing(Candidate candidate) implements State {}

    record Measuring(Candidate candidate) implements State {}

    record Installing(Candidate candidate, LogletOffset tail) implements State {}

    record Failing(Candidate candidate, String reason) implements State {}

    record Leaving(Candidate candidate, Diagnosis doubt) implements State {}
  }

  private static final Diagnosis FORGOTTEN =
      Diagnosis.of("so many reconfigurations followed that the outcome is not remembered");

  private final LogContext context;
  private final MetaStore metaStore;
  private final CachedChain chain;
  private final Providers providers;
  private final Intent intent;
  private final Pace.Deadline deadline;
  private boolean recorded;
  private boolean ours = true;

  Reconfiguration(
      LogContext context,
      MetaStore metaStore,
      CachedChain chain,
      Providers providers,
      Intent intent) {
    this.context = context;
    this.metaStore = metaStore;
    this.chain = chain;
    this.providers = providers;
    this.intent = intent;
    this.deadline = context.pace().deadline(context.timing().reconfiguration());
  }

  /** Records the intent and drives it. */
  Future<ReconfigResult> begin() {
    return run(new State.Recording());
  }

  /** Drives the intent, which is pending in this handle's copy of the chain. */
  Future<ReconfigResult> drive() {
    recorded = true;
    ours = false;
    return run(new State.Creating());
  }

  private Future<ReconfigResult> run(State first) {
    Environment environment = context.environment();
    return Loop.run(environment, first, this::round)
        .recover(why -> environment.completed(new ReconfigResult.Unfinished(why.diagnosis())));
  }

  private Future<Step<State, ReconfigResult>> round(State state) {
    return switch (state) {
      case State.Recording() -> record();
      case State.Creating() -> create();
      case State.Sealing(Candidate candidate) when !isSettled() -> seal(candidate);
      case State.Measuring(Candidate candidate) when !isSettled() -> measure(candidate);
      case State.Sealing(Candidate candidate) -> leave(candidate);
      case State.Measuring(Candidate candidate) -> leave(candidate);
      case State.Installing(Candidate candidate, LogletOffset tail) -> install(candidate, tail);
      case State.Failing(Candidate candidate, String reason) -> fail(candidate, reason);
      case State.Leaving(Candidate candidate, Diagnosis doubt) -> end(candidate, doubt);
    };
  }

  private Future<Step<State, ReconfigResult>> record() {
    return metaStore
        .edit(current -> current.accept(intent), deadline.left())
        .map(written -> {
          recorded = written.record().isPending(intent);
          chain.adopt(written);
          if (!recorded) {
            return new Step.Done<>(result(written.record(), FORGOTTEN));
          }
          context.trace(new IntentWritten(intent, written.version()));
          return new Step.Again<>(new State.Creating());
        });
  }

  private Future<Step<State, ReconfigResult>> create() {
    Candidate drawn = new Candidate(context.newLoglet(), intent.target());
    return make(drawn)
        .compose(created -> {
          context.trace(new Created(intent.id(), created.loglet()));
          return go(new State.Sealing(created));
        })
        .recover(why -> go(new State.Failing(drawn, why.diagnosis().toString())));
  }

  private Future<Candidate> make(Candidate drawn) {
    return ours ? providers.create(drawn) : providers.createForPending(drawn);
  }

  private Future<Step<State, ReconfigResult>> seal(Candidate candidate) {
    ActiveSegment replaced = chain.active();
    return replaced
        .loglet()
        .seal()
        .compose(done -> {
          context.trace(new Sealed(intent.id(), replaced.segment().id()));
          return go(new State.Measuring(candidate));
        })
        .recover(why -> retry(new State.Sealing(candidate), candidate, why.diagnosis()));
  }

  private Future<Step<State, ReconfigResult>> measure(Candidate candidate) {
    ActiveSegment replaced = chain.active();
    return replaced
        .loglet()
        .checkTail()
        .compose(tail -> {
          if (tail instanceof Tail.Open) {
            throw new IllegalStateException("O4: open after its seal: " + replaced.segment());
          }
          Lsn stop = replaced.segment().toLsn(tail.offset());
          context.trace(new TailKnown(intent.id(), replaced.segment().id(), stop));
          return go(new State.Installing(candidate, tail.offset()));
        })
        .recover(why -> retry(new State.Measuring(candidate), candidate, why.diagnosis()));
  }

  /** V6: as long as the same segment is active the tail stays valid, whatever else was written. */
  private Future<Step<State, ReconfigResult>> install(Candidate candidate, LogletOffset tail) {
    return settle(
        candidate,
        current -> current.install(intent, tail, candidate.loglet(), candidate.created()));
  }

  private Future<Step<State, ReconfigResult>> fail(Candidate candidate, String reason) {
    return settle(candidate, current -> current.fail(intent, reason));
  }

  /** Written is its own read-back, because a version has one value; anything else is read back. */
  private Future<Step<State, ReconfigResult>> settle(
      Candidate candidate, UnaryOperator<ChainRecord> ending) {
    return metaStore
        .edit(
            current -> Optional.of(current).filter(each -> each.isPending(intent)).map(ending),
            deadline.left())
        .compose(written -> {
          traceOutcome(candidate, written);
          chain.adopt(written);
          return leave(candidate);
        });
  }

  private Future<Step<State, ReconfigResult>> end(Candidate candidate, Diagnosis doubt) {
    if (!chain.chain().loglets().contains(candidate.loglet())) { // V7: a version after all writes
      providers.discard(candidate);
    }
    return context.environment().completed(new Step.Done<>(result(chain.stored().record(), doubt)));
  }

  private ReconfigResult result(ChainRecord now, Diagnosis doubt) {
    return switch (now.outcome(intent.id()).orElse(null)) {
      case Outcome.Done(SegmentId segment) -> new ReconfigResult.Installed(segment);
      case Outcome.Failed(String reason) -> new ReconfigResult.Failed(reason);
      case null ->
          recorded
              ? new ReconfigResult.Unfinished(doubt)
              : new ReconfigResult.Superseded(now.chain().active(), now.pending());
    };
  }

  /** Somebody else brought the intent to its end. */
  private boolean isSettled() {
    return !chain.stored().record().isPending(intent);
  }

  private void traceOutcome(Candidate candidate, Stored written) {
    Segment last = written.chain().active();
    if (last.loglet().equals(candidate.loglet())) {
      context.trace(new Installed(intent.id(), last.id(), last.loglet(), written.version()));
    } else if (written.record().outcome(intent.id()).orElse(null)
        instanceof Outcome.Failed(String reason)) {
      context.trace(new Failed(intent.id(), reason));
    }
  }

  private Future<Step<State, ReconfigResult>> retry(
      State state, Candidate candidate, Diagnosis why) {
    return deadline.passed()
        ? go(new State.Leaving(candidate, why))
        : context.pace().pause(context.timing().retry()).compose(waited -> go(state));
  }

  private Future<Step<State, ReconfigResult>> leave(Candidate candidate) {
    return go(new State.Leaving(candidate, FORGOTTEN));
  }

  private Future<Step<State, ReconfigResult>> go(State next) {
    return context.environment().completed(new Step.Again<>(next));
  }
}

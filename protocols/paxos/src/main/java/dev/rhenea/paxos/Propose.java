package dev.rhenea.paxos;

import dev.rhenea.environment.Future;
import dev.rhenea.environment.Loop;
import dev.rhenea.paxos.PaxosMessage.Accept;
import dev.rhenea.paxos.PaxosMessage.Prepare;
import java.util.Optional;

/**
 * Decides the slot after a version: with a value of one's own, or, for a reader, with whatever may
 * have been chosen there already.
 *
 * <pre>
 *   Preparing --majority promised, there is a value--> Accepting --majority accepted--> Decided
 *       |  ^                                              |
 *       |  '------ pause, higher ballot &lt;-- outbid, silence'
 *       |--majority promised, there is no value--> Undecided
 *       '--somebody knows a newer version--------> Decided          (from Accepting as well)
 * </pre>
 */
final class Propose {
  private final Call call;
  private final Chosen version;
  private final Optional<Envelope> own;
  private boolean offered;

  /** How far the procedure came. */
  private sealed interface State {
    record Preparing(int attempt, Ballot above) implements State {}

    record Accepting(int attempt, Vote vote) implements State {}
  }

  /** How it ended. */
  sealed interface Outcome {
    /** {@code newest} is the version decided, or a later one. */
    record Decided(Chosen newest) implements Outcome {}

    /**
     * Nothing was chosen in the slot when the majority promised. Only without a value of one's own.
     */
    record Undecided() implements Outcome {}
  }

  /**
   * A proposal that has not begun.
   *
   * @param version the version before the slot to be decided
   * @param own what to propose if the choice is free
   */
  Propose(Call call, Chosen version, Optional<Envelope> own) {
    this.call = call;
    this.version = version;
    this.own = own;
  }

  /** Runs until the slot is decided, or found undecided, or the call is over. */
  Future<Outcome> run() {
    return Loop.run(call.environment(), new State.Preparing(0, Ballot.NONE), this::step);
  }

  /** Whether any acceptor was asked to accept one's own value: it may be chosen then. */
  boolean offered() {
    return offered;
  }

  private Future<Loop.Step<State, Outcome>> step(State state) {
    return switch (state) {
      case State.Preparing(int attempt, Ballot above) ->
          prepare(attempt, call.proposer().ballotAbove(above));
      case State.Accepting(int attempt, Vote vote) -> accept(attempt, vote);
    };
  }

  private Future<Loop.Step<State, Outcome>> prepare(int attempt, Ballot ballot) {
    call.environment().trace(new PaxosTrace.Prepare(version.slot(), ballot));
    return call.ask(
            version.members().asked(storage -> new Prepare(storage, version, ballot)),
            PrepareDecision::of)
        .compose(decision ->
            switch (decision.orElse(new PrepareDecision.Outbid(ballot))) {
              case PrepareDecision.Granted(var bound) -> granted(attempt, ballot, bound);
              case PrepareDecision.Decided(Chosen newest) -> decided(newest);
              case PrepareDecision.Outbid(Ballot higher) -> standBack(attempt, higher);
            });
  }

  private Future<Loop.Step<State, Outcome>> granted(
      int attempt, Ballot ballot, Optional<Envelope> bound) {
    Optional<Envelope> value = bound.or(() -> own);
    offered = offered || (value.isPresent() && value.equals(own));
    return call.environment()
        .completed(
            value
                .<Loop.Step<State, Outcome>>map(
                    v -> new Loop.Step.Again<>(new State.Accepting(attempt, new Vote(ballot, v))))
                .orElse(new Loop.Step.Done<>(new Outcome.Undecided())));
  }

  private Future<Loop.Step<State, Outcome>> accept(int attempt, Vote vote) {
    call.environment()
        .trace(new PaxosTrace.Propose(version.slot(), vote.ballot(), vote.envelope().writeId()));
    return call.ask(
            version.members().asked(storage -> new Accept(storage, version, vote)),
            AcceptDecision::of)
        .compose(decision ->
            switch (decision.orElse(new AcceptDecision.Outbid(vote.ballot()))) {
              case AcceptDecision.Won() -> won(version.followedBy(vote.envelope()));
              case AcceptDecision.Decided(Chosen newest) -> decided(newest);
              case AcceptDecision.Outbid(Ballot higher) -> standBack(attempt, higher);
            });
  }

  private Future<Loop.Step<State, Outcome>> won(Chosen chosen) {
    call.proposer().announce(version.members(), chosen);
    return decided(chosen);
  }

  private Future<Loop.Step<State, Outcome>> decided(Chosen newest) {
    call.proposer().learn(newest);
    return call.environment().completed(new Loop.Step.Done<>(new Outcome.Decided(newest)));
  }

  private Future<Loop.Step<State, Outcome>> standBack(int attempt, Ballot higher) {
    call.environment().trace(new PaxosTrace.StandBack(version.slot(), higher));
    return call.pause(attempt)
        .map(done -> new Loop.Step.Again<>(new State.Preparing(attempt + 1, higher)));
  }
}

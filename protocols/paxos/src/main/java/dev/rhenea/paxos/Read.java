package dev.rhenea.paxos;

import dev.rhenea.environment.Future;
import dev.rhenea.environment.Loop;
import dev.rhenea.environment.NodeId;
import dev.rhenea.paxos.PaxosMessage.Inspect;
import dev.rhenea.paxos.PaxosMessage.Reply;
import dev.rhenea.quorum.Tally;
import java.util.List;
import java.util.Optional;

/**
 * Finds the current version: the newest one known, if a majority of the acceptors of the slot after
 * it accepted nothing there (rule P1).
 *
 * <pre>
 *   Finding ----somebody knows a version, or a newer one--> Inspecting --majority holds nothing--> done
 *   Inspecting --no majority answers--> pause, Finding
 *   Inspecting --a newer version is known, or visibly chosen--> Inspecting, the newer one
 *   Inspecting --a value is pending--> pause, Inspecting --the same is still pending--> Completing
 *   Completing --decided--> Inspecting, the newer one
 *   Completing --undecided--> done
 * </pre>
 *
 * Whoever slept while the register was moved more than once may know acceptors of which none is
 * left: so who has no answer asks around again. The pause leaves a proposer that is alive the time
 * to finish: completing its slot at once would outbid it.
 */
final class Read {
  private final Call call;
  private final List<NodeId> seeds;

  /** How far the procedure came. */
  private sealed interface State {
    int attempt();

    record Finding(int attempt) implements State {}

    record Inspecting(int attempt, Chosen version, Optional<Ballot> seen) implements State {}

    record Completing(int attempt, Chosen version) implements State {}
  }

  /**
   * A read that has not begun.
   *
   * @param seeds nodes to ask for a version, as long as none is known, or a newer one: whatever
   *     their data folders are by now, what was chosen stays chosen
   */
  Read(Call call, List<NodeId> seeds) {
    this.call = call;
    this.seeds = seeds;
  }

  /** Runs until the current version is found, or the call is over. */
  Future<Chosen> run() {
    State start =
        call.proposer().newest().<State>map(v -> inspecting(0, v)).orElse(new State.Finding(0));
    return Loop.run(call.environment(), start, this::step);
  }

  private Future<Loop.Step<State, Chosen>> step(State state) {
    return switch (state) {
      case State.Finding(int attempt) -> find(attempt);
      case State.Inspecting inspecting -> inspect(inspecting);
      case State.Completing(int attempt, Chosen version) -> complete(attempt, version);
    };
  }

  private Future<Loop.Step<State, Chosen>> find(int attempt) {
    Optional<Chosen> known = call.proposer().newest();
    return call.askAside(Members.identifying(seeds), tally -> newer(known, tally))
        .compose(found ->
            found
                .map(version -> goOn(inspecting(attempt, call.proposer().learn(version))))
                .orElseGet(() ->
                    later(
                        known
                            .<State>map(version -> inspecting(attempt + 1, version))
                            .orElse(new State.Finding(attempt + 1)))));
  }

  private static Optional<Chosen> newer(Optional<Chosen> known, Tally<Reply> tally) {
    return Creation.existing(tally)
        .filter(found -> known.filter(v -> v.version().compareTo(found.version()) >= 0).isEmpty());
  }

  private Future<Loop.Step<State, Chosen>> inspect(State.Inspecting state) {
    Chosen version = state.version();
    return call.ask(
            version.members().asked(storage -> new Inspect(storage, version.version())),
            tally -> InspectDecision.of(version, tally))
        .compose(decision ->
            decision
                .map(decided -> conclude(state, decided))
                .orElseGet(() -> later(new State.Finding(state.attempt() + 1))));
  }

  private Future<Loop.Step<State, Chosen>> conclude(
      State.Inspecting state, InspectDecision decision) {
    int attempt = state.attempt();
    return switch (decision) {
      case InspectDecision.Current() -> done(state.version());
      case InspectDecision.Newer(Chosen chosen) ->
          goOn(inspecting(attempt, call.proposer().learn(chosen)));
      case InspectDecision.Pending(Ballot b) when state.seen().equals(Optional.of(b)) ->
          goOn(new State.Completing(attempt, state.version()));
      case InspectDecision.Pending(Ballot b) ->
          later(new State.Inspecting(attempt + 1, state.version(), Optional.of(b)));
    };
  }

  private Future<Loop.Step<State, Chosen>> complete(int attempt, Chosen version) {
    return new Propose(call, version, Optional.empty())
        .run()
        .compose(outcome ->
            switch (outcome) {
              case Propose.Outcome.Decided(Chosen newest) -> goOn(inspecting(attempt, newest));
              case Propose.Outcome.Undecided() -> done(version);
            });
  }

  private static State inspecting(int attempt, Chosen version) {
    return new State.Inspecting(attempt, version, Optional.empty());
  }

  private Future<Loop.Step<State, Chosen>> later(State state) {
    return call.pause(state.attempt()).map(done -> new Loop.Step.Again<>(state));
  }

  private Future<Loop.Step<State, Chosen>> goOn(State state) {
    return call.environment().completed(new Loop.Step.Again<>(state));
  }

  private Future<Loop.Step<State, Chosen>> done(Chosen version) {
    return call.environment().completed(new Loop.Step.Done<>(version));
  }
}

package dev.rhenea.paxos;

import dev.rhenea.environment.Future;
import dev.rhenea.environment.Loop;
import dev.rhenea.environment.NodeId;
import dev.rhenea.paxos.Members.Member;
import dev.rhenea.paxos.PaxosMessage.Create;
import dev.rhenea.paxos.PaxosMessage.Knows;
import dev.rhenea.paxos.PaxosMessage.Reply;
import dev.rhenea.quorum.Tally;
import java.util.List;
import java.util.Optional;

/**
 * Hands the register over to other acceptors (rule P4): writes the current bytes once more, in an
 * envelope that names the new members.
 *
 * <pre>
 *   Reading  --the current version has the wanted members--> done
 *   Reading  --it has others--> Binding
 *   Binding  --every wanted node named its data folder, or keeps the one it had--> Joining
 *   Joining  --every acceptor that is no member yet was created (N14)--> Writing
 *   Writing  --written, or another write was faster--> Reading
 *   Binding, Joining --a newcomer did not answer--> pause, Reading
 * </pre>
 */
final class ChangeMembers {
  private final Call call;
  private final List<NodeId> seeds;
  private final List<NodeId> nodes;

  /** How far the procedure came. */
  private sealed interface State {
    int attempt();

    record Reading(int attempt) implements State {}

    record Binding(int attempt, Chosen version) implements State {}

    record Joining(int attempt, Chosen version, Members wanted) implements State {}

    record Writing(int attempt, Chosen version, Members wanted) implements State {}
  }

  /** A change that has not begun. */
  ChangeMembers(Call call, List<NodeId> seeds, List<NodeId> nodes) {
    this.call = call;
    this.seeds = seeds;
    this.nodes = List.copyOf(nodes);
  }

  /** Runs until {@code nodes} are the acceptors of the open slot, or the call is over. */
  Future<Members> run() {
    return Loop.run(call.environment(), new State.Reading(0), this::step);
  }

  private Future<Loop.Step<State, Members>> step(State state) {
    return switch (state) {
      case State.Reading(int attempt) ->
          new Read(call, seeds)
              .run()
              .map(v -> new Loop.Step.Again<>(new State.Binding(attempt, v)));
      case State.Binding binding ->
          call.poll(Members.identifying(nodes)).compose(tally -> bind(binding, tally));
      case State.Joining joining -> join(joining);
      case State.Writing(int attempt, Chosen version, Members wanted) ->
          new Write(call, seeds, version.version())
              .run(version.envelope().bytes(), Optional.of(wanted))
              .map(written -> new Loop.Step.Again<>(new State.Reading(attempt + 1)));
    };
  }

  private Future<Loop.Step<State, Members>> bind(State.Binding state, Tally<Reply> tally) {
    Members current = state.version().members();
    Optional<Members> wanted = bound(nodes, current, tally);
    if (wanted.isEmpty()) {
      return later(state);
    }
    return call.environment()
        .completed(
            wanted.get().equals(current)
                ? new Loop.Step.Done<>(current)
                : new Loop.Step.Again<>(
                    new State.Joining(state.attempt(), state.version(), wanted.get())));
  }

  private Future<Loop.Step<State, Members>> join(State.Joining state) {
    Members newcomers = state.wanted().without(state.version().members());
    State next = new State.Writing(state.attempt(), state.version(), state.wanted());
    if (newcomers.list().isEmpty()) {
      return call.environment().completed(new Loop.Step.Again<>(next));
    }
    return call.poll(newcomers.asked(storage -> new Create(storage, state.version())))
        .compose(tally ->
            tally.having(reply -> reply instanceof Knows).containsAll(newcomers.nodes())
                ? call.environment().completed(new Loop.Step.Again<>(next))
                : later(state));
  }

  /**
   * The wanted members, each in the data folder it named, or, if it was silent, in the one it had;
   * none if there is a node of which neither is known.
   */
  static Optional<Members> bound(List<NodeId> nodes, Members current, Tally<Reply> tally) {
    List<Member> members =
        nodes.stream()
            .flatMap(node -> Members.identified(node, tally).or(() -> current.of(node)).stream())
            .toList();
    return members.size() == nodes.size() ? Optional.of(new Members(members)) : Optional.empty();
  }

  private Future<Loop.Step<State, Members>> later(State state) {
    return call.pause(state.attempt())
        .map(done -> new Loop.Step.Again<>(new State.Reading(state.attempt() + 1)));
  }
}

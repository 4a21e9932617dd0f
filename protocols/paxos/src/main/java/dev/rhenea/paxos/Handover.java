package dev.rhenea.paxos;

import dev.rhenea.environment.Future;
import dev.rhenea.environment.Loop;
import dev.rhenea.environment.NodeId;
import dev.rhenea.paxos.Members.Member;
import dev.rhenea.paxos.PaxosMessage.Create;
import dev.rhenea.paxos.PaxosMessage.Knows;
import dev.rhenea.paxos.PaxosMessage.Reply;
import dev.rhenea.quorum.Tally;
import dev.rhenea.register.WriteResult;
import java.util.List;
import java.util.Optional;

/**
 * Hands the register over to other acceptors after one version (rule P4): writes its bytes once
 * more, in an envelope that names the new members.
 *
 * <pre>
 *   Binding --every wanted node named its data folder, or keeps the one it had--> Joining
 *   Joining --every acceptor that is no member yet was created (N14)--> Writing --> written or not
 *   Binding, Joining --a newcomer did not answer--> pause, the same again
 * </pre>
 */
final class Handover {
  private final Call call;
  private final List<NodeId> seeds;
  private final List<NodeId> nodes;
  private final Chosen version;

  /**
   * A handover that has not begun.
   *
   * @param version after which it takes place, if nothing else does
   */
  Handover(Call call, List<NodeId> seeds, List<NodeId> nodes, Chosen version) {
    this.call = call;
    this.seeds = seeds;
    this.nodes = nodes;
    this.version = version;
  }

  /** The acceptors that the nodes are now. */
  Future<Members> bind() {
    return Loop.run(
        call.environment(),
        0,
        attempt ->
            call.poll(Members.identifying(nodes))
                .compose(tally ->
                    bound(nodes, version.members(), tally)
                        .map(this::<Integer, Members>done)
                        .orElseGet(() -> later(attempt))));
  }

  /** Makes those acceptors, as far as they are new, and then writes. */
  Future<WriteResult> to(Members wanted) {
    return join(wanted.without(version.members()))
        .compose(joined ->
            new Write(call, seeds, version.version())
                .run(version.envelope().bytes(), Optional.of(wanted)));
  }

  private Future<Members> join(Members newcomers) {
    if (newcomers.list().isEmpty()) {
      return call.environment().completed(newcomers);
    }
    return Loop.run(
        call.environment(),
        0,
        attempt ->
            call.poll(newcomers.asked(storage -> new Create(storage, version)))
                .compose(tally ->
                    tally.having(reply -> reply instanceof Knows).containsAll(newcomers.nodes())
                        ? done(newcomers)
                        : later(attempt)));
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

  private <S, R> Future<Loop.Step<S, R>> done(R result) {
    return call.environment().completed(new Loop.Step.Done<>(result));
  }

  private <R> Future<Loop.Step<Integer, R>> later(int attempt) {
    return call.pause(attempt).map(rested -> new Loop.Step.Again<>(attempt + 1));
  }
}

package dev.rhenea.paxos;

import dev.rhenea.environment.Future;
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
 *   Binding, Joining --a newcomer did not answer--> nothing was written
 * </pre>
 *
 * One attempt: whoever makes another one looks first what the current version is by then.
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

  /** The acceptors that the nodes are now; empty if one did not tell. */
  Future<Optional<Members>> bind() {
    return call.poll(Members.identifying(nodes))
        .map(tally -> bound(nodes, version.members(), tally));
  }

  /** Makes those acceptors, as far as they are new, and then writes; empty if one is not made. */
  Future<Optional<WriteResult>> to(Members wanted) {
    return join(wanted.without(version.members()))
        .compose(joined ->
            joined
                ? new Write(call, seeds, version.version())
                    .run(version.envelope().bytes(), Optional.of(wanted))
                    .map(Optional::of)
                : call.environment().completed(Optional.empty()));
  }

  private Future<Boolean> join(Members newcomers) {
    return newcomers.list().isEmpty()
        ? call.environment().completed(true)
        : call.poll(newcomers.asked(storage -> new Create(storage, version)))
            .map(tally ->
                tally.having(reply -> reply instanceof Knows).containsAll(newcomers.nodes()));
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
}

package dev.rhenea.paxos;

import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.StorageId;
import dev.rhenea.paxos.PaxosMessage.Identify;
import dev.rhenea.paxos.PaxosMessage.Identity;
import dev.rhenea.paxos.PaxosMessage.Reply;
import dev.rhenea.paxos.PaxosMessage.Request;
import dev.rhenea.payload.PayloadReader;
import dev.rhenea.payload.PayloadWriter;
import dev.rhenea.quorum.Tally;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Function;

/** The acceptors of one slot, each bound to the data folder in which it was created (rule P6). */
record Members(List<Member> list) {
  /** An acceptor is a node together with its data folder: in another folder it is another one. */
  record Member(NodeId node, StorageId storage) {}

  Members {
    list = List.copyOf(list);
  }

  /** The question for the data folder of each node. */
  static SequencedMap<NodeId, Request> identifying(List<NodeId> nodes) {
    SequencedMap<NodeId, Request> questions = new LinkedHashMap<>();
    nodes.forEach(node -> questions.put(node, new Identify()));
    return questions;
  }

  /** The acceptor on {@code node}, if it named its data folder. */
  static Optional<Member> identified(NodeId node, Tally<Reply> tally) {
    return tally
        .of(node)
        .flatMap(reply ->
            reply instanceof Identity(StorageId storage, var newest)
                ? Optional.of(new Member(node, storage))
                : Optional.empty());
  }

  List<NodeId> nodes() {
    return list.stream().map(Member::node).toList();
  }

  Optional<Member> of(NodeId node) {
    return list.stream().filter(member -> member.node().equals(node)).findFirst();
  }

  /** Those that are not among {@code others}. */
  Members without(Members others) {
    return new Members(list.stream().filter(member -> !others.list.contains(member)).toList());
  }

  /** A question to each acceptor, which names the data folder it is meant for. */
  SequencedMap<NodeId, Request> asked(Function<StorageId, Request> question) {
    SequencedMap<NodeId, Request> questions = new LinkedHashMap<>();
    list.forEach(member -> questions.put(member.node(), question.apply(member.storage())));
    return questions;
  }

  void write(PayloadWriter out) {
    out.list(list, (to, member) -> to.text(member.node().name()).number(member.storage().value()));
  }

  static Members read(PayloadReader in) {
    return new Members(
        in.list(from -> new Member(new NodeId(from.text()), new StorageId(from.number()))));
  }

  @Override
  public String toString() {
    return nodes().toString();
  }
}

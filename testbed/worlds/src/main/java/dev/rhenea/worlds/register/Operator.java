package dev.rhenea.worlds.register;

import dev.rhenea.environment.Done;
import dev.rhenea.environment.Environment;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.NodeId;
import dev.rhenea.paxos.PaxosRegister;
import dev.rhenea.spec.Arguments;
import dev.rhenea.spec.ProtocolSpec;
import dev.rhenea.spec.Value;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/**
 * Changes the acceptors, one change at a time, and knows when another of them may lose its disk: a
 * register survives the loss of a minority until its members were changed, and not a second one.
 */
final class Operator {
  private final NodeId node;
  private final PaxosRegister register;
  private ProtocolSpec members;
  private Optional<Value.Node> lost = Optional.empty();
  private Future<Done> running;
  private boolean settled = true;

  Operator(Environment environment, PaxosRegister register, ProtocolSpec created) {
    this.node = environment.node();
    this.register = register;
    this.members = created;
    this.running = environment.done();
  }

  /** Where the operator sits; that node lives. */
  NodeId node() {
    return node;
  }

  /** Starts a change, unless one is under way; ends with it. */
  Future<Done> change(List<NodeId> nodes) {
    if (!running.isDone()) {
      return running;
    }
    settled = false;
    running = register.changeMembers(new LinkedHashSet<>(nodes)).map(this::changed);
    return running;
  }

  /** Whether any node may lose its disk now. */
  boolean canLoseADisk() {
    return settled && acceptors(members).size() >= 3;
  }

  /** Whether a lost disk has not been replaced yet: then only a majority of the rest is left. */
  boolean misses() {
    return lost.isPresent();
  }

  /** The node's disk is gone. */
  void loses(NodeId node) {
    lost = acceptors(members).stream().filter(member -> member.id().equals(node)).findFirst();
    settled = lost.isEmpty();
  }

  private Done changed(ProtocolSpec now) {
    members = now;
    lost = lost.filter(acceptors(now)::contains);
    settled = lost.isEmpty();
    return Done.DONE;
  }

  private static List<Value.Node> acceptors(ProtocolSpec spec) {
    return new Arguments(spec).nodes("nodes");
  }
}

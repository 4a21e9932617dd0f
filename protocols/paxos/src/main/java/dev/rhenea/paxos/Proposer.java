package dev.rhenea.paxos;

import dev.rhenea.environment.Address;
import dev.rhenea.environment.Environment;
import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.RoleName;
import dev.rhenea.paxos.PaxosMessage.Learn;
import dev.rhenea.register.RegisterId;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * What the calls of one handle share: who proposes, and the newest version it has heard of.
 * Volatile on purpose: a handle opened again is another incarnation, so nothing it does can be
 * mistaken for what the one before it did.
 */
final class Proposer {
  static final RoleName ACCEPTOR = new RoleName("paxos", "Acceptor");

  private final Environment environment;
  private final RegisterId id;
  private final long incarnation;
  private long round;
  private long writes;
  private Optional<Chosen> newest = Optional.empty();

  Proposer(Environment environment, RegisterId id) {
    this.environment = environment;
    this.id = id;
    this.incarnation = environment.random().nextLong(); // P5
  }

  Environment environment() {
    return environment;
  }

  RegisterId id() {
    return id;
  }

  Address acceptor(NodeId node) {
    return new Address(node, id.unit(), ACCEPTOR);
  }

  /** A ballot above {@code other} that nobody ever used. */
  Ballot ballotAbove(Ballot other) {
    round = Math.max(round, other.round()) + 1; // P5
    return new Ballot(round, incarnation);
  }

  /** The id of a write that nobody else can claim. */
  WriteId nextWrite() {
    return new WriteId(incarnation, ++writes); // P3
  }

  /** The newest version heard of so far. */
  Optional<Chosen> newest() {
    return newest;
  }

  /** Remembers {@code chosen} if it is newer; returns the newest. */
  Chosen learn(Chosen chosen) {
    Chosen later = newest.map(known -> known.merge(chosen)).orElse(chosen);
    if (!newest.equals(Optional.of(later))) {
      environment.trace(new PaxosTrace.Choice(later.version(), later.envelope().writeId()));
    }
    newest = Optional.of(later);
    return later;
  }

  /** Tells the acceptors of the slot just decided and of the next one, so that they forward. */
  void announce(Members voters, Chosen chosen) {
    SequencedMap<NodeId, Learn> messages = new TreeMap<>();
    for (Members members : List.of(voters, chosen.members())) {
      members.list().forEach(m -> messages.put(m.node(), new Learn(m.storage(), chosen)));
    }
    messages.forEach(
        (node, learn) -> environment.network().send(acceptor(node), PaxosCodec.encode(learn)));
  }
}

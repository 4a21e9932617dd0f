package dev.rhenea.paxos;

import dev.rhenea.environment.Future;
import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.Role;
import dev.rhenea.environment.Unavailable;
import dev.rhenea.payload.Payload;
import dev.rhenea.provider.Catalogue;
import dev.rhenea.provider.Host;
import dev.rhenea.provider.RegisterProvider;
import dev.rhenea.register.RegisterId;
import dev.rhenea.spec.Parameter;
import dev.rhenea.spec.ProtocolSpec;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;

/** Makes registers decided by Paxos: {@code paxos(n1, n2, n3)}. */
public final class PaxosProvider implements RegisterProvider {
  @Override
  public int apiVersion() {
    return API_VERSION;
  }

  @Override
  public String name() {
    return Proposer.ACCEPTOR.protocol();
  }

  @Override
  public String summary() {
    return "Decides each version of the value by Paxos; survives the loss of any minority of its nodes.";
  }

  @Override
  public String source() {
    return "Balakrishnan et al., Virtual Consensus in Delos, OSDI 2020, section 3;"
        + " Lamport, Paxos Made Simple, 2001";
  }

  @Override
  public List<Parameter> parameters() {
    return PaxosSpec.PARAMETERS;
  }

  @Override
  public void validate(ProtocolSpec spec, Catalogue catalogue) {
    PaxosSpec.nodes(spec);
  }

  @Override
  public Role openRole(Host host, String role) {
    if (!role.equals(Proposer.ACCEPTOR.role())) {
      throw new IllegalArgumentException("paxos has no role " + role);
    }
    return new Acceptor(host.environment());
  }

  @Override
  public Optional<String> describe(String role, Payload message) {
    return Optional.of(PaxosCodec.name(message));
  }

  /**
   * {@inheritDoc}
   *
   * <p>The first time it needs every node, see {@link Creation}; once a value was written, any one
   * of them.
   */
  @Override
  public Future<ProtocolSpec> create(
      Host host, RegisterId id, ProtocolSpec spec, Duration deadline) {
    return create(host, id, spec, new LinkedHashSet<>(), deadline);
  }

  @Override
  public Future<ProtocolSpec> create(
      Host host, RegisterId id, ProtocolSpec spec, SequencedSet<NodeId> later, Duration deadline) {
    List<NodeId> nodes = PaxosSpec.nodes(spec);
    Proposer proposer = new Proposer(host.environment(), id);
    return new Calls(proposer, deadline)
        .start(
            "creation",
            call ->
                new Creation(call, nodes, later).run().map(v -> PaxosSpec.bound(spec, v.members())),
            (result, why) -> result.fail(new Unavailable(why)));
  }

  @Override
  public Optional<ProtocolSpec> on(ProtocolSpec spec, SequencedSet<NodeId> nodes) {
    return Optional.of(spec.withNodes(PaxosSpec.NODES, List.copyOf(nodes)));
  }

  @Override
  public PaxosRegister open(Host host, RegisterId id, ProtocolSpec created, Duration deadline) {
    return open(host, id, created, new LinkedHashSet<>(), deadline);
  }

  @Override
  public PaxosRegister open(
      Host host,
      RegisterId id,
      ProtocolSpec created,
      SequencedSet<NodeId> later,
      Duration deadline) {
    return new PaxosRegister(host.environment(), id, created, later, deadline);
  }
}

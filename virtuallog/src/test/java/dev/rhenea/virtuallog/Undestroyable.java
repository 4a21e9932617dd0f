package dev.rhenea.virtuallog;

import dev.rhenea.environment.Done;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.Role;
import dev.rhenea.loglet.HandleLimits;
import dev.rhenea.loglet.Loglet;
import dev.rhenea.loglet.LogletId;
import dev.rhenea.loglet.LogletTraits;
import dev.rhenea.memory.MemoryLogletProvider;
import dev.rhenea.provider.Catalogue;
import dev.rhenea.provider.Host;
import dev.rhenea.provider.LogletProvider;
import dev.rhenea.spec.Parameter;
import dev.rhenea.spec.ProtocolSpec;
import dev.rhenea.spec.Value;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;

/** Memory Loglets whose destruction is never answered, as if it hung in a file system. */
final class Undestroyable implements LogletProvider {
  private final MemoryLogletProvider memory = new MemoryLogletProvider();

  static ProtocolSpec on(NodeId node) {
    return ProtocolSpec.of("undestroyable").with("node", new Value.Node(node));
  }

  @Override
  public Future<Done> destroy(Host host, LogletId id, ProtocolSpec created, HandleLimits limits) {
    return host.environment().promise();
  }

  @Override
  public String name() {
    return "undestroyable";
  }

  @Override
  public String summary() {
    return "for tests";
  }

  @Override
  public String source() {
    return "none";
  }

  @Override
  public int apiVersion() {
    return API_VERSION;
  }

  @Override
  public List<Parameter> parameters() {
    return memory.parameters();
  }

  @Override
  public void validate(ProtocolSpec spec, Catalogue catalogue) {
    memory.validate(spec, catalogue);
  }

  @Override
  public LogletTraits traits(ProtocolSpec spec, Catalogue catalogue) {
    return memory.traits(spec, catalogue);
  }

  @Override
  public Role openRole(Host host, String role) {
    throw new IllegalArgumentException("its servers are those of memory");
  }

  @Override
  public Future<ProtocolSpec> create(
      Host host, LogletId id, ProtocolSpec spec, HandleLimits limits) {
    return memory.create(host, id, spec, limits);
  }

  @Override
  public Loglet open(Host host, LogletId id, ProtocolSpec created, HandleLimits limits) {
    return memory.open(host, id, created, limits);
  }

  @Override
  public Optional<ProtocolSpec> propose(
      ProtocolSpec spec,
      Catalogue catalogue,
      SequencedSet<NodeId> failed,
      SequencedSet<NodeId> spares) {
    return memory.propose(spec, catalogue, failed, spares);
  }
}

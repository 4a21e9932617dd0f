package dev.rhenea.zookeeper;

import dev.rhenea.environment.Future;
import dev.rhenea.environment.Role;
import dev.rhenea.provider.Catalogue;
import dev.rhenea.provider.Host;
import dev.rhenea.provider.RegisterProvider;
import dev.rhenea.register.RegisterId;
import dev.rhenea.register.VersionedRegister;
import dev.rhenea.spec.Parameter;
import dev.rhenea.spec.ProtocolSpec;
import java.time.Duration;
import java.util.List;

/** Makes registers in a ZooKeeper ensemble: {@code zookeeper(n1, n2, n3)}. */
public final class ZooKeeperRegisterProvider implements RegisterProvider {
  private final Sessions sessions = new Sessions();

  @Override
  public int apiVersion() {
    return API_VERSION;
  }

  @Override
  public String name() {
    return ZooKeeperEngine.NAME;
  }

  @Override
  public String summary() {
    return "One versioned node of a ZooKeeper ensemble; survives the loss of a minority of its"
        + " servers.";
  }

  @Override
  public String source() {
    return "Delos, OSDI 2020, section 3 (the MetaStore); Apache ZooKeeper 3.9, Programmer's Guide";
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(Ensemble.NODES);
  }

  @Override
  public void validate(ProtocolSpec spec, Catalogue catalogue) {
    Ensemble.validate(spec);
  }

  @Override
  public Role openRole(Host host, String role) {
    throw new IllegalArgumentException("zookeeper has no role '" + role + "': its servers do it");
  }

  @Override
  public Future<ProtocolSpec> create(
      Host host, RegisterId id, ProtocolSpec spec, Duration deadline) {
    ZooKeeperRegister register = register(host, id, spec, deadline);
    Future<ProtocolSpec> created = register.create().map(done -> spec);
    created.whenDone(() -> register.close());
    return created;
  }

  @Override
  public VersionedRegister open(Host host, RegisterId id, ProtocolSpec created, Duration deadline) {
    return register(host, id, created, deadline);
  }

  private ZooKeeperRegister register(
      Host host, RegisterId id, ProtocolSpec spec, Duration deadline) {
    return new ZooKeeperRegister(
        host.environment(), Ensemble.of(host, spec), sessions, id, deadline);
  }
}

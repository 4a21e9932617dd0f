package dev.rhenea.node;

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
import java.util.function.Function;

/** A protocol "toy" that has one role, "server", and nothing else. */
public final class ToyProvider implements RegisterProvider {
  private final Function<Host, Role> server;

  public ToyProvider(Function<Host, Role> server) {
    this.server = server;
  }

  /** A catalogue of a toy alone. */
  public static Catalogue catalogue(Function<Host, Role> server) {
    return new Catalogue(List.of(), List.of(new ToyProvider(server)));
  }

  @Override
  public int apiVersion() {
    return API_VERSION;
  }

  @Override
  public String name() {
    return "toy";
  }

  @Override
  public String summary() {
    return "Answers what a test wants answered.";
  }

  @Override
  public String source() {
    return "none";
  }

  @Override
  public List<Parameter> parameters() {
    return List.of();
  }

  @Override
  public void validate(ProtocolSpec spec, Catalogue catalogue) {}

  @Override
  public Role openRole(Host host, String role) {
    if (!role.equals("server")) {
      throw new IllegalArgumentException("toy has no role '" + role + "'");
    }
    return server.apply(host);
  }

  @Override
  public Future<ProtocolSpec> create(
      Host host, RegisterId id, ProtocolSpec spec, Duration deadline) {
    throw new UnsupportedOperationException("a toy makes no registers");
  }

  @Override
  public VersionedRegister open(Host host, RegisterId id, ProtocolSpec created, Duration deadline) {
    throw new UnsupportedOperationException("a toy makes no registers");
  }
}

package dev.rhenea.contract;

import dev.rhenea.environment.Role;
import dev.rhenea.provider.Host;
import dev.rhenea.provider.RoleProvider;

/** Opens the role that {@link EnvironmentContract} talks to. */
public final class ProbeProvider implements RoleProvider {
  static final String NAME = "probe";
  static final String ROLE = "server";

  @Override
  public int apiVersion() {
    return API_VERSION;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Role openRole(Host host, String role) {
    if (!role.equals(ROLE)) {
      throw new IllegalArgumentException("the probe has no role '" + role + "'");
    }
    return new Probe(host.environment());
  }
}

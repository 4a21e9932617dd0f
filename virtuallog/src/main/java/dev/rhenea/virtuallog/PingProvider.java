package dev.rhenea.virtuallog;

import dev.rhenea.environment.Future;
import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.Role;
import dev.rhenea.environment.RoleName;
import dev.rhenea.payload.Payload;
import dev.rhenea.payload.PayloadWriter;
import dev.rhenea.provider.Host;
import dev.rhenea.provider.RoleProvider;

/**
 * Answers a {@link Pinger}: the node is up and handles messages, over the data folder it names.
 * Keeps no state.
 */
public final class PingProvider implements RoleProvider {
  static final String NAME = "ping";
  static final RoleName ROLE = new RoleName(NAME, "Responder");

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
    if (!role.equals(ROLE.role())) {
      throw new IllegalArgumentException("ping has no role " + role);
    }
    return new Role() {
      @Override
      public Future<Payload> request(NodeId from, Payload message) {
        return host.environment()
            .completed(
                new PayloadWriter().number(host.environment().storage().id().value()).toPayload());
      }

      @Override
      public void send(NodeId from, Payload message) {}
    };
  }
}

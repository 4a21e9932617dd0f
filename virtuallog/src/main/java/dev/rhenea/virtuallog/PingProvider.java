package dev.rhenea.virtuallog;

import dev.rhenea.environment.Environment;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.Role;
import dev.rhenea.environment.RoleName;
import dev.rhenea.payload.MalformedPayloadException;
import dev.rhenea.payload.Payload;
import dev.rhenea.payload.PayloadReader;
import dev.rhenea.payload.PayloadWriter;
import dev.rhenea.provider.Host;
import dev.rhenea.provider.RoleProvider;

/**
 * Answers a {@link Pinger}: the node is up and handles messages, over the data folder it names; and
 * of these other nodes those that pinged it had signs of life. Keeps nothing on the disk.
 *
 * <p>A ping carries what its sender heard itself, an answer ends with all that the one who answers
 * was told: builds before that sent neither, and pass over it.
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
    return new Responder(host.environment());
  }

  private static final class Responder implements Role {
    private final Environment environment;
    private final Hearsay told = new Hearsay();

    Responder(Environment environment) {
      this.environment = environment;
    }

    @Override
    public Future<Payload> request(NodeId from, Payload message) {
      long now = environment.timers().now();
      try {
        PayloadReader in = new PayloadReader(message);
        if (in.hasMore()) {
          told.read(in, now);
        }
      } catch (MalformedPayloadException otherVersion) {
        // what it tells nobody here understands; it is answered all the same
      }
      PayloadWriter answer = new PayloadWriter().number(environment.storage().id().value());
      return environment.completed(told.write(answer, now).toPayload());
    }

    @Override
    public void send(NodeId from, Payload message) {}
  }
}

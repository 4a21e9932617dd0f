package dev.rhenea.simulator;

import dev.rhenea.environment.Address;
import dev.rhenea.environment.Done;
import dev.rhenea.environment.Environment;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.Role;
import dev.rhenea.environment.RoleName;
import dev.rhenea.environment.Trace;
import dev.rhenea.environment.UnitId;
import dev.rhenea.payload.Payload;
import dev.rhenea.payload.PayloadReader;
import dev.rhenea.payload.PayloadWriter;
import dev.rhenea.provider.Catalogue;
import dev.rhenea.provider.Host;
import dev.rhenea.provider.RegisterProvider;
import dev.rhenea.register.RegisterId;
import dev.rhenea.register.VersionedRegister;
import dev.rhenea.spec.Parameter;
import dev.rhenea.spec.ProtocolSpec;
import java.time.Duration;
import java.util.List;

/**
 * A server that counts: a request adds its number durably and is answered with the sum, a one-way
 * message adds one in memory. Enough protocol to watch a world by.
 */
final class Counter implements Role {
  record Added(long sum) implements Trace {}

  /** Only its role is ever used. */
  static final class Provider implements RegisterProvider {
    @Override
    public int apiVersion() {
      return API_VERSION;
    }

    @Override
    public String name() {
      return "counter";
    }

    @Override
    public String summary() {
      return "counts";
    }

    @Override
    public String source() {
      return "";
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
        throw new IllegalArgumentException("no role " + role);
      }
      return new Counter(host.environment());
    }

    @Override
    public Future<ProtocolSpec> create(
        Host host, RegisterId id, ProtocolSpec spec, Duration deadline) {
      throw new UnsupportedOperationException("a counter is no register");
    }

    @Override
    public VersionedRegister open(
        Host host, RegisterId id, ProtocolSpec created, Duration deadline) {
      throw new UnsupportedOperationException("a counter is no register");
    }
  }

  static final Catalogue CATALOGUE = new Catalogue(List.of(), List.of(new Provider()));

  private final Environment environment;
  private long sum;
  private long sent;

  private Counter(Environment environment) {
    this.environment = environment;
    this.sum =
        environment
            .storage()
            .cell("sum")
            .value()
            .map(v -> new PayloadReader(v).number())
            .orElse(0L);
  }

  static Address on(NodeId node) {
    return new Address(node, new UnitId("counter"), new RoleName("counter", "server"));
  }

  static Payload number(long number) {
    return new PayloadWriter().number(number).toPayload();
  }

  static Future<Long> add(Environment client, NodeId server, long number) {
    return client
        .network()
        .request(on(server), number(number), Duration.ofMillis(100))
        .map(reply -> new PayloadReader(reply).number());
  }

  @Override
  public Future<Payload> request(NodeId from, Payload message) {
    sum += new PayloadReader(message).number();
    Payload reply = number(sum + sent);
    Future<Done> stored = environment.storage().cell("sum").write(number(sum));
    environment.trace(new Added(sum));
    return stored.map(done -> reply);
  }

  @Override
  public void send(NodeId from, Payload message) {
    sent++;
  }
}

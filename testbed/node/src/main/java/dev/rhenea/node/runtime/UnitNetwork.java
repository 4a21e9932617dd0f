package dev.rhenea.node.runtime;

import dev.rhenea.environment.Address;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.Network;
import dev.rhenea.node.transport.Frame;
import dev.rhenea.payload.Payload;
import java.time.Duration;

/**
 * The network as one unit sees it. Messages to this very node take no socket, but arrive as events
 * of their own like all others.
 */
final class UnitNetwork implements Network {
  private final NodeRuntime node;
  private final NodeUnit unit;

  UnitNetwork(NodeRuntime node, NodeUnit unit) {
    this.node = node;
    this.unit = unit;
  }

  @Override
  public Future<Payload> request(Address to, Payload message, Duration timeout) {
    Requests requests = node.requests();
    Requests.Registered request = requests.register(unit, to, timeout);
    long id = request.id();
    if (to.node().equals(node.id())) {
      node.unit(to.unit())
          .request(
              node.id(),
              to.role(),
              message,
              UnitNetwork::nothing,
              reply -> requests.replied(id, reply),
              why -> requests.failed(id, why.diagnosis()));
    } else {
      node.transport()
          .send(to.node(), new Frame.Request(id, target(to), message))
          .ifPresent(why -> requests.failed(id, why));
    }
    return request.reply();
  }

  @Override
  public void send(Address to, Payload message) {
    if (to.node().equals(node.id())) {
      node.unit(to.unit()).send(node.id(), to.role(), message, UnitNetwork::nothing);
    } else {
      node.transport().send(to.node(), new Frame.Send(target(to), message));
    }
  }

  /** Messages to this node do not pass the transport, so it has nothing to count. */
  private static void nothing() {}

  private static Frame.Target target(Address to) {
    return new Frame.Target(to.unit(), to.role());
  }
}

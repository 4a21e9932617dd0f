package dev.rhenea.node;

import dev.rhenea.environment.Environment;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.Role;
import dev.rhenea.payload.Payload;

/** Answers every request with itself. */
public record Echo(Environment environment) implements Role {
  @Override
  public Future<Payload> request(NodeId from, Payload message) {
    return environment.completed(message);
  }

  @Override
  public void send(NodeId from, Payload message) {}
}

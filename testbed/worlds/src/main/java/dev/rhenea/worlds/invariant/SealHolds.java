package dev.rhenea.worlds.invariant;

import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.UnitId;
import dev.rhenea.nativeloglet.NativeTrace;
import dev.rhenea.simulator.Traced;
import java.util.HashSet;
import java.util.Set;

/** I6: a LogServer that was durably sealed accepts no append any more, also after a crash (N4). */
final class SealHolds implements Invariant {
  private record Server(NodeId node, UnitId loglet) {}

  private final Set<Server> sealed = new HashSet<>();

  @Override
  public String id() {
    return "I6";
  }

  @Override
  public String rule() {
    return "seal-holds";
  }

  @Override
  public void observe(Traced traced) {
    Server server = new Server(traced.node(), traced.unit());
    switch (traced.step()) {
      case NativeTrace.LogServer.Sealed durable -> sealed.add(server);
      case NativeTrace.LogServer.Accepted(long first, long tail) when sealed.contains(server) ->
          throw broken(
              "%s accepted %d..%d of %s after it was durably sealed"
                  .formatted(traced.node(), first, tail - 1, traced.unit()));
      default -> {}
    }
  }
}

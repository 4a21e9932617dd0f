package dev.rhenea.worlds.invariant;

import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.UnitId;
import dev.rhenea.nativeloglet.NativeTrace;
import dev.rhenea.simulator.Traced;
import java.util.HashMap;
import java.util.Map;

/** I6: what a LogServer has told to be durable is still there when it is sealed (N4, N8). */
final class TailHolds implements Invariant {
  private record Server(NodeId node, UnitId loglet) {}

  private final Map<Server, Long> tails = new HashMap<>();

  @Override
  public String id() {
    return "I6";
  }

  @Override
  public String rule() {
    return "tail-holds";
  }

  @Override
  public void observe(Traced traced) {
    Server server = new Server(traced.node(), traced.unit());
    switch (traced.step()) {
      case NativeTrace.LogServer.Accepted(long first, long tail) ->
          tails.merge(server, tail, Math::max);
      case NativeTrace.LogServer.Sealed(long tail) when tail < tails.getOrDefault(server, 0L) ->
          throw broken(
              "%s had %d entries of %s, durably, and was sealed with %d"
                  .formatted(traced.node(), tails.get(server), traced.unit(), tail));
      default -> {}
    }
  }
}

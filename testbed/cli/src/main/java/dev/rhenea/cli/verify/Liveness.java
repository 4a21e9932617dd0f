package dev.rhenea.cli.verify;

import dev.rhenea.checker.history.Call;
import dev.rhenea.checker.history.History;
import dev.rhenea.checker.history.ProcessId;
import dev.rhenea.environment.NodeId;
import java.util.List;
import java.util.stream.IntStream;

/** Whether every node works again when all is mended. Pure. */
final class Liveness {
  private Liveness() {}

  /**
   * The nodes through which nothing took effect any more.
   *
   * @param healed from that index on all was well
   * @param nodes in the order in which processes take turns: {@code p} talks to the node {@code p}
   *     modulo their number
   */
  static List<NodeId> dead(History history, long healed, List<NodeId> nodes) {
    return IntStream.range(0, nodes.size())
        .filter(number ->
            history.calls().stream()
                .noneMatch(call -> answered(call, healed) && number(call) % nodes.size() == number))
        .mapToObj(nodes::get)
        .toList();
  }

  private static boolean answered(Call call, long healed) {
    return call.isOk() && call.start() > healed;
  }

  private static long number(Call call) {
    return switch (call.invocation().process()) {
      case ProcessId.Client(long number) -> number;
      case ProcessId.Nemesis _ -> throw new IllegalArgumentException("no client: " + call);
    };
  }
}

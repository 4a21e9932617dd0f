package dev.rhenea.cli.verify.nemesis;

import dev.rhenea.checker.history.Value;
import dev.rhenea.cli.client.Answer;
import dev.rhenea.cli.verify.nemesis.Operators.Ordered;
import dev.rhenea.cli.verify.nemesis.Strike.Order;
import dev.rhenea.environment.NodeId;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/**
 * A node that the cluster did not begin with joins it over an empty disk, and the log is switched
 * onto it. If it is a member from the last time it leaves first; if something still needs it, it
 * stays, and only the log is switched.
 *
 * @param insisting how long the switch is asked for again if it fails
 */
record Membership(NodeId newcomer, Duration insisting) implements Act {
  private static final Duration STARTING = Duration.ofSeconds(20);

  /** If it has left unheard, its data must go before it may join again. */
  private static final Duration LEAVING = Duration.ofSeconds(20);

  @Override
  public Fault fault() {
    return Fault.MEMBERSHIP;
  }

  @Override
  public Value intent() {
    return Words.names(List.of(newcomer));
  }

  @Override
  public End perform(Machines machines, Operators operators, Casualties casualties)
      throws IOException, InterruptedException {
    List<NodeId> well =
        operators.nodes().stream().filter(node -> !casualties.hit().contains(node)).toList();
    return well.size() <= operators.nodes().size() / 2
        ? new End(Value.nil(), false, 0) // too much is broken
        : perform(machines, operators, well);
  }

  private End perform(Machines machines, Operators operators, List<NodeId> well)
      throws IOException, InterruptedException {
    boolean left =
        machines.isUp(newcomer)
            && operators.insistLeave(well.getFirst(), newcomer, LEAVING) instanceof Answer.Ok;
    if (left) {
      machines.forget(newcomer);
    }
    machines.join(newcomer);
    if (!machines.areReady(List.of(newcomer), STARTING)) {
      return new End(intent(), false, 0);
    }
    Ordered switched = operators.insist(onto(well), well, insisting);
    return new End(
        Words.of(switched, newcomer, left), switched.isInstalled(), switched.isInstalled() ? 1 : 0);
  }

  /** Native on the newcomer, which orders, and two others. */
  private Order onto(List<NodeId> well) {
    String to = "native(%s, %s)".formatted(newcomer, NodeId.joined(well.subList(0, 2), ", "));
    return new Order(well.getFirst(), to);
  }
}

package dev.rhenea.cli.verify.nemesis;

import dev.rhenea.cli.client.Answer;
import dev.rhenea.cli.verify.nemesis.Strike.Order;
import dev.rhenea.environment.NodeId;
import dev.rhenea.spec.ProtocolSpec;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Those who switch the log, and look who orders its entries. They know which nodes are down. */
interface Operators {
  /** Between two requests for the same. */
  Duration BREATH = Duration.ofMillis(500);

  /** All nodes that the cluster began with. */
  List<NodeId> nodes();

  /** The composition that takes entries now, as far as some node that is not {@code down} knows. */
  Optional<ProtocolSpec> active(Set<NodeId> down);

  /** Asks one node for a switch. */
  Future<Answer> switchTo(NodeId via, String composition);

  /** Has one node seal the active segment. */
  Answer seal(NodeId via);

  /** Asks one node to take another one out of the cluster. */
  Answer leave(NodeId via, NodeId leaving);

  /** What became of an order. */
  record Ordered(NodeId via, Order order, Answer answer) {
    boolean isInstalled() {
      return answer instanceof Answer.Ok;
    }
  }

  /** Asks the first or, as operators do, another one if a node is down. */
  default Future<Ordered> ask(Order order, List<NodeId> candidates) {
    NodeId via = candidates.getFirst();
    List<NodeId> others = candidates.subList(1, candidates.size());
    return switchTo(via, order.to())
        .compose(answer ->
            answer.isElsewhere() && !others.isEmpty()
                ? ask(order, others)
                : Future.succeededFuture(new Ordered(via, order, answer)));
  }

  /** The same again and again for so long, if it fails: the log may just be moving. */
  default Ordered insist(Order order, List<NodeId> candidates, Duration atMost)
      throws InterruptedException {
    long end = System.nanoTime() + atMost.toNanos();
    Ordered ended = ask(order, candidates).await();
    while (!ended.isInstalled() && System.nanoTime() < end) {
      TimeUnit.NANOSECONDS.sleep(BREATH.toNanos());
      ended = ask(order, candidates).await();
    }
    return ended;
  }

  /** The same while nobody knows whether it took effect, for so long. */
  default Answer insistLeave(NodeId via, NodeId leaving, Duration atMost)
      throws InterruptedException {
    long end = System.nanoTime() + atMost.toNanos();
    Answer answer = leave(via, leaving);
    while (answer instanceof Answer.Info && System.nanoTime() < end) {
      TimeUnit.NANOSECONDS.sleep(BREATH.toNanos());
      answer = leave(via, leaving);
    }
    return answer;
  }

  /** All nodes, {@code first} before the others, and those last that are down. */
  default List<NodeId> candidates(Set<NodeId> down, NodeId first) {
    return Stream.concat(
            nodes().stream().filter(first::equals),
            nodes().stream().filter(node -> !node.equals(first)))
        .sorted((one, other) -> Boolean.compare(down.contains(one), down.contains(other)))
        .toList();
  }

  /** The nodes that order entries now, as far as some node knows. */
  default List<NodeId> ordering(Set<NodeId> down) {
    return active(down).map(Roles::ordering).orElse(List.of());
  }
}

package dev.rhenea.cli.verify.nemesis;

import dev.rhenea.checker.history.Value;
import dev.rhenea.cli.verify.nemesis.Operators.Ordered;
import io.vertx.core.Future;
import java.util.List;

/** Several ask for other compositions, at once. */
record Storm(List<Order> orders) implements Act {
  Storm {
    orders = List.copyOf(orders);
  }

  @Override
  public Fault fault() {
    return Fault.STORM;
  }

  @Override
  public Value intent() {
    return new Value.Seq(orders.stream().map(Words::of).toList());
  }

  @Override
  public End perform(Machines machines, Operators operators, Casualties casualties) {
    List<Future<Ordered>> asked =
        orders.stream()
            .map(
                order -> operators.ask(order, operators.candidates(casualties.down(), order.via())))
            .toList();
    List<Ordered> ended = asked.stream().map(each -> each.await()).toList();
    int installed = (int) ended.stream().filter(Ordered::isInstalled).count();
    Value told = new Value.Seq(ended.stream().map(Words::of).toList());
    return new End(told, installed > 0, installed);
  }
}

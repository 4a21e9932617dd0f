package dev.rhenea.cli.verify.nemesis;

import dev.rhenea.checker.history.Value;
import dev.rhenea.cli.client.Answer;
import dev.rhenea.cli.verify.nemesis.Operators.Ordered;
import dev.rhenea.environment.NodeId;
import io.vertx.core.Future;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Whoever carries out the order is killed {@code after} it was given, and started again. */
record Interrupt(Order order, Duration after) implements Act {
  @Override
  public Fault fault() {
    return Fault.INTERRUPT;
  }

  @Override
  public Value intent() {
    return Words.of(order);
  }

  /** Who is down already stays so: then it is a mere order to nobody. */
  @Override
  public End perform(Machines machines, Operators operators, Casualties casualties)
      throws IOException, InterruptedException {
    NodeId via = operators.candidates(casualties.down(), order.via()).getFirst();
    boolean up = !casualties.down().contains(via);
    Future<Answer> asked = operators.switchTo(via, order.to());
    if (up) {
      kill(machines, via, asked);
    }
    Ordered ended = new Ordered(via, order, asked.await());
    boolean done = up && !ended.answer().isElsewhere();
    return new End(Words.of(ended), done, ended.isInstalled() ? 1 : 0);
  }

  private void kill(Machines machines, NodeId via, Future<Answer> asked)
      throws IOException, InterruptedException {
    Killed killed = new Killed(List.of(via));
    TimeUnit.NANOSECONDS.sleep(after.toNanos());
    try {
      killed.inflict(machines);
      asked.await(); // it fails at once, unless the switch was faster
    } finally {
      killed.mend(machines);
    }
  }
}

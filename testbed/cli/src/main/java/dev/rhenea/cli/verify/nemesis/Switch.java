package dev.rhenea.cli.verify.nemesis;

import dev.rhenea.checker.history.Value;

/** Somebody asks for another composition. */
record Switch(Order order) implements Act {
  @Override
  public Fault fault() {
    return Fault.SWITCH;
  }

  @Override
  public Value intent() {
    return Words.of(order);
  }

  @Override
  public End perform(Machines machines, Operators operators, Casualties casualties) {
    Operators.Ordered ended =
        operators.ask(order, operators.candidates(casualties.down(), order.via())).await();
    return new End(Words.of(ended), ended.isInstalled(), ended.isInstalled() ? 1 : 0);
  }
}

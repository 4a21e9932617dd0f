package dev.rhenea.cli.verify.nemesis;

import dev.rhenea.checker.history.Value;
import dev.rhenea.cli.client.Answer;
import dev.rhenea.environment.NodeId;
import java.util.Optional;

/** {@code via}, or another node if that is down, seals the active segment and does nothing else. */
record Seal(NodeId via) implements Act {
  @Override
  public Fault fault() {
    return Fault.SEAL;
  }

  @Override
  public Value intent() {
    return Words.told(via, Optional.empty(), Optional.empty());
  }

  @Override
  public End perform(Machines machines, Operators operators, Casualties casualties) {
    NodeId node = operators.candidates(casualties.down(), via).getFirst();
    Answer answer = operators.seal(node);
    Value told = Words.told(node, Optional.empty(), Optional.of(answer));
    return new End(told, answer instanceof Answer.Ok, 0);
  }
}

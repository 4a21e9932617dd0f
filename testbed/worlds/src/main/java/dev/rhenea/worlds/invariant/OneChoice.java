package dev.rhenea.worlds.invariant;

import dev.rhenea.environment.UnitId;
import dev.rhenea.paxos.PaxosTrace;
import dev.rhenea.register.Version;
import dev.rhenea.simulator.Traced;
import java.util.HashMap;
import java.util.Map;

/** I7: one value per version of the MetaStore, whoever finds out. */
final class OneChoice implements Invariant {
  private record Slot(UnitId register, Version version) {}

  private final Map<Slot, Object> chosen = new HashMap<>();

  @Override
  public String id() {
    return "I7";
  }

  @Override
  public String rule() {
    return "one-choice";
  }

  @Override
  public void observe(Traced traced) {
    if (traced.step() instanceof PaxosTrace.Choice choice) {
      Object first = chosen.putIfAbsent(new Slot(traced.unit(), choice.version()), choice.write());
      if (first != null && !first.equals(choice.write())) {
        throw broken(
            "version %s is the write %s at %s, and was %s elsewhere"
                .formatted(choice.version(), choice.write(), traced.node(), first));
      }
    }
  }
}

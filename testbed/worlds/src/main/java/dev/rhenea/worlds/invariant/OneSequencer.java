package dev.rhenea.worlds.invariant;

import dev.rhenea.environment.UnitId;
import dev.rhenea.nativeloglet.NativeTrace;
import dev.rhenea.simulator.Traced;
import java.util.HashMap;
import java.util.Map;

/** I6: a Loglet has one incarnation of a sequencer in its life, or positions are given twice. */
final class OneSequencer implements Invariant {
  private final Map<UnitId, String> claimed = new HashMap<>();

  @Override
  public String id() {
    return "I6";
  }

  @Override
  public String rule() {
    return "one-sequencer";
  }

  @Override
  public void observe(Traced traced) {
    if (traced.step() instanceof NativeTrace.Sequencer.Claimed(String incarnation)) {
      String first = claimed.putIfAbsent(traced.unit(), incarnation);
      if (first != null && !first.equals(incarnation)) {
        throw broken(
            "%s is sequenced by %s, and was by %s (N12)"
                .formatted(traced.unit(), incarnation, first));
      }
    }
  }
}

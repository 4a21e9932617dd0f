package dev.rhenea.worlds.invariant;

import dev.rhenea.environment.UnitId;
import dev.rhenea.nativeloglet.NativeTrace;
import dev.rhenea.simulator.Traced;
import java.util.HashMap;
import java.util.Map;

/**
 * I4: every acknowledged append is below every sealed tail that anybody ever got, before or after
 * (O2), so that it is below the stop, whoever wins the installation.
 */
final class AcknowledgedBelowStop implements Invariant {
  private final Map<UnitId, Long> acknowledged = new HashMap<>();
  private final Map<UnitId, Long> sealed = new HashMap<>();

  @Override
  public String id() {
    return "I4";
  }

  @Override
  public String rule() {
    return "acknowledged-below-stop";
  }

  @Override
  public void observe(Traced traced) {
    UnitId loglet = traced.unit();
    switch (traced.step()) {
      case NativeTrace.Sequencer.Committed(long tail) -> {
        acknowledged.merge(loglet, tail, Math::max);
        compare(loglet);
      }
      case NativeTrace.CheckTail.Sealed(long tail) -> compareAt(traced, tail);
      default -> {}
    }
  }

  private void compareAt(Traced traced, long tail) {
    sealed.merge(traced.unit(), tail, Math::min);
    compare(traced.unit());
  }

  private void compare(UnitId loglet) {
    Long committed = acknowledged.get(loglet);
    Long stop = sealed.get(loglet);
    if (committed != null && stop != null && committed > stop) {
      throw broken(
          "%s: appends up to %d are acknowledged, and somebody got the sealed tail %d"
              .formatted(loglet, committed - 1, stop));
    }
  }
}

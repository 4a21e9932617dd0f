package dev.rhenea.composition.lockstep;

import dev.rhenea.environment.Address;
import dev.rhenea.environment.Done;
import dev.rhenea.environment.Environment;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.StorageId;
import dev.rhenea.loglet.LogletOffset;
import java.util.List;

/**
 * How far the conductor has acknowledged entries, as a handle knows it: all stamps below are right
 * on all children (M2). Loop-confined.
 */
final class Acknowledged {
  private final Environment environment;
  private final List<Child> children;
  private final Pace pace;
  private final ConductorClient conductor;
  private LogletOffset length = LogletOffset.ZERO;
  private boolean silent;

  Acknowledged(
      Environment environment, Address address, StorageId life, List<Child> children, Pace pace) {
    this.environment = environment;
    this.children = children;
    this.pace = pace;
    conductor = new ConductorClient(environment, address, life, this::raise);
  }

  ConductorClient conductor() {
    return conductor;
  }

  LogletOffset length() {
    return length;
  }

  private void raise(long committed) {
    silent = false;
    length = LogletOffset.max(length, new LogletOffset(committed));
    children.forEach(child -> child.acknowledged(length));
  }

  /**
   * Gives the conductor a moment to acknowledge everything below {@code tail}: that saves reading.
   * One that did not answer is not asked again until it does.
   */
  Future<Done> reach(LogletOffset tail) {
    if (silent || length.compareTo(tail) >= 0) {
      return environment.done();
    }
    return conductor
        .await(tail.value() - 1, pace.hint(), pace.hint())
        .map(committed -> Done.DONE)
        .recover(unknown -> {
          silent = true;
          return environment.done();
        });
  }
}

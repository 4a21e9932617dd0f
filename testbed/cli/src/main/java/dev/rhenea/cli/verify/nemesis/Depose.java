package dev.rhenea.cli.verify.nemesis;

import dev.rhenea.checker.history.Value;
import dev.rhenea.cli.verify.nemesis.Operators.Ordered;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/**
 * Whoever orders entries then stands still, is replaced behind its back, the others that keep its
 * entries are killed and started again, and it goes on. What it does next, for clients that still
 * wait for it, must not count, and the others must remember that.
 *
 * @param insisting how long the switch is asked for again if it fails: the log may just be moving
 */
record Depose(Duration insisting) implements Act {
  private static final Duration STARTING = Duration.ofSeconds(20);

  @Override
  public Fault fault() {
    return Fault.DEPOSE;
  }

  @Override
  public Value intent() {
    return Value.nil();
  }

  @Override
  public End perform(Machines machines, Operators operators, Casualties casualties)
      throws IOException, InterruptedException {
    Optional<Deposition> deposition =
        operators
            .active(casualties.down())
            .flatMap(active -> Deposition.of(operators.nodes(), active, casualties.hit()));
    return deposition.isEmpty()
        ? new End(Value.nil(), false, 0) // too much is broken
        : perform(machines, operators, deposition.get());
  }

  private End perform(Machines machines, Operators operators, Deposition deposition)
      throws IOException, InterruptedException {
    Paused deposed = new Paused(deposition.deposed());
    try {
      deposed.inflict(machines);
      Ordered switched = // only the others: they know of the switch, and the deposed do not
          operators.insist(deposition.order(), deposition.others(), insisting);
      boolean done = switched.isInstalled() && isRestarted(machines, deposition);
      return new End(Words.of(switched, deposition), done, switched.isInstalled() ? 1 : 0);
    } finally {
      deposed.mend(machines);
    }
  }

  private static boolean isRestarted(Machines machines, Deposition deposition)
      throws IOException, InterruptedException {
    Killed keepers = new Killed(deposition.keepers());
    try {
      keepers.inflict(machines);
    } finally {
      keepers.mend(machines);
    }
    return machines.areReady(deposition.keepers(), STARTING);
  }
}

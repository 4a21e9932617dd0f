package dev.rhenea.cli.verify.nemesis;

import dev.rhenea.environment.NodeId;
import java.time.Duration;
import java.util.List;

/** One thing that the nemesis does. */
sealed interface Strike {
  /** Of what fault it is a part. */
  Fault fault();

  /** What happens, for people. */
  default String words() {
    return this instanceof Mend ? fault().word() + " over" : fault().word();
  }

  /** A fault begins that lasts until it is mended. */
  record Hit(Fault fault, Victims victims) implements Strike {}

  /** All that was hit by {@code fault} is well again. */
  record Mend(Fault fault) implements Strike {}

  /** Somebody asks for another composition. */
  record Switch(Order order) implements Strike {
    @Override
    public Fault fault() {
      return Fault.SWITCH;
    }
  }

  /** Several do, at once. */
  record Storm(List<Order> orders) implements Strike {
    @Override
    public Fault fault() {
      return Fault.STORM;
    }
  }

  /** Whoever carries out the order is killed {@code after} it was given, and started again. */
  record Interrupt(Order order, Duration after) implements Strike {
    @Override
    public Fault fault() {
      return Fault.INTERRUPT;
    }
  }

  /** {@code via} seals the active segment. */
  record Seal(NodeId via) implements Strike {
    @Override
    public Fault fault() {
      return Fault.SEAL;
    }
  }

  /** Whoever orders entries then is deposed. */
  record Depose() implements Strike {
    @Override
    public Fault fault() {
      return Fault.DEPOSE;
    }
  }

  /**
   * A wish for another composition.
   *
   * @param via the node that is asked, unless it is known to be down
   */
  record Order(NodeId via, String to) {}
}

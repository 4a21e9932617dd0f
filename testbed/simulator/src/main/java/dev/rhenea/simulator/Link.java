package dev.rhenea.simulator;

import java.time.Duration;

/**
 * One direction of the connection between two nodes.
 *
 * @param loss probability, 0 to 1, that a message is lost here, besides what the network loses
 */
public record Link(Delay delay, double loss) {
  /** Like every other link. */
  public static final Link USUAL = new Link(new Delay.Usual(), 0);

  public Link {
    NetworkModel.checkProbability("loss", loss);
  }

  /** A link with a distribution of its own that loses nothing by itself. */
  public static Link of(Delay delay) {
    return new Link(delay, 0);
  }

  /** {@code factor} times as slow as this one. */
  public Link slower(double factor) {
    return new Link(new Delay.Slowed(delay, factor, Duration.ZERO), loss);
  }

  /** Later by {@code added} than this one. */
  public Link later(Duration added) {
    return new Link(new Delay.Slowed(delay, 1, added), loss);
  }

  public Link withLoss(double probability) {
    return new Link(delay, probability);
  }
}

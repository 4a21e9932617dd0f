package dev.rhenea.simulator;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How messages between different nodes fare; a node reaches itself within microseconds and without
 * loss. As delays are random, messages overtake each other.
 *
 * @param shortest the least delay of a message
 * @param spread mean of what an exponential distribution adds
 * @param stragglers probability, 0 to 1, of a delay anywhere up to {@code longest} instead
 * @param longest the delay of the slowest straggler
 * @param loss probability, 0 to 1, that a message, a request or a reply is lost
 * @param duplication probability, 0 to 1, that a one-way message arrives twice
 */
public record NetworkModel(
    Duration shortest,
    Duration spread,
    double stragglers,
    Duration longest,
    double loss,
    double duplication) {
  /** One data centre on a good day: 50 us and a spread of 50 us; nothing is lost. */
  public static final NetworkModel CALM =
      new NetworkModel(
          Duration.ofNanos(50_000), Duration.ofNanos(50_000), 0, Duration.ofMillis(1), 0, 0);

  /** Every hundredth message is late by up to 20 ms, every hundredth lost or duplicated. */
  public static final NetworkModel ROUGH =
      new NetworkModel(
          Duration.ofNanos(50_000),
          Duration.ofNanos(200_000),
          0.01,
          Duration.ofMillis(20),
          0.01,
          0.01);

  public NetworkModel {
    if (shortest.isNegative() || spread.isNegative() || longest.isNegative()) {
      throw new IllegalArgumentException(
          "delays are at least 0: " + shortest + ", " + spread + ", " + longest);
    }
    checkProbability("stragglers", stragglers);
    checkProbability("loss", loss);
    checkProbability("duplication", duplication);
  }

  /** Every message takes exactly {@code delay}: for counting message delays. */
  public static NetworkModel fixed(Duration delay) {
    return new NetworkModel(delay, Duration.ZERO, 0, Duration.ZERO, 0, 0);
  }

  public NetworkModel withLoss(double probability) {
    return new NetworkModel(shortest, spread, stragglers, longest, probability, duplication);
  }

  public NetworkModel withDuplication(double probability) {
    return new NetworkModel(shortest, spread, stragglers, longest, loss, probability);
  }

  /** With that probability a message takes anything up to {@code atMost}, so others overtake it. */
  public NetworkModel withStragglers(double probability, Duration atMost) {
    return new NetworkModel(shortest, spread, probability, atMost, loss, duplication);
  }

  /** The delay of one message in nanoseconds. */
  long delay(RandomGenerator random) {
    if (chance(random, stragglers)) {
      return (long) (random.nextDouble() * longest.toNanos());
    }
    return shortest.toNanos() + exponential(random, spread.toNanos());
  }

  static boolean chance(RandomGenerator random, double probability) {
    return probability > 0 && random.nextDouble() < probability;
  }

  /** StrictMath, because its results are the same on every machine. */
  static long exponential(RandomGenerator random, long mean) {
    return mean == 0 ? 0 : (long) (-mean * StrictMath.log(1 - random.nextDouble()));
  }

  static void checkProbability(String name, double value) {
    if (!(value >= 0 && value <= 1)) {
      throw new IllegalArgumentException(name + " is a probability, 0 to 1, not " + value);
    }
  }
}

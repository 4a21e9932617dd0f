package dev.rhenea.simulator;

import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/** How long a message takes over one link, as a distribution. */
public sealed interface Delay {
  /** What every other link of that length takes: the network's model and the distance. */
  record Usual() implements Delay {}

  /** Always the same. */
  record Fixed(Duration delay) implements Delay {
    public Fixed {
      checkNotNegative(delay);
    }
  }

  /**
   * A least delay and an exponential distribution on top: light queueing.
   *
   * @param mean of what is added to {@code least}
   */
  record Exponential(Duration least, Duration mean) implements Delay {
    public Exponential {
      checkNotNegative(least);
      checkNotNegative(mean);
    }
  }

  /**
   * Log-normal, that is with a heavy tail: half of the messages take less than {@code median}, one
   * of a thousand takes more than {@code exp(3.09 sigma)} times that.
   *
   * @param sigma 0 to 5; 0.25 is a quiet network, 1 (a thousandth takes 22 times the median) a
   *     congested one
   */
  record LogNormal(Duration median, double sigma) implements Delay {
    public LogNormal {
      checkNotNegative(median);
      if (!(sigma >= 0 && sigma <= 5)) {
        throw new IllegalArgumentException("sigma is 0 to 5, not " + sigma);
      }
    }
  }

  /** {@code factor} times another delay, and {@code added} on top. */
  record Slowed(Delay delay, double factor, Duration added) implements Delay {
    public Slowed {
      checkNotNegative(added);
      if (!(factor >= 0 && factor <= 1_000_000)) {
        throw new IllegalArgumentException("a factor is 0 to 1000000, not " + factor);
      }
    }
  }

  /** One message's delay in nanoseconds; {@code usual} is asked where {@link Usual} stands. */
  default long nanos(RandomGenerator random, LongSupplier usual) {
    return switch (this) {
      case Usual() -> usual.getAsLong();
      case Fixed(Duration delay) -> delay.toNanos();
      case Exponential(Duration least, Duration mean) ->
          least.toNanos() + NetworkModel.exponential(random, mean.toNanos());
      case LogNormal(Duration median, double sigma) ->
          (long) (median.toNanos() * StrictMath.exp(sigma * gaussian(random)));
      case Slowed(Delay delay, double factor, Duration added) ->
          (long) (delay.nanos(random, usual) * factor) + added.toNanos();
    };
  }

  /** By Box and Muller; StrictMath, because its results are the same on every machine. */
  private static double gaussian(RandomGenerator random) {
    double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - random.nextDouble()));
    return radius * StrictMath.cos(2 * StrictMath.PI * random.nextDouble());
  }

  private static void checkNotNegative(Duration delay) {
    if (delay.isNegative()) {
      throw new IllegalArgumentException("a delay is at least 0, not " + delay);
    }
  }
}

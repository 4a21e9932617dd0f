package dev.rhenea.composition.faulty;

import dev.rhenea.provider.InvalidSpec;
import dev.rhenea.spec.Arguments;
import dev.rhenea.spec.Parameter;
import dev.rhenea.spec.ProtocolSpec;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * How often what happens to a call.
 *
 * @param lost probability that it never reaches the child
 * @param unanswered probability that its answer is lost
 * @param refused probability that it is turned down; the three add up to at most 1
 * @param delay the longest that it waits
 */
record Misfortune(double lost, double unanswered, double refused, Duration delay) {
  private static final String LOST = "lost";
  private static final String UNANSWERED = "unanswered";
  private static final String REFUSED = "refused";
  private static final String DELAY = "delay";

  static List<Parameter> declared() {
    return List.of(
        probability(LOST, "Share of calls that never reach the child, from 0 to 1."),
        probability(UNANSWERED, "Share of calls whose answer is lost, from 0 to 1."),
        probability(REFUSED, "Share of calls that are turned down at once, from 0 to 1."),
        Parameter.named(
            DELAY,
            new Parameter.Type.Span(),
            "0s",
            "The longest that a call waits in the handle."));
  }

  private static Parameter probability(String name, String doc) {
    return Parameter.named(name, new Parameter.Type.Decimal(), "0", doc);
  }

  /**
   * What {@code spec} asks for.
   *
   * @throws InvalidSpec if these are no probabilities
   */
  static Misfortune of(ProtocolSpec spec) {
    BigDecimal sum = BigDecimal.ZERO;
    for (String name : List.of(LOST, UNANSWERED, REFUSED)) {
      sum = sum.add(share(spec, name));
      if (sum.compareTo(BigDecimal.ONE) > 0) {
        throw new InvalidSpec(
            name, "lost, unanswered and refused are shares of all calls: at most 1 together");
      }
    }
    return new Misfortune(
        share(spec, LOST).doubleValue(),
        share(spec, UNANSWERED).doubleValue(),
        share(spec, REFUSED).doubleValue(),
        new Arguments(spec).span(DELAY, Duration.ZERO));
  }

  private static BigDecimal share(ProtocolSpec spec, String name) {
    return new Arguments(spec).decimal(name).orElse(BigDecimal.ZERO);
  }

  Fate fate(RandomGenerator random) {
    double drawn = random.nextDouble();
    return drawn < lost
        ? Fate.LOST
        : drawn < lost + unanswered
            ? Fate.UNANSWERED
            : drawn < lost + unanswered + refused ? Fate.REFUSED : Fate.MADE;
  }

  Duration delay(RandomGenerator random) {
    return delay.isZero() ? delay : Duration.ofNanos(random.nextLong(delay.toNanos()));
  }
}

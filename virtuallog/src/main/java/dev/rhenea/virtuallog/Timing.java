package dev.rhenea.virtuallog;

import java.time.Duration;

/**
 * When a handle acts by itself. All spans are means: what is done is spread between half and one
 * and a half of them, so that nodes do not act in step.
 *
 * @param poll how often the chain is read from the MetaStore while nothing is amiss (V4)
 * @param retry the shortest pause before something is tried or looked up again
 * @param patience how long a sealed segment may stand without a successor, or an intent without an
 *     outcome, before this handle drives the reconfiguration itself (V4, V8)
 * @param creation how long the servers of a new Loglet may take to answer; short, because the log
 *     may stand sealed meanwhile, and a target that needs a dead node must make way for another one
 *     (V8)
 * @param reconfiguration how long one reconfiguration is tried before it is left to others; and how
 *     long a store outside the cluster may take to say which one it is, before a copy is begun
 * @param calm how long after a switch no reconfiguration is made because of suspicion, or because a
 *     node came back
 */
public record Timing(
    Duration poll,
    Duration retry,
    Duration patience,
    Duration creation,
    Duration reconfiguration,
    Duration calm) {
  /** 500 ms, 10 ms, 500 ms, 1 s, 10 s, 1 s. */
  public static final Timing DEFAULT =
      new Timing(
          Duration.ofMillis(500),
          Duration.ofMillis(10),
          Duration.ofMillis(500),
          Duration.ofSeconds(1),
          Duration.ofSeconds(10),
          Duration.ofSeconds(1));

  public Timing {
    if (!poll.isPositive()
        || !retry.isPositive()
        || !patience.isPositive()
        || !creation.isPositive()
        || !reconfiguration.isPositive()
        || !calm.isPositive()) {
      throw new IllegalArgumentException("spans must be positive");
    }
  }
}

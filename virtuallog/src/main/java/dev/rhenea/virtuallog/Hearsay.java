package dev.rhenea.virtuallog;

import dev.rhenea.environment.NodeId;
import dev.rhenea.payload.MalformedPayloadException;
import dev.rhenea.payload.PayloadReader;
import dev.rhenea.payload.PayloadWriter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * When nodes last gave a sign of life, to this node or to others. It travels as ages, so that
 * clocks need not agree; the time on the way is not counted, so it makes a sign younger than it is,
 * by one way at most: only what a node heard itself is passed on to those it pings, and those pass
 * it on to who pings them, and nobody further.
 *
 * <p>Moments are monotonic nanoseconds of this node. Loop-confined.
 */
final class Hearsay {
  /** What is older interests nobody. */
  private static final Duration OLD = Duration.ofSeconds(5);

  private final Map<NodeId, Long> moments = new TreeMap<>();

  /** A sign of life, as one reported it. */
  private record Sign(NodeId node, long age) {}

  /** {@code node} gave a sign of life at that moment, if not later. */
  void heard(NodeId node, long moment) {
    moments.merge(node, moment, (one, other) -> one - other > 0 ? one : other);
  }

  /** Whether {@code node} gave a sign of life not longer ago than {@code atMost}. */
  boolean isHeard(NodeId node, long now, Duration atMost) {
    Long moment = moments.get(node);
    return moment != null && now - moment <= atMost.toNanos();
  }

  /** Tells what is young enough, and forgets the rest. */
  PayloadWriter write(PayloadWriter out, long now) {
    moments.values().removeIf(moment -> now - moment > OLD.toNanos());
    List<Sign> signs =
        moments.entrySet().stream()
            .map(sign -> new Sign(sign.getKey(), Math.max(0, now - sign.getValue())))
            .toList();
    return out.list(signs, (to, sign) -> to.text(sign.node().name()).number(sign.age()));
  }

  /**
   * Learns what another one told.
   *
   * @param asOf when it was told, or earlier
   */
  void read(PayloadReader in, long asOf) {
    List<Sign> signs = in.list(Hearsay::sign);
    for (Sign sign : signs) {
      if (sign.age() >= 0 && sign.age() <= OLD.toNanos()) {
        heard(sign.node(), asOf - sign.age());
      }
    }
  }

  private static Sign sign(PayloadReader in) {
    String name = in.text();
    try {
      return new Sign(new NodeId(name), in.number());
    } catch (IllegalArgumentException noName) {
      throw new MalformedPayloadException("'" + name + "' is no name of a node");
    }
  }
}

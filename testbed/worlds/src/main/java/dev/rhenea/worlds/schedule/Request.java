package dev.rhenea.worlds.schedule;

import dev.rhenea.spec.ProtocolSpec;
import java.time.Duration;

/** What a client asks for. */
public sealed interface Request {
  /** That many entries of about that many bytes each, without waiting for one another. */
  record Append(int entries, int bytes) implements Request {}

  record CheckTail() implements Request {}

  /**
   * So many operations outstanding for a while: whenever one ends, another begins.
   *
   * @param bytes about those of an entry
   * @param reads how many of a hundred ask for the tail, the others append
   */
  record Keep(int outstanding, int bytes, int reads, Duration span) implements Request {
    public Keep {
      if (outstanding < 1 || bytes < 1 || reads < 0 || reads > 100 || !span.isPositive()) {
        throw new IllegalArgumentException(
            "at least one operation, of a byte, for a while, 0 to 100 hundredths reads: %d, %d, %s,"
                    .formatted(outstanding, bytes, span)
                + " "
                + reads);
      }
    }
  }

  /**
   * So many positions.
   *
   * @param from where, in hundredths of what the client has seen of the log
   */
  record Read(int from, int positions) implements Request {}

  /**
   * Trims the log, and truncates its chain.
   *
   * @param to where, in hundredths of what the client has seen of the log
   */
  record Trim(int to) implements Request {}

  /** Another ordering protocol; tried again until it is installed. */
  record Switch(ProtocolSpec target) implements Request {}

  /**
   * A copy in the place of a closed segment's Loglet; nobody tries it again.
   *
   * @param which segment, in hundredths of those the client knows to be closed
   */
  record Modify(int which, ProtocolSpec target) implements Request {}
}

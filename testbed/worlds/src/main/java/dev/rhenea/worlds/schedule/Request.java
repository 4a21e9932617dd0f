package dev.rhenea.worlds.schedule;

import dev.rhenea.spec.ProtocolSpec;

/** What a client asks for. */
public sealed interface Request {
  /** That many entries of about that many bytes each, without waiting for one another. */
  record Append(int entries, int bytes) implements Request {}

  record CheckTail() implements Request {}

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

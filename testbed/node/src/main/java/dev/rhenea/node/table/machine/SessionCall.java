package dev.rhenea.node.table.machine;

import dev.rhenea.virtuallog.Lsn;

/**
 * Which call of which session a command is: the same again is the same call.
 *
 * @param session where the session was opened
 * @param number at least 1, and higher than those of the session's earlier calls
 */
public record SessionCall(Lsn session, long number) {
  public SessionCall {
    if (number < 1) {
      throw new IllegalArgumentException("calls of a session are numbered from 1, not " + number);
    }
  }
}

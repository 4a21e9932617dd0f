package dev.rhenea.node.http;

import dev.rhenea.node.table.machine.SessionCall;
import dev.rhenea.virtuallog.Lsn;
import java.util.Optional;

/** {@code session=17&number=3}: which call of which session a write is. */
final class SessionQuery {
  private SessionQuery() {}

  /** Empty if the client has no session. */
  static Optional<SessionCall> read(Query query) {
    if (query.text("session").isPresent() != query.text("number").isPresent()) {
      throw new BadRequest("'session' and 'number' go together");
    }
    if (query.text("session").isEmpty()) {
      return Optional.empty();
    }
    long number = query.number("number", 0);
    if (number < 1) {
      throw new BadRequest("'number' counts from 1");
    }
    return Optional.of(new SessionCall(new Lsn(query.number("session", 0)), number));
  }
}

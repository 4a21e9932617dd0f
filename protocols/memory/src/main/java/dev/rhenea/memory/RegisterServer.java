package dev.rhenea.memory;

import dev.rhenea.environment.Diagnosis;
import dev.rhenea.environment.Environment;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.Role;
import dev.rhenea.memory.RegisterMessage.WriteId;
import dev.rhenea.payload.Payload;
import dev.rhenea.register.Version;
import dev.rhenea.register.Versioned;
import java.util.ArrayList;
import java.util.List;

/** The register itself: its value, and which write made each of its versions. */
final class RegisterServer implements Role {
  /** Its name in messages. */
  static final String ROLE = "register";

  private final Environment environment;
  private final Presence presence;
  private final List<WriteId> writes = new ArrayList<>();
  private Versioned current = Versioned.NOTHING;

  RegisterServer(Environment environment) {
    this.environment = environment;
    this.presence = new Presence(environment);
  }

  @Override
  public Future<Payload> request(NodeId from, Payload message) {
    return answer(RegisterMessage.decode(message)).map(RegisterMessage::encode);
  }

  /** Nobody sends one-way messages to this server. */
  @Override
  public void send(NodeId from, Payload message) {
    throw new IllegalArgumentException("unexpected one-way message from " + from);
  }

  private Future<RegisterMessage> answer(RegisterMessage message) {
    return switch (message) {
      case RegisterMessage.Create() ->
          presence
              .create()
              .map(here ->
                  here
                      ? new RegisterMessage.Created(environment.storage().id())
                      : new RegisterMessage.Unknown());
      case RegisterMessage.Read(var storage) ->
          environment.completed(
              presence.isHere(storage)
                  ? new RegisterMessage.Value(current)
                  : new RegisterMessage.Unknown());
      case RegisterMessage.Write(var storage, WriteId id, Version expected, Payload value) ->
          presence.isHere(storage)
              ? write(id, expected, value)
              : environment.completed(new RegisterMessage.Unknown());
      default -> throw new IllegalArgumentException("not a request: " + message);
    };
  }

  private Future<RegisterMessage> write(WriteId id, Version expected, Payload value) {
    int before = writes.indexOf(id);
    if (before >= 0) {
      return environment.completed(new RegisterMessage.Written(new Version(before + 1)));
    }
    int order = expected.compareTo(current.version());
    if (order > 0) {
      // Not a conflict: a copy of this message could still be written once that version is there.
      return environment.unavailable(Diagnosis.of(expected + " was not written yet"));
    }
    if (order < 0) {
      return environment.completed(new RegisterMessage.Conflict());
    }
    writes.add(id);
    current = new Versioned(expected.next(), value);
    return environment.completed(new RegisterMessage.Written(current.version()));
  }
}

package dev.rhenea.nativeloglet;

import dev.rhenea.environment.Diagnosis;
import dev.rhenea.environment.Environment;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.Role;
import dev.rhenea.environment.Unavailable;
import dev.rhenea.nativeloglet.NativeMessage.FromLogServer;
import dev.rhenea.nativeloglet.NativeMessage.ToLogServer;
import dev.rhenea.payload.MalformedPayloadException;
import dev.rhenea.payload.Payload;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The door of a {@link LogServer}: bytes in, bytes out; what comes while it opens waits. If it
 * cannot be opened, because its storage cannot be read now, whoever comes next tries again. If its
 * disk refused a write, whoever comes next finds it opened anew, as after a crash; so a full disk
 * ends nothing: each append is refused for itself, and what needs no room goes on (N4, N8).
 */
final class LogServerRole implements Role {
  static final String NAME = "LogServer";

  private final Environment environment;
  private final KnownTail knownTail = new KnownTail();
  private Future<LogServer> opening;
  private boolean failed;
  private @Nullable LogServer open;

  LogServerRole(Environment environment) {
    this.environment = environment;
    opening = open();
  }

  private Future<LogServer> open() {
    failed = false;
    Future<LogServer> server =
        LogServerStore.open(environment).map(store -> new LogServer(environment, store, knownTail));
    server.whenDone(opened -> open = opened, unreadable -> failed = true);
    return server;
  }

  @Override
  public Future<Payload> request(NodeId from, Payload message) {
    Envelope<ToLogServer> envelope;
    try {
      envelope = NativeCodec.decode(message, ToLogServer.class);
    } catch (MalformedPayloadException malformed) {
      return environment.unavailable(Diagnosis.of(from + " sent " + malformed.getMessage()));
    }
    if (failed) {
      opening = open();
    }
    if (open != null && open.isLost()) {
      open = null;
      opening = open();
    }
    Future<FromLogServer> answer =
        open != null ? open.answer(envelope) : opening.compose(server -> server.answer(envelope));
    return answer.map(
        reply -> NativeCodec.encode(new Envelope<>(knownTail.value(), Optional.empty(), reply)));
  }

  @Override
  public void send(NodeId from, Payload message) {
    Consumer<Unavailable> nobodyWaits = why -> {};
    request(from, message).whenDone(answer -> {}, nobodyWaits);
  }
}

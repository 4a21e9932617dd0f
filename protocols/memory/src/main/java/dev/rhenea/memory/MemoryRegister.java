package dev.rhenea.memory;

import dev.rhenea.environment.Diagnosis;
import dev.rhenea.environment.Done;
import dev.rhenea.environment.Environment;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.StorageId;
import dev.rhenea.memory.RegisterMessage.WriteId;
import dev.rhenea.payload.Payload;
import dev.rhenea.register.Version;
import dev.rhenea.register.Versioned;
import dev.rhenea.register.VersionedRegister;
import dev.rhenea.register.WriteResult;
import java.time.Duration;
import java.util.List;

/** A handle: every call is one message to the server, repeated until it is answered. */
final class MemoryRegister implements VersionedRegister {
  private final Environment environment;
  private final StorageId storage;
  private final Requests server;
  private final Duration deadline;
  private final long handle;
  private long nextNumber;

  MemoryRegister(Environment environment, StorageId storage, Requests server, Duration deadline) {
    this.environment = environment;
    this.storage = storage;
    this.server = server;
    this.deadline = deadline;
    this.handle = environment.random().nextLong();
  }

  @Override
  public Future<Versioned> read() {
    return ask("read", new RegisterMessage.Read(storage))
        .compose(answer ->
            switch (answer) {
              case RegisterMessage.Value(Versioned value) -> environment.completed(value);
              case RegisterMessage.Unknown() -> environment.unavailable(lost("read"));
              default -> throw unexpected(answer);
            });
  }

  @Override
  public Future<WriteResult> conditionalWrite(Payload value, Version expected) {
    WriteId id = new WriteId(handle, nextNumber++);
    return ask("conditionalWrite", new RegisterMessage.Write(storage, id, expected, value))
        .map(this::writeResult)
        .recover(why -> environment.completed(new WriteResult.Indeterminate(why.diagnosis())));
  }

  private WriteResult writeResult(RegisterMessage answer) {
    return switch (answer) {
      case RegisterMessage.Written(Version version) -> new WriteResult.Written(version);
      case RegisterMessage.Conflict() -> new WriteResult.Conflict();
      case RegisterMessage.Unknown() -> new WriteResult.Indeterminate(lost("conditionalWrite"));
      default -> throw unexpected(answer);
    };
  }

  @Override
  public Future<Done> close() {
    return server.close();
  }

  private Future<RegisterMessage> ask(String what, RegisterMessage question) {
    return server.ask(what, deadline, question::encode).map(RegisterMessage::decode);
  }

  private Diagnosis lost(String what) {
    return new Diagnosis(
        what + ": lost when its node restarted",
        List.of(server.node()),
        "a register in memory cannot be recovered");
  }

  private static IllegalStateException unexpected(RegisterMessage answer) {
    return new IllegalStateException("an answer to another question: " + answer);
  }
}

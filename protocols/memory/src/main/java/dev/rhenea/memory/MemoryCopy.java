package dev.rhenea.memory;

import dev.rhenea.environment.Diagnosis;
import dev.rhenea.environment.Done;
import dev.rhenea.environment.Environment;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.StorageId;
import dev.rhenea.loglet.Entry;
import dev.rhenea.loglet.LogletOffset;
import dev.rhenea.loglet.ReadResult;
import dev.rhenea.memory.MemoryMessage.Operation;
import dev.rhenea.payload.Payload;
import dev.rhenea.provider.LogletCopy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** A copier's handle: every call is one message to the server, which knows how far it came. */
final class MemoryCopy implements LogletCopy {
  private final Environment environment;
  private final StorageId storage;
  private final Requests server;
  private final Duration deadline;

  MemoryCopy(Environment environment, StorageId storage, Requests server, Duration deadline) {
    this.environment = environment;
    this.storage = storage;
    this.server = server;
    this.deadline = deadline;
  }

  @Override
  public Future<Done> write(LogletOffset from, ReadResult.Entries batch) {
    return ask("write", new Operation.Write(from, slots(from, batch)))
        .compose(answer ->
            answer instanceof MemoryMessage.CopiedTo(LogletOffset end)
                    && end.compareTo(batch.next()) >= 0
                ? environment.done()
                : refused("write", answer));
  }

  /** One for each offset: it is dense. */
  private static List<Optional<Payload>> slots(LogletOffset from, ReadResult.Entries batch) {
    int size = Math.toIntExact(batch.next().value() - from.value());
    List<Optional<Payload>> slots = new ArrayList<>(Collections.nCopies(size, Optional.empty()));
    for (Entry entry : batch.entries()) {
      if (entry instanceof Entry.Data(LogletOffset offset, Payload payload)) {
        slots.set((int) (offset.value() - from.value()), Optional.of(payload));
      }
    }
    return slots;
  }

  @Override
  public Future<Done> finish(LogletOffset tail) {
    return ask("finish", new Operation.Finish(tail))
        .compose(answer ->
            answer instanceof MemoryMessage.Sealed
                ? environment.done()
                : refused("finish", answer));
  }

  @Override
  public Future<Done> close() {
    return server.close();
  }

  private Future<MemoryMessage> ask(String what, Operation operation) {
    return server
        .ask(what, deadline, () -> new MemoryMessage.To(storage, operation).encode())
        .map(MemoryMessage::decode);
  }

  private Future<Done> refused(String what, MemoryMessage answer) {
    return environment.unavailable(
        answer instanceof MemoryMessage.CopiedTo(LogletOffset end)
            ? Diagnosis.of("%s of a copy that ends at %s".formatted(what, end))
            : new Diagnosis(
                what + ": the copy was destroyed, or lost when its node restarted",
                List.of(server.node()),
                "begin another one"));
  }
}

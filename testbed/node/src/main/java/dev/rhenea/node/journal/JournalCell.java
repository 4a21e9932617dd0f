package dev.rhenea.node.journal;

import dev.rhenea.environment.Cell;
import dev.rhenea.environment.Done;
import dev.rhenea.environment.Future;
import dev.rhenea.payload.Payload;
import java.util.Optional;

/** A cell as its loop sees it. */
final class JournalCell implements Cell {
  private final JournalStorage storage;
  private final String name;
  private Optional<Payload> value;

  JournalCell(JournalStorage storage, String name) {
    this.storage = storage;
    this.name = Journal.checkName(name);
    this.value = storage.state().value(name);
  }

  @Override
  public Optional<Payload> value() {
    return value;
  }

  @Override
  public Future<Done> write(Payload next) {
    return storage.issue(new Change.Set(storage.unit(), name, Payload.wrap(next.toByteArray())));
  }

  void show(Change.Set change) {
    value = Optional.of(change.value());
  }

  void showDestroyed() {
    value = Optional.empty();
  }
}

package dev.rhenea.s3;

import dev.rhenea.environment.Diagnosis;
import dev.rhenea.environment.Done;
import dev.rhenea.environment.Environment;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.StorageId;
import dev.rhenea.payload.Payload;
import dev.rhenea.provider.ObjectStore;
import java.util.List;
import java.util.Optional;

/** Of a node that cannot call the store at all, and why: every call is unavailable. */
record MissingStore(Environment environment, Diagnosis why) implements ObjectStore {
  @Override
  public Future<StorageId> identity() {
    return environment.unavailable(why);
  }

  @Override
  public Future<Boolean> putIfAbsent(String name, Payload content) {
    return environment.unavailable(why);
  }

  @Override
  public Future<Optional<Payload>> get(String name) {
    return environment.unavailable(why);
  }

  @Override
  public Future<List<String>> list(String folder) {
    return environment.unavailable(why);
  }

  @Override
  public Future<Done> delete(String name) {
    return environment.unavailable(why);
  }
}

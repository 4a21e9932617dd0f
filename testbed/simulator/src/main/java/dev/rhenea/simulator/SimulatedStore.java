package dev.rhenea.simulator;

import dev.rhenea.environment.Diagnosis;
import dev.rhenea.environment.Done;
import dev.rhenea.environment.Environment;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.Promise;
import dev.rhenea.environment.StorageId;
import dev.rhenea.environment.Unavailable;
import dev.rhenea.payload.Payload;
import dev.rhenea.provider.ObjectStore;
import dev.rhenea.spec.Value;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A node's way to one folder of objects: some milliseconds to get there, the effect, and as long
 * back. A node that crashes on the way there has no effect; one that crashes on the way back never
 * knows. While a fault is on, calls are lost on either way, or never answered.
 */
final class SimulatedStore implements ObjectStore {
  private static final Duration JOURNEY = Duration.ofMillis(2);

  private final Environment environment;
  private final Objects objects;
  private final Value.Folder folder;

  SimulatedStore(Environment environment, Objects objects, Value.Folder folder) {
    this.environment = environment;
    this.objects = objects;
    this.folder = folder;
  }

  @Override
  public Future<StorageId> identity() {
    return call(Objects.Shared::identity);
  }

  @Override
  public Future<Boolean> putIfAbsent(String name, Payload content) {
    return call(store -> store.contents().putIfAbsent(name, content) == null);
  }

  @Override
  public Future<Optional<Payload>> get(String name) {
    return call(store -> Optional.ofNullable(store.contents().get(name)));
  }

  @Override
  public Future<List<String>> list(String inside) {
    String prefix = inside + "/";
    return call(store ->
        store.contents().tailMap(prefix).keySet().stream()
            .takeWhile(name -> name.startsWith(prefix))
            .toList());
  }

  @Override
  public Future<Done> delete(String name) {
    return call(store -> {
      store.contents().remove(name);
      return Done.DONE;
    });
  }

  private <T> Future<T> call(Function<Objects.Shared, T> effect) {
    Promise<T> answer = environment.promise();
    if (objects.isLost()) {
      lose(answer);
      return answer;
    }
    after(objects.within(JOURNEY), () -> arrive(effect, answer));
    return answer;
  }

  private <T> void arrive(Function<Objects.Shared, T> effect, Promise<T> answer) {
    Optional<Objects.Shared> found = objects.find(environment.node(), folder.path());
    Runnable reply;
    if (found.filter(this::isMeant).isPresent()) {
      T result = effect.apply(found.get());
      reply = () -> answer.complete(result);
    } else {
      reply = () -> answer.fail(new Unavailable(objection(found)));
    }
    if (objects.isSilent()) {
      return;
    }
    if (objects.isLost()) {
      lose(answer);
    } else {
      after(objects.within(JOURNEY), reply);
    }
  }

  private boolean isMeant(Objects.Shared found) {
    return folder.storageId().isEmpty() || folder.storageId().equals(Optional.of(found.identity()));
  }

  private Diagnosis objection(Optional<Objects.Shared> found) {
    String which =
        "folder %s %s on %s"
            .formatted(
                folder.path(),
                found.isEmpty() ? "is not there" : "is another store",
                environment.node());
    return new Diagnosis(which, List.of(), "mount the store that is meant");
  }

  private void after(Duration span, Runnable event) {
    environment.timers().after(span, event);
  }

  private void lose(Promise<?> answer) {
    after(
        objects.within(JOURNEY.multipliedBy(4)),
        () ->
            answer.fail(
                new Unavailable(Diagnosis.of("the object store " + folder.path() + " is silent"))));
  }
}

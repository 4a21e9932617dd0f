package dev.rhenea.simulator;

import dev.rhenea.environment.Diagnosis;
import dev.rhenea.environment.Done;
import dev.rhenea.environment.Environment;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.Promise;
import dev.rhenea.environment.Unavailable;
import dev.rhenea.payload.Payload;
import dev.rhenea.provider.ObjectStore;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A node's way to one folder of objects: some milliseconds to get there, the effect, and as long
 * back. A node that crashes on the way there has no effect; one that crashes on the way back never
 * knows. While a fault is on, calls are lost on either way.
 */
final class SimulatedStore implements ObjectStore {
  private static final Duration JOURNEY = Duration.ofMillis(2);

  private final Environment environment;
  private final Objects objects;
  private final String folder;

  SimulatedStore(Environment environment, Objects objects, String folder) {
    this.environment = environment;
    this.objects = objects;
    this.folder = folder + "/";
  }

  @Override
  public Future<Boolean> putIfAbsent(String name, Payload content) {
    return call(() -> objects.contents().putIfAbsent(folder + name, content) == null);
  }

  @Override
  public Future<Optional<Payload>> get(String name) {
    return call(() -> Optional.ofNullable(objects.contents().get(folder + name)));
  }

  @Override
  public Future<List<String>> list(String inside) {
    String prefix = folder + inside + "/";
    return call(() ->
        objects.contents().tailMap(prefix).keySet().stream()
            .takeWhile(name -> name.startsWith(prefix))
            .map(name -> name.substring(folder.length()))
            .toList());
  }

  @Override
  public Future<Done> delete(String name) {
    return call(() -> {
      objects.contents().remove(folder + name);
      return Done.DONE;
    });
  }

  private <T> Future<T> call(Supplier<T> effect) {
    Promise<T> answer = environment.promise();
    if (objects.isLost()) {
      lose(answer);
      return answer;
    }
    environment
        .timers()
        .after(
            objects.within(JOURNEY),
            () -> {
              T result = effect.get();
              if (objects.isLost()) {
                lose(answer);
              } else {
                environment.timers().after(objects.within(JOURNEY), () -> answer.complete(result));
              }
            });
    return answer;
  }

  private void lose(Promise<?> answer) {
    environment
        .timers()
        .after(
            objects.within(JOURNEY.multipliedBy(4)),
            () ->
                answer.fail(
                    new Unavailable(Diagnosis.of("the object store " + folder + " is silent"))));
  }
}

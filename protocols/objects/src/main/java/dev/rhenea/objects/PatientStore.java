package dev.rhenea.objects;

import dev.rhenea.environment.Done;
import dev.rhenea.environment.Environment;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.Loop;
import dev.rhenea.environment.Loop.Step;
import dev.rhenea.payload.Payload;
import dev.rhenea.provider.ObjectStore;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A store that is asked again until it answers, or the deadline is over. A write that got through
 * without an answer finds itself there the second time: {@code false} proves nothing here.
 */
final class PatientStore implements ObjectStore {
  private static final Duration PAUSE = Duration.ofMillis(20);

  private final Environment environment;
  private final ObjectStore store;
  private final Duration deadline;

  PatientStore(Environment environment, ObjectStore store, Duration deadline) {
    this.environment = environment;
    this.store = store;
    this.deadline = deadline;
  }

  @Override
  public Future<Boolean> putIfAbsent(String name, Payload content) {
    return ask(() -> store.putIfAbsent(name, content));
  }

  @Override
  public Future<Optional<Payload>> get(String name) {
    return ask(() -> store.get(name));
  }

  @Override
  public Future<List<String>> list(String folder) {
    return ask(() -> store.list(folder));
  }

  @Override
  public Future<Done> delete(String name) {
    return ask(() -> store.delete(name));
  }

  private <T> Future<T> ask(Supplier<Future<T>> call) {
    long end = environment.timers().now() + deadline.toNanos();
    return Loop.run(
        environment,
        Done.DONE,
        again ->
            call.get()
                .<Step<Done, T>>map(Step.Done::new)
                .recover(why ->
                    environment.timers().now() < end
                        ? environment.pause(PAUSE).map(Step.Again::new)
                        : environment.unavailable(why.diagnosis())));
  }
}

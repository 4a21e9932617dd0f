package dev.rhenea.objects;

import dev.rhenea.environment.Diagnosis;
import dev.rhenea.environment.Done;
import dev.rhenea.environment.Environment;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.Loop;
import dev.rhenea.environment.Loop.Step;
import dev.rhenea.environment.StorageId;
import dev.rhenea.environment.Unavailable;
import dev.rhenea.payload.Payload;
import dev.rhenea.provider.ObjectStore;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A store as one operation uses it: what is unavailable is asked again, after a pause that grows,
 * until the operation's time is over; then the operation ends, and says what the store said last. A
 * call that is never answered ends with it. A write that got through without an answer finds itself
 * there the second time: {@code false} proves nothing here.
 */
final class PatientStore implements ObjectStore {
  private static final Duration FIRST_PAUSE = Duration.ofMillis(10);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);
  private static final Diagnosis SILENCE =
      new Diagnosis(
          "the object store did not answer", List.of(), "it must be within reach of this node");

  private final Environment environment;
  private final ObjectStore store;
  private final String operation;
  private final long end;
  private Diagnosis cause = SILENCE;

  /**
   * @param operation what it is for, as its diagnosis begins
   * @param atMost how long all its calls together may take, from now on
   */
  PatientStore(Environment environment, ObjectStore store, String operation, Duration atMost) {
    this.environment = environment;
    this.store = store;
    this.operation = operation;
    this.end = environment.timers().now() + atMost.toNanos();
  }

  @Override
  public Future<StorageId> identity() {
    return ask(store::identity);
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
    return environment.within(
        left(), Loop.run(environment, FIRST_PAUSE, pause -> attempt(call, pause)), this::late);
  }

  private <T> Future<Step<Duration, T>> attempt(Supplier<Future<T>> call, Duration pause) {
    return left().isPositive()
        ? call.get().<Step<Duration, T>>map(Step.Done::new).recover(why -> rest(why, pause))
        : environment.unavailable(late());
  }

  private <T> Future<Step<Duration, T>> rest(Unavailable why, Duration pause) {
    cause = why.diagnosis();
    Duration longer = pause.multipliedBy(2);
    double part = 0.5 + environment.random().nextDouble() / 2;
    return environment
        .pause(Duration.ofNanos((long) (pause.toNanos() * part)))
        .map(
            over -> new Step.Again<>(longer.compareTo(LONGEST_PAUSE) < 0 ? longer : LONGEST_PAUSE));
  }

  private Duration left() {
    return Duration.ofNanos(Math.max(0, end - environment.timers().now()));
  }

  private Diagnosis late() {
    return new Diagnosis(operation + ": " + cause.operation(), cause.missing(), cause.remedy());
  }
}

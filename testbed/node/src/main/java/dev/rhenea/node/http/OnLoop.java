package dev.rhenea.node.http;

import dev.rhenea.environment.Environment;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.Unavailable;
import java.util.function.Consumer;
import java.util.function.Function;

/** Something that may be called on its own loop only. Safe to use from any thread. */
public record OnLoop<T>(Environment environment, T target) {
  /** Calls the target on its loop; one of the two is called there with the outcome. */
  public <R> void call(
      Function<T, Future<R>> operation, Consumer<R> value, Consumer<Unavailable> unavailable) {
    environment.execute(() -> operation.apply(target).whenDone(value, unavailable));
  }
}

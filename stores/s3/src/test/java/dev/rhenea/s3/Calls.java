package dev.rhenea.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rhenea.contract.Call;
import dev.rhenea.contract.engine.RealLoop;
import dev.rhenea.environment.Done;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.StorageId;
import dev.rhenea.environment.Unavailable;
import dev.rhenea.payload.Payload;
import dev.rhenea.provider.ObjectStore;
import dev.rhenea.s3server.S3Server;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** Calls on stores, on a loop in real time, and what they answer. */
final class Calls implements AutoCloseable {
  private static final Credentials KEY = Credentials.parse(S3Server.CREDENTIALS).orElseThrow();

  private final RealLoop loop = new RealLoop(new NodeId("n1"));

  /** The service of a server as it is to be used. */
  static Service service(String address) {
    return Service.open(access(address, KEY));
  }

  static Service.Access access(String address) {
    return access(address, KEY);
  }

  static Service.Access access(String address, Credentials key) {
    return new Service.Access(bucket(address).service(), "us-east-1", key);
  }

  static Bucket bucket(String address) {
    return Bucket.parse(address).orElseThrow();
  }

  /** A store whose identity is not known. */
  ObjectStore store(Service service, String address) {
    return store(service, address, Optional.empty());
  }

  ObjectStore store(Service service, String address, Optional<StorageId> id) {
    return new S3Store(loop, service, bucket(address), id);
  }

  <T> Call<T> start(Supplier<Future<T>> call) {
    CompletableFuture<RealLoop.Outcome<T>> outcome = loop.start(call);
    return new Call<>() {
      @Override
      public T await() throws Unavailable {
        try {
          return switch (loop.await(outcome)) {
            case RealLoop.Outcome.Value<T>(T value) -> value;
            case RealLoop.Outcome.None<T>(var why) -> throw new Unavailable(why);
          };
        } catch (InterruptedException stopped) {
          throw new IllegalStateException(stopped);
        }
      }

      @Override
      public boolean isDone() {
        return outcome.isDone();
      }
    };
  }

  <T> T get(Supplier<Future<T>> call) throws Unavailable {
    return start(call).await();
  }

  /** Whatever is asked of that store, that is what it says. */
  void assertSays(ObjectStore unfit, String what) {
    List<Supplier<Future<?>>> calls =
        List.of(
            unfit::identity,
            () -> unfit.putIfAbsent("a/c", Payload.empty()),
            () -> unfit.get("a/b"),
            () -> unfit.list("a"),
            () -> unfit.delete("a/b"));
    for (Supplier<Future<?>> call : calls) {
      assertThatThrownBy(() -> get(() -> call.get().map(done -> Done.DONE)))
          .isInstanceOf(Unavailable.class)
          .hasMessageContaining(what);
    }
  }

  @Override
  public void close() {
    assertThat(loop.faults()).isEmpty();
    loop.close();
  }
}

package dev.rhenea.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rhenea.contract.Call;
import dev.rhenea.contract.ObjectStoreContract;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.StorageId;
import dev.rhenea.environment.Unavailable;
import dev.rhenea.payload.Payload;
import dev.rhenea.provider.ObjectStore;
import dev.rhenea.s3server.AnyPut;
import dev.rhenea.s3server.OnePut;
import dev.rhenea.s3server.S3Server;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import org.jclouds.blobstore.BlobStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Objects in a bucket of a service in this process, which may go and come back. */
class S3StoreTest implements ObjectStoreContract {
  private static @TempDir Path folder;
  private static S3Server server;
  private static Service service;
  private static int tests;

  private final Calls calls = new Calls();
  private final String prefix = "test" + tests++;

  @BeforeAll
  static void startServer() {
    server = S3Server.start(folder);
    service = Calls.service(server.address(""));
  }

  @AfterEach
  void stop() {
    calls.close();
  }

  @AfterAll
  static void stopServer() {
    service.client().close();
    server.close();
  }

  @Override
  public ObjectStore store() {
    return store(Optional.empty());
  }

  @Override
  public ObjectStore bound(StorageId id) {
    return store(Optional.of(id));
  }

  private ObjectStore store(Optional<StorageId> id) {
    return calls.store(service, server.address(prefix), id);
  }

  @Override
  public <T> Call<T> start(Supplier<Future<T>> call) {
    return calls.start(call);
  }

  /** N14: neither an empty bucket, nor one that is another store, is an empty store. */
  @Test
  void noBucketAnswersForAnother() throws Unavailable {
    ObjectStore first = store();
    StorageId id = calls.get(first::identity);
    ObjectStore bound = bound(id);
    calls.get(() -> bound.putIfAbsent("a/b", Payload.utf8("one")));

    server.content().removeBlob("cold", prefix + "/~store");
    calls.assertSays(
        bound, "is not store " + id + ", nor any other, from n1; bring the right one back");
    assertThat(server.content().blobExists("cold", prefix + "/~store")).isFalse();

    StorageId other = calls.get(store()::identity);
    calls.assertSays(bound, "is store " + other + ", and not " + id);
    ObjectStore unbound = store();
    assertThat(calls.get(() -> unbound.list("a"))).containsExactly("a/b");
  }

  /** N14: that an object is missing counts only if the bucket is the same one afterwards. */
  @Test
  void aBucketThatIsExchangedDuringACallIsNotBelieved(@TempDir Path elsewhere) throws Unavailable {
    try (S3Server other =
        new S3Server(
            elsewhere, below -> new Exchanged(new OnePut(below), "logs/a/b", "logs/~store"))) {
      Service ours = Calls.service(other.address(""));
      String logs = other.address("logs");
      StorageId id = calls.get(calls.store(ours, logs)::identity);
      ObjectStore store = calls.store(ours, logs, Optional.of(id));
      assertThat(calls.get(() -> store.get("a/c"))).isEmpty();
      assertThatThrownBy(() -> calls.get(() -> store.get("a/b")))
          .hasMessageContaining("is store dead, and not " + id);
      ours.client().close();
    }
  }

  /** Whoever bound the place has tried the service out; nobody else is held up by that. */
  @Test
  void whoKnowsTheStoreDoesNotTryItOut(@TempDir Path careless) throws Unavailable {
    try (S3Server unfit = new S3Server(careless, AnyPut::new)) {
      Service bad = Calls.service(unfit.address(""));
      BlobStore content = unfit.content();
      content.putBlob("cold", content.blobBuilder("logs/~store").payload(Exchanged.OTHER).build());
      StorageId id = new StorageId(0xdead);
      ObjectStore store = calls.store(bad, unfit.address("logs"), Optional.of(id));
      assertThat(calls.get(store::identity)).isEqualTo(id);
      bad.client().close();
    }
  }

  @Test
  void aForeignIdentityIsNotOverwritten() throws Unavailable {
    BlobStore content = server.content();
    content.putBlob(
        "cold", content.blobBuilder(prefix + "/~store").payload("something else").build());
    assertThatThrownBy(() -> calls.get(store()::identity))
        .hasMessageContaining("has no identity that can be read");
  }

  @Test
  void aTrialLeavesNothing() throws Unavailable {
    calls.get(store()::identity);
    assertThat(server.content().list("cold").stream().map(object -> object.getName()).toList())
        .noneMatch(name -> name.contains("~trial"));
  }

  /** A connection that broke while nobody used it is found broken once, and then there is none. */
  private String onceConnectionsAreUsedUp(ObjectStore store) {
    String said = "";
    for (int i = 0; i <= Service.CALLS && !said.contains("cannot be reached"); i++) {
      try {
        said = "answered: " + calls.get(() -> store.get("a/b"));
      } catch (Unavailable why) {
        said = why.diagnosis().toString();
      }
    }
    return said;
  }

  @Test
  void aServiceThatIsGoneAndComesBack(@TempDir Path elsewhere) throws Unavailable, IOException {
    try (S3Server mortal = S3Server.start(Files.createDirectory(elsewhere.resolve("cold")))) {
      Service ours = Calls.service(mortal.address(""));
      ObjectStore first = calls.store(ours, mortal.address("logs"));
      StorageId id = calls.get(first::identity);
      ObjectStore store = calls.store(ours, mortal.address("logs"), Optional.of(id));
      calls.get(() -> store.putIfAbsent("a/b", Payload.utf8("one")));
      mortal.stop();
      calls.assertSays(store, "bucket " + Calls.bucket(mortal.address("logs")));
      assertThat(onceConnectionsAreUsedUp(store))
          .contains("cannot be reached, from n1; the service must come back");
      mortal.restart();
      assertThat(calls.get(() -> store.get("a/b")).map(Payload::toUtf8)).contains("one");
      ours.client().close();
    }
  }
}

package dev.rhenea.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.rhenea.contract.Call;
import dev.rhenea.contract.ObjectStoreContract;
import dev.rhenea.contract.engine.RealLoop;
import dev.rhenea.environment.Done;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.StorageId;
import dev.rhenea.environment.Unavailable;
import dev.rhenea.payload.Payload;
import dev.rhenea.provider.ObjectStore;
import dev.rhenea.s3server.AnyPut;
import dev.rhenea.s3server.OnePut;
import dev.rhenea.s3server.S3Server;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jclouds.blobstore.BlobStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Objects in a bucket of a service in this process, and what is said when something is wrong. */
class S3StoreTest implements ObjectStoreContract {
  private static final Credentials KEY = Credentials.parse(S3Server.CREDENTIALS).orElseThrow();
  private static @TempDir Path folder;
  private static S3Server server;
  private static Service service;
  private static int tests;

  private final RealLoop loop = new RealLoop(new NodeId("n1"));
  private final String prefix = "test" + tests++;

  @BeforeAll
  static void startServer() {
    server = S3Server.start(folder);
    service = service(server.address(""), KEY);
  }

  private static Service service(String address, Credentials key) {
    return Service.open(access(address, key));
  }

  private static Service.Access access(String address, Credentials key) {
    return new Service.Access(bucket(address).service(), "us-east-1", key);
  }

  @AfterEach
  void stop() {
    assertThat(loop.faults()).isEmpty();
    loop.close();
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
    return new S3Store(loop, service, bucket(server.address(prefix)), id);
  }

  private static Bucket bucket(String address) {
    return Bucket.parse(address).orElseThrow();
  }

  @Override
  public <T> Call<T> start(Supplier<Future<T>> call) {
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

  private <T> T get(Supplier<Future<T>> call) throws Unavailable {
    return start(call).await();
  }

  private void assertSays(ObjectStore unfit, String what) {
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

  /** N14: neither an empty bucket, nor one that is another store, is an empty store. */
  @Test
  void noBucketAnswersForAnother() throws Unavailable {
    ObjectStore first = store();
    StorageId id = get(first::identity);
    ObjectStore bound = bound(id);
    get(() -> bound.putIfAbsent("a/b", Payload.utf8("one")));

    server.content().removeBlob("cold", prefix + "/~store");
    assertSays(bound, "is not store " + id + ", nor any other, from n1; bring the right one back");
    assertThat(server.content().blobExists("cold", prefix + "/~store")).isFalse();

    StorageId other = get(store()::identity);
    assertSays(bound, "is store " + other + ", and not " + id);
    ObjectStore unbound = store();
    assertThat(get(() -> unbound.list("a"))).containsExactly("a/b");
  }

  /** N14: that an object is missing counts only if the bucket is the same one afterwards. */
  @Test
  void aBucketThatIsExchangedDuringACallIsNotBelieved(@TempDir Path elsewhere) throws Unavailable {
    try (S3Server other =
        new S3Server(
            elsewhere, below -> new Exchanged(new OnePut(below), "logs/a/b", "logs/~store"))) {
      Service ours = service(other.address(""), KEY);
      Bucket logs = bucket(other.address("logs"));
      StorageId id = get(new S3Store(loop, ours, logs, Optional.empty())::identity);
      ObjectStore store = new S3Store(loop, ours, logs, Optional.of(id));
      assertThat(get(() -> store.get("a/c"))).isEmpty();
      assertThatThrownBy(() -> get(() -> store.get("a/b")))
          .hasMessageContaining("is store dead, and not " + id);
      ours.client().close();
    }
  }

  /** Whoever bound the place has tried the service out; nobody else is held up by that. */
  @Test
  void whoKnowsTheStoreDoesNotTryItOut(@TempDir Path careless) throws Unavailable {
    try (S3Server unfit = new S3Server(careless, AnyPut::new)) {
      Service bad = service(unfit.address(""), KEY);
      BlobStore content = unfit.content();
      content.putBlob("cold", content.blobBuilder("logs/~store").payload(Exchanged.OTHER).build());
      StorageId id = new StorageId(0xdead);
      ObjectStore store = new S3Store(loop, bad, bucket(unfit.address("logs")), Optional.of(id));
      assertThat(get(store::identity)).isEqualTo(id);
      bad.client().close();
    }
  }

  @Test
  void aServiceThatHangsIsGivenUp() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      String address = "http://127.0.0.1:%d/cold/".formatted(silent.getLocalPort());
      Service hangs = Service.open(access(address, KEY), Duration.ofMillis(300));
      ObjectStore store = new S3Store(loop, hangs, bucket(address), Optional.empty());
      assertSays(store, "did not answer in time, from n1; the service must come back");
      hangs.client().close();
    }
  }

  /** An address that leads to some other server says so, and is not an empty store. */
  @Test
  void aServerOfSomethingElseIsNoEmptyStore() throws IOException {
    HttpServer web =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    web.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(404, -1);
          exchange.close();
        });
    web.start();
    try {
      String address = "http://127.0.0.1:%d/cold/".formatted(web.getAddress().getPort());
      Service strange = service(address, KEY);
      ObjectStore store = new S3Store(loop, strange, bucket(address), Optional.empty());
      assertSays(store, "is no bucket of an S3 service (404)");
      strange.client().close();
    } finally {
      web.stop(0);
    }
  }

  @Test
  void aForeignIdentityIsNotOverwritten() throws Unavailable {
    BlobStore content = server.content();
    content.putBlob(
        "cold", content.blobBuilder(prefix + "/~store").payload("something else").build());
    assertThatThrownBy(() -> get(store()::identity))
        .hasMessageContaining("has no identity that can be read");
  }

  @Test
  void aTrialLeavesNothing() throws Unavailable {
    get(store()::identity);
    assertThat(server.content().list("cold").stream().map(object -> object.getName()).toList())
        .noneMatch(name -> name.contains("~trial"));
  }

  /** What the server of these tests does by itself: it looks, and writes afterwards. */
  @Test
  void aServiceThatLooksAndThenWritesIsRefused(@TempDir Path careless) {
    assertIsRefused(
        careless, UnaryOperator.identity(), "looks for an object before it writes, and not while");
  }

  @Test
  void aServiceThatOverwritesIsRefused(@TempDir Path careless) {
    assertIsRefused(careless, AnyPut::new, "does not know If-None-Match");
  }

  private void assertIsRefused(Path careless, UnaryOperator<BlobStore> semantics, String why) {
    try (S3Server unfit = new S3Server(careless, semantics)) {
      Service bad = service(unfit.address(""), KEY);
      Bucket bucket = bucket(unfit.address("logs"));
      ObjectStore store = new S3Store(loop, bad, bucket, Optional.empty());
      assertThatThrownBy(() -> get(store::identity)).hasMessageContaining(why);
      assertThat(unfit.content().blobExists("cold", "logs/~store")).isFalse();
      bad.client().close();
    }
  }

  @Test
  void aBucketIsNeverMade() {
    String address = server.address("").replace("/cold/", "/nobodys");
    ObjectStore store = new S3Store(loop, service, bucket(address), Optional.empty());
    assertSays(store, "/nobodys is not there, from n1; create the bucket; nobody else does");
  }

  @Test
  void wrongCredentialsAreNamed() {
    for (Credentials wrong :
        List.of(new Credentials("rhenea", "guessed"), new Credentials("nobody", "guessed"))) {
      Service refused = service(server.address(""), wrong);
      ObjectStore store =
          new S3Store(loop, refused, bucket(server.address(prefix)), Optional.empty());
      assertSays(store, "credentials");
      refused.client().close();
    }
  }

  /** A connection that broke while nobody used it is found broken once, and then there is none. */
  private String onceConnectionsAreUsedUp(ObjectStore store) {
    String said = "";
    for (int i = 0; i <= Service.CALLS && !said.contains("cannot be reached"); i++) {
      try {
        said = "answered: " + get(() -> store.get("a/b"));
      } catch (Unavailable why) {
        said = why.diagnosis().toString();
      }
    }
    return said;
  }

  @Test
  void aServiceThatIsGoneAndComesBack(@TempDir Path elsewhere) throws Unavailable, IOException {
    try (S3Server mortal = S3Server.start(Files.createDirectory(elsewhere.resolve("cold")))) {
      Service ours = service(mortal.address(""), KEY);
      ObjectStore first = new S3Store(loop, ours, bucket(mortal.address("logs")), Optional.empty());
      StorageId id = get(first::identity);
      ObjectStore store = new S3Store(loop, ours, bucket(mortal.address("logs")), Optional.of(id));
      get(() -> store.putIfAbsent("a/b", Payload.utf8("one")));
      mortal.stop();
      assertSays(store, "bucket " + bucket(mortal.address("logs")));
      assertThat(onceConnectionsAreUsedUp(store))
          .contains("cannot be reached, from n1; the service must come back");
      mortal.restart();
      assertThat(get(() -> store.get("a/b")).map(Payload::toUtf8)).contains("one");
      ours.client().close();
    }
  }
}

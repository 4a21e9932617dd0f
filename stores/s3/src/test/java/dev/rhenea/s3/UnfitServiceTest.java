package dev.rhenea.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.rhenea.environment.StorageId;
import dev.rhenea.environment.Unavailable;
import dev.rhenea.provider.ObjectStore;
import dev.rhenea.s3server.AnyPut;
import dev.rhenea.s3server.S3Server;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jclouds.blobstore.BlobStore;
import org.jclouds.blobstore.domain.StorageMetadata;
import org.jclouds.blobstore.options.ListContainerOptions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Services that are none, are not to be trusted, or do not let one in: each is told apart. */
class UnfitServiceTest {
  private final Calls calls = new Calls();
  private @TempDir Path folder;

  @AfterEach
  void stop() {
    calls.close();
  }

  @Test
  void aServiceThatHangsIsGivenUp() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      String address = "http://127.0.0.1:%d/cold/".formatted(silent.getLocalPort());
      Service hangs = Service.open(Calls.access(address), Duration.ofMillis(300));
      ObjectStore store = calls.store(hangs, address);
      calls.assertSays(store, "did not answer in time, from n1; the service must come back");
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
      Service strange = Calls.service(address);
      ObjectStore store = calls.store(strange, address);
      calls.assertSays(store, "is no bucket of an S3 service (404)");
      strange.client().close();
    } finally {
      web.stop(0);
    }
  }

  @Test
  void aServiceThatLooksAndThenWritesIsRefused() {
    assertIsRefused(SlowPut::new, "looks for an object before it writes, and not while");
  }

  @Test
  void aServiceThatNamesConflictsIsFit() throws Unavailable {
    try (S3Server fit = new S3Server(folder, Conflicts::new)) {
      Service service = Calls.service(fit.address(""));
      ObjectStore store = calls.store(service, fit.address("logs"));
      StorageId id = calls.get(store::identity);
      assertThat(calls.get(calls.store(service, fit.address("logs"))::identity)).isEqualTo(id);
      assertThat(objects(fit)).containsExactly("logs/~store");
      service.client().close();
    }
  }

  @Test
  void aServiceThatOverwritesIsRefused() {
    assertIsRefused(AnyPut::new, "does not know If-None-Match");
  }

  private void assertIsRefused(UnaryOperator<BlobStore> semantics, String why) {
    try (S3Server unfit = new S3Server(folder, semantics)) {
      Service bad = Calls.service(unfit.address(""));
      ObjectStore store = calls.store(bad, unfit.address("logs"));
      assertThatThrownBy(() -> calls.get(store::identity)).hasMessageContaining(why);
      assertThat(objects(unfit)).isEmpty();
      bad.client().close();
    }
  }

  /** Of the trial, and of all else, nothing is left. */
  private static List<String> objects(S3Server server) {
    return server.content().list("cold", ListContainerOptions.Builder.recursive()).stream()
        .map(StorageMetadata::getName)
        .toList();
  }

  @Test
  void aBucketIsNeverMade() {
    try (S3Server server = S3Server.start(folder)) {
      Service service = Calls.service(server.address(""));
      ObjectStore store = calls.store(service, server.address("").replace("/cold/", "/nobodys"));
      calls.assertSays(
          store, "/nobodys is not there, from n1; create the bucket; nobody else does");
      service.client().close();
    }
  }

  @Test
  void wrongCredentialsAreNamed() {
    try (S3Server server = S3Server.start(folder)) {
      for (Credentials wrong :
          List.of(new Credentials("rhenea", "guessed"), new Credentials("nobody", "guessed"))) {
        Service refused = Service.open(Calls.access(server.address(""), wrong));
        calls.assertSays(calls.store(refused, server.address("logs")), "credentials");
        refused.client().close();
      }
    }
  }
}

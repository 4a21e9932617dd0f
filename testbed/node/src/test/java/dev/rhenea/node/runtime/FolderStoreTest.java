package dev.rhenea.node.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rhenea.contract.Call;
import dev.rhenea.contract.ObjectStoreContract;
import dev.rhenea.environment.Done;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.StorageId;
import dev.rhenea.environment.Unavailable;
import dev.rhenea.node.LoopbackCluster;
import dev.rhenea.payload.Payload;
import dev.rhenea.provider.Catalogue;
import dev.rhenea.provider.Host;
import dev.rhenea.provider.ObjectStore;
import dev.rhenea.spec.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Objects as files: each is written by one of several writers, whole, and never again. */
class FolderStoreTest implements ObjectStoreContract {
  private static final NodeId N1 = new NodeId("n1");

  private @TempDir Path folder;
  private LoopbackCluster cluster;
  private Host host;
  private ObjectStore store;

  @BeforeEach
  void start() throws IOException {
    Files.createDirectory(cold());
    cluster =
        new LoopbackCluster(
            folder.resolve("node"), List.of(N1), new Catalogue(List.of(), List.of()));
    host = cluster.host(N1, "client");
    store = host.objects(new Value.Folder(cold().toString()));
  }

  @AfterEach
  void stop() {
    cluster.close();
  }

  private Path cold() {
    return folder.resolve("cold");
  }

  @Override
  public ObjectStore store() {
    return host.objects(new Value.Folder(cold().toString()));
  }

  @Override
  public ObjectStore bound(StorageId id) {
    return host.objects(new Value.Folder(cold().toString(), id));
  }

  @Override
  public <T> Call<T> start(Supplier<Future<T>> call) {
    return cluster.start(host, call);
  }

  private boolean put(String name, String content) throws Unavailable {
    return cluster.await(host, () -> store.putIfAbsent(name, Payload.utf8(content)));
  }

  @Test
  void nothingHalfWrittenStays() throws Exception {
    List<Call<Boolean>> calls = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      Payload content = Payload.utf8("writer " + i);
      calls.add(cluster.start(host, () -> store.putIfAbsent("races/one", content)));
    }
    for (Call<Boolean> call : calls) {
      call.await();
    }
    assertThat(files()).containsExactly("races/one");
  }

  private List<String> files() throws IOException {
    try (Stream<Path> all = Files.walk(cold())) {
      return all.filter(Files::isRegularFile)
          .map(file -> cold().relativize(file).toString())
          .sorted()
          .toList();
    }
  }

  /** N14: a folder that is not mounted is not there, or empty: neither is an empty store. */
  @Test
  void noFolderAnswersForAnother() throws Exception {
    StorageId identity = cluster.await(host, () -> store.identity());
    put("a/b", "one");
    ObjectStore bound = host.objects(new Value.Folder(cold().toString(), identity));
    assertThat(cluster.await(host, () -> bound.list("a"))).containsExactly("a/b");

    Files.move(cold(), folder.resolve("elsewhere"));
    assertNothingIsDone(store, "is not there on n1; mount it or create it");
    assertNothingIsDone(bound, "is not there on n1; mount it or create it");
    assertThat(cold()).doesNotExist();

    Files.createDirectory(cold());
    assertNothingIsDone(bound, "is not store " + identity + ", nor any other on n1; mount it");
    assertThat(files()).isEmpty();

    ObjectStore another = host.objects(new Value.Folder(cold().toString()));
    StorageId other = cluster.await(host, another::identity);
    assertNothingIsDone(
        bound, "is store " + other + ", and not " + identity + " on n1; mount the right one");
    assertThat(files()).hasSize(1);
  }

  private void assertNothingIsDone(ObjectStore unfit, String why) {
    List<Supplier<Future<?>>> calls =
        List.of(
            unfit::identity,
            () -> unfit.putIfAbsent("a/c", Payload.empty()),
            () -> unfit.get("a/b"),
            () -> unfit.list("a"),
            () -> unfit.delete("a/b"));
    for (Supplier<Future<?>> call : calls) {
      assertThatThrownBy(() -> cluster.await(host, () -> call.get().map(done -> Done.DONE)))
          .isInstanceOf(Unavailable.class)
          .hasMessage("folder " + cold() + " " + why);
    }
  }

  @Test
  void aFolderIsNamedByItsWholePath() {
    ObjectStore relative = host.objects(new Value.Folder("cold"));
    assertThatThrownBy(() -> cluster.await(host, () -> relative.get("a")))
        .hasMessageContaining("folder cold is relative: each node has another one");
  }

  /** As many as may hang, and not one more; what comes back is used again. */
  @Test
  void callsThatHangAreCounted() throws Unavailable {
    SharedFolders folders = new SharedFolders();
    CountDownLatch back = new CountDownLatch(1);
    FolderSync hanging =
        unanswered -> {
          try {
            back.await();
          } catch (InterruptedException stopped) {
            throw new IOException(stopped);
          }
        };
    ObjectStore dead =
        folders.open(host.environment(), new Value.Folder(cold().toString()), hanging);
    List<Call<Boolean>> calls = new ArrayList<>();
    for (int i = 0; i < SharedFolders.CALLS; i++) {
      String name = "hangs/" + i;
      calls.add(cluster.start(host, () -> dead.putIfAbsent(name, Payload.empty())));
    }
    ObjectStore other = folders.open(host.environment(), new Value.Folder(cold().toString()));
    assertThatThrownBy(() -> cluster.await(host, () -> other.get("a")))
        .hasMessage("folder " + cold() + " does not answer on n1; its file server must come back");
    back.countDown();
    for (Call<Boolean> call : calls) {
      assertThat(call.await()).isTrue();
    }
    assertThat(cluster.await(host, () -> other.list("hangs"))).hasSize(SharedFolders.CALLS);
  }
}

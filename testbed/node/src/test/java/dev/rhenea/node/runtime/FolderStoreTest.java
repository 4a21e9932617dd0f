package dev.rhenea.node.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.rhenea.contract.Call;
import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.Unavailable;
import dev.rhenea.node.LoopbackCluster;
import dev.rhenea.payload.Payload;
import dev.rhenea.provider.Catalogue;
import dev.rhenea.provider.Host;
import dev.rhenea.provider.ObjectStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Objects as files: each is written by one of several writers, whole, and never again. */
class FolderStoreTest {
  private static final NodeId N1 = new NodeId("n1");

  private @TempDir Path folder;
  private LoopbackCluster cluster;
  private Host host;
  private ObjectStore store;

  @BeforeEach
  void start() {
    cluster =
        new LoopbackCluster(
            folder.resolve("node"), List.of(N1), new Catalogue(List.of(), List.of()));
    host = cluster.host(N1, "client");
    store = host.objects(cold().toString());
  }

  @AfterEach
  void stop() {
    cluster.close();
  }

  private Path cold() {
    return folder.resolve("cold");
  }

  private boolean put(String name, String content) throws Unavailable {
    return cluster.await(host, () -> store.putIfAbsent(name, Payload.utf8(content)));
  }

  private Optional<String> get(String name) throws Unavailable {
    return cluster.await(host, () -> store.get(name)).map(Payload::toUtf8);
  }

  private List<String> list(String inside) throws Unavailable {
    return cluster.await(host, () -> store.list(inside));
  }

  private void delete(String name) throws Unavailable {
    cluster.await(host, () -> store.delete(name));
  }

  @Test
  void anObjectIsWrittenOnce() throws Unavailable {
    assertThat(get("a/b")).isEmpty();
    assertThat(put("a/b", "one")).isTrue();
    assertThat(put("a/b", "two")).isFalse();
    assertThat(get("a/b")).contains("one");
    delete("a/b");
    delete("a/b");
    assertThat(get("a/b")).isEmpty();
  }

  @Test
  void ofManyWritersOneWrites() throws Unavailable, IOException {
    List<Call<Boolean>> calls = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      Payload content = Payload.utf8("writer " + i);
      calls.add(cluster.start(host, () -> store.putIfAbsent("races/one", content)));
    }
    List<Integer> winners = new ArrayList<>();
    for (int i = 0; i < calls.size(); i++) {
      if (calls.get(i).await()) {
        winners.add(i);
      }
    }
    assertThat(winners).hasSize(1);
    assertThat(get("races/one")).contains("writer " + winners.getFirst());
    try (Stream<Path> files = Files.list(cold().resolve("races"))) {
      assertThat(files).as("nothing half written stays").hasSize(1);
    }
  }

  @Test
  void aFolderIsListedWithWhatIsInItsFolders() throws Unavailable {
    assertThat(list("log")).isEmpty();
    for (String name : List.of("log/7/b", "log/7/a", "log/8/c", "logs/d")) {
      put(name, "");
    }
    assertThat(list("log/7")).containsExactly("log/7/a", "log/7/b");
    assertThat(list("log")).containsExactly("log/7/a", "log/7/b", "log/8/c");
  }

  @Test
  void namesDoNotLeaveTheFolder() {
    for (String name : List.of("../a", "a/../../b", "/a", "a//b", "")) {
      assertThatIllegalArgumentException().as(name).isThrownBy(() -> store.get(name));
    }
  }
}

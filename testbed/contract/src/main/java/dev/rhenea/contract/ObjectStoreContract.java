package dev.rhenea.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.rhenea.environment.Future;
import dev.rhenea.environment.StorageId;
import dev.rhenea.environment.Unavailable;
import dev.rhenea.payload.Payload;
import dev.rhenea.provider.ObjectStore;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * What every {@link ObjectStore} promises while it can be reached: each object is written by one of
 * several writers, whole, and never again; one store is one store.
 */
public interface ObjectStoreContract {
  /** Another handle on the store of this test, which was empty when the test began. */
  ObjectStore store();

  /** A handle on the place where that store is, which must be store {@code id}. */
  ObjectStore bound(StorageId id);

  /** Calls on the loop of the handles. */
  <T> Call<T> start(Supplier<Future<T>> call);

  private <T> T await(Supplier<Future<T>> call) throws Unavailable {
    return start(call).await();
  }

  private boolean put(String name, String content) throws Unavailable {
    ObjectStore store = store();
    return await(() -> store.putIfAbsent(name, Payload.utf8(content)));
  }

  private Optional<String> get(String name) throws Unavailable {
    ObjectStore store = store();
    return await(() -> store.get(name)).map(Payload::toUtf8);
  }

  private List<String> list(String inside) throws Unavailable {
    ObjectStore store = store();
    return await(() -> store.list(inside));
  }

  private void delete(String name) throws Unavailable {
    ObjectStore store = store();
    await(() -> store.delete(name));
  }

  @Test
  default void anObjectIsWrittenOnce() throws Unavailable {
    assertThat(get("a/b")).isEmpty();
    assertThat(put("a/b", "one")).isTrue();
    assertThat(put("a/b", "two")).isFalse();
    assertThat(get("a/b")).contains("one");
    delete("a/b");
    delete("a/b");
    assertThat(get("a/b")).isEmpty();
    assertThat(put("a/b", "three")).isTrue();
    assertThat(get("a/b")).contains("three");
  }

  @Test
  default void ofManyWritersOneWrites() throws Unavailable {
    List<Call<Boolean>> calls = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      Payload content = Payload.utf8("writer " + i);
      ObjectStore store = store();
      calls.add(start(() -> store.putIfAbsent("races/one", content)));
    }
    List<Integer> winners = new ArrayList<>();
    for (int i = 0; i < calls.size(); i++) {
      if (calls.get(i).await()) {
        winners.add(i);
      }
    }
    assertThat(winners).hasSize(1);
    assertThat(get("races/one")).contains("writer " + winners.getFirst());
    assertThat(list("races")).as("nothing half written stays").containsExactly("races/one");
  }

  @Test
  default void aFolderIsListedWithWhatIsInItsFolders() throws Unavailable {
    assertThat(list("log")).isEmpty();
    for (String name : List.of("log/7/b", "log/7/a", "log/8/c", "logs/d")) {
      put(name, "");
    }
    assertThat(list("log/7")).containsExactly("log/7/a", "log/7/b");
    assertThat(list("log")).containsExactly("log/7/a", "log/7/b", "log/8/c");
    assertThat(get("log/7/a")).contains("");
  }

  /** More than fits in one answer of a service. */
  @Test
  default void aLongListIsWhole() throws Unavailable {
    ObjectStore store = store();
    List<Call<Boolean>> calls = new ArrayList<>();
    List<String> names = IntStream.range(0, 1100).mapToObj("long/%04d"::formatted).toList();
    for (String name : names) {
      calls.add(start(() -> store.putIfAbsent(name, Payload.empty())));
      if (calls.size() % 50 == 0) {
        calls.getLast().await(); // a node may have so many calls outstanding, and no more
        for (Call<Boolean> call : calls.subList(calls.size() - 50, calls.size())) {
          call.await();
        }
      }
    }
    assertThat(list("long")).isEqualTo(names);
  }

  @Test
  default void aLargeObjectComesBackAsItWas() throws Unavailable {
    byte[] bytes = new byte[5 << 20];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (i * 31 ^ i >> 7);
    }
    ObjectStore store = store();
    await(() -> store.putIfAbsent("large", Payload.wrap(bytes)));
    assertThat(await(() -> store.get("large")).orElseThrow().toByteArray()).isEqualTo(bytes);
  }

  @Test
  default void namesDoNotLeaveTheStore() {
    ObjectStore store = store();
    for (String name : List.of("../a", "a/../../b", "/a", "a//b", "", "~store", "a b")) {
      assertThatIllegalArgumentException().as(name).isThrownBy(() -> store.get(name));
    }
  }

  /** Nodes race for it: one of them gives the store its identity, for all of them. */
  @Test
  default void aStoreHasOneIdentity() throws Unavailable {
    List<Call<StorageId>> calls = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      ObjectStore another = store();
      calls.add(start(another::identity));
    }
    Set<StorageId> found = new HashSet<>();
    for (Call<StorageId> call : calls) {
      found.add(call.await());
    }
    assertThat(found).hasSize(1);
    ObjectStore bound = bound(found.iterator().next());
    assertThat(await(bound::identity)).isEqualTo(found.iterator().next());
    assertThat(await(() -> bound.putIfAbsent("a/b", Payload.utf8("one")))).isTrue();
    assertThat(get("a/b")).contains("one");
  }
}

package dev.rhenea.composition.parity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rhenea.payload.Payload;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Any of the shards suffice, if they are as many as were asked for. */
class ErasureCodeTest {
  private final SplittableRandom random = new SplittableRandom(8);

  private Payload noise(int size) {
    byte[] bytes = new byte[size];
    random.nextBytes(bytes);
    int cut = random.nextInt(size + 1);
    return Payload.concat(
        List.of(Payload.wrap(bytes, 0, cut), Payload.wrap(bytes, cut, size - cut)));
  }

  @Test
  void everyChoiceOfShardsHasTheEntry() {
    for (int shards = 2; shards <= 7; shards++) {
      for (int data = 1; data < shards; data++) {
        ErasureCode code = new ErasureCode(data, shards);
        for (int length : List.of(0, 1, data - 1, data, data + 1, 100, 257)) {
          Payload entry = noise(length);
          List<Payload> all = code.encode(entry);
          for (SortedMap<Integer, Payload> some : choices(all, data)) {
            assertThat(code.decode(length, some))
                .as("%s, %d bytes from %s", code, length, some.keySet())
                .isEqualTo(entry);
          }
        }
      }
    }
  }

  private static List<SortedMap<Integer, Payload>> choices(List<Payload> all, int count) {
    List<SortedMap<Integer, Payload>> found = new ArrayList<>();
    for (int set = 0; set < 1 << all.size(); set++) {
      if (Integer.bitCount(set) == count) {
        SortedMap<Integer, Payload> some = new TreeMap<>();
        for (int i = 0; i < all.size(); i++) {
          if ((set >> i & 1) == 1) {
            some.put(i, all.get(i));
          }
        }
        found.add(some);
      }
    }
    return found;
  }

  @Test
  void largeOnesAsWell() {
    for (int round = 0; round < 30; round++) {
      int shards = random.nextInt(8, Gf256.SIZE + 1);
      int data = random.nextInt(2, Math.min(shards, 60));
      ErasureCode code = new ErasureCode(data, shards);
      Payload entry = noise(random.nextInt(2000));
      List<Payload> all = code.encode(entry);
      SortedMap<Integer, Payload> some = new TreeMap<>();
      while (some.size() < data) {
        int shard = random.nextInt(shards);
        some.put(shard, all.get(shard));
      }
      assertThat(code.decode(entry.size(), some)).as("%s", code).isEqualTo(entry);
    }
  }

  /** RAID 5, and the first parity of everything beyond. */
  @Test
  void theFirstParityIsTheExclusiveOr() {
    for (int data = 2; data <= 20; data++) {
      assertThat(new ErasureCode(data, data + 3).row(data)).containsOnly(1);
    }
    List<Payload> shards = new ErasureCode(2, 3).encode(Payload.utf8("abcde"));
    assertThat(shards.get(0)).isEqualTo(Payload.utf8("abc"));
    assertThat(shards.get(1)).isEqualTo(Payload.utf8("de"));
    assertThat(shards.get(2)).isEqualTo(Payload.wrap(new byte[] {'a' ^ 'd', 'b' ^ 'e', 'c'}));
  }

  @Test
  void shardsHaveTheirShareOfTheBytes() {
    for (int data = 1; data <= 6; data++) {
      ErasureCode code = new ErasureCode(data, data + 2);
      for (int length = 0; length < 50; length++) {
        List<Payload> shards = code.encode(noise(length));
        for (int shard = 0; shard < shards.size(); shard++) {
          assertThat(shards.get(shard).size())
              .isEqualTo(code.size(length, shard))
              .isLessThanOrEqualTo(Math.ceilDiv(length, data));
        }
        assertThat(IntStream.range(0, data).map(i -> shards.get(i).size()).sum()).isEqualTo(length);
      }
    }
  }

  @Test
  void whatIsNoCodeIsRefused() {
    assertThatThrownBy(() -> new ErasureCode(3, 3)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new ErasureCode(0, 3)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new ErasureCode(2, 257)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new ErasureCode(2, 3).decode(4, new TreeMap<>(Map.of(0, noise(2)))))
        .isInstanceOf(IllegalArgumentException.class);
  }
}

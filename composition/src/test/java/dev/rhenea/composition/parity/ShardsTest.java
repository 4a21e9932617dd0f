package dev.rhenea.composition.parity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rhenea.composition.lockstep.Layout.Held;
import dev.rhenea.composition.lockstep.Stamp;
import dev.rhenea.environment.StorageId;
import dev.rhenea.loglet.Entry;
import dev.rhenea.loglet.LogletOffset;
import dev.rhenea.payload.Payload;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The law of a layout: what was made for a child and an offset is right there, nothing else is. */
class ShardsTest {
  private static final StorageId LIFE = new StorageId(77);
  private static final long OFFSET = 12;
  private static final Payload ENTRY = Payload.utf8("an entry of some length");

  private final SplittableRandom random = new SplittableRandom(9);
  private final Shards shards = shards(LIFE);
  private final List<Payload> parts = shards.parts(OFFSET, ENTRY);

  private static Shards shards(StorageId life) {
    return new Shards(new Stamp(life), new ErasureCode(2, 4));
  }

  private Held held(int child, long offset, Payload stored) {
    return shards.held(child, new Entry.Data(new LogletOffset(offset), stored));
  }

  private Payload right(int child, Payload stored) {
    return ((Held.Right) held(child, OFFSET, stored)).part();
  }

  @Test
  void whatWasMadeForThereIsRight() {
    for (int size : List.of(0, 1, 2, 3, 500)) {
      Payload entry = Payload.wrap(new byte[size]);
      List<Payload> made = shards.parts(OFFSET, entry);
      for (int one = 0; one < 4; one++) {
        assertThat(made.get(one).size()).isLessThanOrEqualTo(shards.share(size));
        for (int other = one + 1; other < 4; other++) {
          SortedMap<Integer, Payload> some =
              new TreeMap<>(
                  Map.of(one, right(one, made.get(one)), other, right(other, made.get(other))));
          assertThat(shards.entry(some)).contains(entry);
        }
      }
    }
  }

  @Test
  void ofAnotherOffsetChildOrLifeIsWrong() {
    assertThat(held(1, OFFSET + 1, parts.get(1))).isEqualTo(new Held.Wrong());
    assertThat(held(0, OFFSET, parts.get(1))).isEqualTo(new Held.Wrong());
    assertThat(held(1, OFFSET, shards(new StorageId(78)).parts(OFFSET, ENTRY).get(1)))
        .isEqualTo(new Held.Wrong());
    assertThat(shards.held(0, new Entry.Filler(new LogletOffset(OFFSET))))
        .isEqualTo(new Held.Wrong());
  }

  @Test
  void everyChangedBitIsDamage() {
    byte[] bytes = parts.get(3).toByteArray();
    for (int bit = 0; bit < 8 * bytes.length; bit++) {
      byte[] damaged = bytes.clone();
      damaged[bit / 8] ^= (byte) (1 << bit % 8);
      assertThat(held(3, OFFSET, Payload.wrap(damaged))).isInstanceOf(Held.Damaged.class);
    }
    for (int size = 0; size < bytes.length; size++) {
      assertThat(held(3, OFFSET, parts.get(3).slice(0, size))).isInstanceOf(Held.Damaged.class);
    }
  }

  @Test
  void tooFewAreNoEntry() {
    assertThat(shards.entry(new TreeMap<>())).isEmpty();
    assertThat(shards.entry(new TreeMap<>(Map.of(2, right(2, parts.get(2)))))).isEmpty();
  }

  /** A shard that says it is whole and is not of the entry: never used, wherever it stands. */
  @Test
  void aLyingShardIsGoneRound() {
    for (int liar = 0; liar < 4; liar++) {
      for (boolean sameEntry : List.of(true, false)) {
        SortedMap<Integer, Payload> all = new TreeMap<>();
        for (int child = 0; child < 4; child++) {
          all.put(child, right(child, child == liar ? lie(child, sameEntry) : parts.get(child)));
        }
        assertThat(shards.entry(all)).contains(ENTRY);
        SortedMap<Integer, Payload> few = new TreeMap<>();
        few.put(liar, all.get(liar));
        few.put((liar + 1) % 4, all.get((liar + 1) % 4));
        assertThat(shards.entry(few)).isEmpty();
      }
    }
  }

  /** Other bytes, under the sum of the entry or under that of another one. */
  private Payload lie(int number, boolean sameEntry) {
    byte[] bytes = new byte[shards.code().size(ENTRY.size(), number)];
    random.nextBytes(bytes);
    int sum = sameEntry ? Shard.sum(ENTRY) : random.nextInt();
    Payload stamped =
        shards
            .stamp()
            .put(OFFSET, new Shard(number, ENTRY.size(), sum, Payload.wrap(bytes)).toPayload());
    return stamped.prepend(Shard.fixed(Shard.sum(stamped)));
  }
}

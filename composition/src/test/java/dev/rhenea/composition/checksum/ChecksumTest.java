package dev.rhenea.composition.checksum;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rhenea.composition.Written;
import dev.rhenea.composition.filter.Coding;
import dev.rhenea.composition.filter.Coding.Coded;
import dev.rhenea.loglet.LogletId;
import dev.rhenea.payload.Payload;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ChecksumTest {
  private static final LogletId ID = new LogletId("log", 17);

  private final Coding checksum = new Checksum(ID);
  private final SplittableRandom random = new SplittableRandom(1);

  private Payload stored(Payload entry) {
    return ((Coded.Done) checksum.encode(entry)).payload();
  }

  private byte[] bytes(int size) {
    byte[] bytes = new byte[size];
    random.nextBytes(bytes);
    return bytes;
  }

  @Test
  void whatWasStoredIsRead() {
    for (int size = 0; size < 300; size++) {
      Payload entry = Payload.wrap(bytes(size));
      Payload stored = stored(entry);
      assertThat(stored.size()).isEqualTo(size + Checksum.OVERHEAD);
      assertThat(checksum.decode(stored)).isEqualTo(new Coded.Done(entry));
    }
  }

  /** The stored form of one entry, as it has to stay. */
  @Test
  void theFormStaysAsItIs() {
    assertThat(HexFormat.of().formatHex(stored(Payload.utf8("entry")).toByteArray()))
        .isEqualTo("4f0e4266656e747279");
  }

  @Test
  void everyChangeOfUpTo32BitsInARowIsFound() {
    for (int round = 0; round < 5_000; round++) {
      byte[] stored = stored(Payload.wrap(bytes(random.nextInt(1, 200)))).toByteArray();
      int length = random.nextInt(1, 33);
      int from = random.nextInt(8 * stored.length - length + 1);
      flip(stored, from);
      flip(stored, from + length - 1, length > 1);
      for (int i = 1; i < length - 1; i++) {
        flip(stored, from + i, random.nextBoolean());
      }
      assertThat(checksum.decode(Payload.wrap(stored))).isInstanceOf(Coded.Impossible.class);
    }
  }

  private static void flip(byte[] bytes, int bit, boolean really) {
    if (really) {
      flip(bytes, bit);
    }
  }

  private static void flip(byte[] bytes, int bit) {
    bytes[bit / 8] ^= (byte) (0x80 >>> bit % 8);
  }

  @Test
  void anEntryCutShortIsFound() {
    byte[] stored = stored(Payload.wrap(bytes(100))).toByteArray();
    for (int size = 0; size < stored.length; size++) {
      assertThat(checksum.decode(Payload.wrap(Arrays.copyOf(stored, size))))
          .isInstanceOf(Coded.Impossible.class);
    }
  }

  @Test
  void anEntryOfAnotherLogletIsFound() {
    Payload stored = stored(Payload.utf8("entry"));
    for (LogletId other : new LogletId[] {ID.child(0), new LogletId("log", 18)}) {
      assertThat(new Checksum(other).decode(stored)).isInstanceOf(Coded.Impossible.class);
    }
  }

  @Test
  void itIsPutAroundOneComposition() {
    assertThat(Written.problems("checksum()"))
        .containsExactly("1:1: checksum needs child: The composition that it is put around.");
    assertThat(Written.problems("checksum(memory(n1), memory(n2))"))
        .containsExactly("1:22: checksum takes no further argument without a parameter's name");
    assertThat(Written.problems("checksum([memory(n1), memory(n2)])"))
        .containsExactly("1:10: expected a composition, for example native(n1, n2, n3)");
  }
}

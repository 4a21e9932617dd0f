package dev.rhenea.zstd;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rhenea.composition.compress.Compression;
import dev.rhenea.composition.filter.Coding;
import dev.rhenea.composition.filter.Coding.Coded;
import dev.rhenea.payload.Payload;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ZstandardTest {
  private static final int LARGEST = 20_000;

  private final SplittableRandom random = new SplittableRandom(3);

  private static Coding coding(int level) {
    return new Compression(new Zstandard(level), LARGEST);
  }

  private static Payload stored(int level, Payload entry) {
    return ((Coded.Done) coding(level).encode(entry)).payload();
  }

  /** Between all zeroes and all noise. */
  private Payload entry() {
    byte[] bytes = new byte[random.nextInt(random.nextInt(4) == 0 ? LARGEST : 200)];
    int noise = random.nextInt(bytes.length + 1);
    for (int i = 0; i < noise; i++) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
    }
    return Payload.wrap(bytes);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 9, 22})
  void whatWasStoredIsReadAtAnyLevelAndCostsAByteAtMost(int level) {
    for (int round = 0; round < 200; round++) {
      Payload entry = entry();
      Payload stored = stored(level, entry);
      assertThat(stored.size()).isLessThanOrEqualTo(entry.size() + Compression.OVERHEAD);
      assertThat(coding(3).decode(stored)).isEqualTo(new Coded.Done(entry));
    }
  }

  @Test
  void whatShrinksIsSmaller() {
    Payload text = Payload.utf8("the same words over and over, ".repeat(100));
    assertThat(stored(3, text).size()).isLessThan(100);
  }

  /** A stored form, as it has to stay readable. */
  @Test
  void theFormStaysReadable() {
    Payload entry = Payload.utf8("a".repeat(32));
    assertThat(
            coding(3)
                .decode(
                    Payload.wrap(
                        HexFormat.of().parseHex("014028b52ffd2020450000106161010022c002"))))
        .isEqualTo(new Coded.Done(entry));
  }

  @Test
  void damagedBytesAreNoEntryOrAPossibleOne() {
    for (int round = 0; round < 20_000; round++) {
      byte[] bytes = stored(3, entry()).toByteArray();
      for (int damage = random.nextInt(1, 4); damage > 0; damage--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
      }
      if (coding(3).decode(Payload.wrap(bytes)) instanceof Coded.Done(Payload entry)) {
        assertThat(entry.size()).isLessThanOrEqualTo(LARGEST);
      }
    }
  }

  @Test
  void anEntryCutShortOrLengthenedIsAnError() {
    byte[] stored = stored(3, Payload.utf8("abc ".repeat(200))).toByteArray();
    for (int size = 0; size <= stored.length + 3; size++) {
      if (size != stored.length) {
        assertThat(coding(3).decode(Payload.wrap(Arrays.copyOf(stored, size))))
            .as("%d of %d bytes", size, stored.length)
            .isInstanceOf(Coded.Impossible.class);
      }
    }
  }
}

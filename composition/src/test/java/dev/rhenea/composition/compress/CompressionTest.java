package dev.rhenea.composition.compress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rhenea.composition.Written;
import dev.rhenea.composition.filter.Coding.Coded;
import dev.rhenea.payload.Payload;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompressionTest {
  private static final int LARGEST = 20_000;

  private final SplittableRandom random = new SplittableRandom(2);

  private static Compression deflation(int level) {
    return new Compression(new Deflate(level), LARGEST);
  }

  private static Payload stored(int level, Payload entry) {
    return ((Coded.Done) deflation(level).encode(entry)).payload();
  }

  /** Between all zeroes and all noise. */
  private Payload entry() {
    byte[] bytes = new byte[random.nextInt(random.nextInt(4) == 0 ? 20_000 : 200)];
    int noise = random.nextInt(bytes.length + 1);
    for (int i = 0; i < noise; i++) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
    }
    return Payload.wrap(bytes);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9})
  void whatWasStoredIsReadAndCostsAByteAtMost(int level) {
    for (int round = 0; round < 300; round++) {
      Payload entry = entry();
      Payload stored = stored(level, entry);
      assertThat(stored.size()).isLessThanOrEqualTo(entry.size() + Compression.OVERHEAD);
      assertThat(deflation(6).decode(stored)).isEqualTo(new Coded.Done(entry));
    }
  }

  @Test
  void whatShrinksIsSmaller() {
    Payload text = Payload.utf8("the same words over and over, ".repeat(100));
    assertThat(stored(6, text).size()).isLessThan(100);
  }

  /** The stored form of two entries, as it has to stay readable. */
  @Test
  void theFormStaysReadable() {
    byte[] entry = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa".getBytes(StandardCharsets.US_ASCII);
    assertThat(deflation(6).decode(Payload.wrap(HexFormat.of().parseHex("01404b4cc40f00"))))
        .isEqualTo(new Coded.Done(Payload.wrap(entry)));
    assertThat(deflation(6).decode(Payload.wrap(HexFormat.of().parseHex("00656e747279"))))
        .isEqualTo(new Coded.Done(Payload.utf8("entry")));
  }

  /** Whatever the bytes are: an entry that they can stand for, or an error. */
  @Test
  void damagedBytesAreNoEntryOrASmallOne() {
    for (int round = 0; round < 20_000; round++) {
      byte[] bytes = new byte[random.nextInt(40)];
      random.nextBytes(bytes);
      if (bytes.length > 0) {
        bytes[0] = (byte) random.nextInt(3);
      }
      if (deflation(6).decode(Payload.wrap(bytes)) instanceof Coded.Done(Payload entry)) {
        assertThat(entry.size()).isLessThanOrEqualTo(Math.max(LARGEST, bytes.length));
      }
    }
  }

  /** Whose size says so: not one byte is made room for. */
  @Test
  void moreThanTheLargestEntryIsAnError() {
    Payload large = Payload.wrap(new byte[LARGEST + 1]);
    Coded stored = new Compression(new Deflate(6), LARGEST + 1).encode(large);
    assertThat(deflation(6).decode(((Coded.Done) stored).payload()))
        .isInstanceOf(Coded.Impossible.class);
  }

  @Test
  void aDeflatedEntryCutShortIsAnError() {
    byte[] stored = stored(6, Payload.utf8("abc ".repeat(200))).toByteArray();
    for (int size = 0; size < stored.length; size++) {
      assertThat(deflation(6).decode(Payload.wrap(Arrays.copyOf(stored, size))))
          .isInstanceOf(Coded.Impossible.class);
    }
  }

  @Test
  void theLevelIsChecked() {
    assertThat(Written.problems("compress(memory(n1), level: 10)"))
        .containsExactly("1:29: level takes a whole number from 1 to 9");
  }
}

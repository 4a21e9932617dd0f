package dev.rhenea.payload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PayloadTest {
  private static byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) i;
    }
    return bytes;
  }

  /** The same bytes, cut into pieces at random places. */
  private static Payload rope(byte[] bytes, SplittableRandom random) {
    List<Payload> parts = new ArrayList<>();
    for (int from = 0; from < bytes.length; ) {
      int length = 1 + random.nextInt(Math.min(9, bytes.length - from));
      parts.add(Payload.wrap(bytes, from, length));
      from += length;
    }
    return Payload.concat(parts);
  }

  @Test
  void equalWhateverTheCuts() {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 500; i++) {
      byte[] bytes = bytes(random.nextInt(60));
      Payload one = rope(bytes, random);
      Payload other = rope(bytes, random);
      assertThat(one).isEqualTo(other).hasSameHashCodeAs(other).isEqualTo(Payload.wrap(bytes));
      assertThat(one.toByteArray()).isEqualTo(bytes);
    }
  }

  @Test
  void differentBytesAreDifferent() {
    byte[] bytes = bytes(20);
    byte[] other = bytes.clone();
    other[19] ^= 1;
    assertThat(Payload.wrap(bytes)).isNotEqualTo(Payload.wrap(other));
    assertThat(Payload.wrap(bytes)).isNotEqualTo(Payload.wrap(bytes, 0, 19));
    assertThat(Payload.empty()).isNotEqualTo(Payload.wrap(new byte[1]));
    assertThat(Payload.empty().equals(null)).isFalse();
  }

  @Test
  void slicesOfARopeAreSlicesOfItsBytes() {
    SplittableRandom random = new SplittableRandom(2);
    for (int i = 0; i < 1000; i++) {
      byte[] bytes = bytes(random.nextInt(50));
      int from = random.nextInt(bytes.length + 1);
      int to = from + random.nextInt(bytes.length - from + 1);
      assertThat(rope(bytes, random).slice(from, to).toByteArray())
          .isEqualTo(Arrays.copyOfRange(bytes, from, to));
    }
  }

  @Test
  void sliceOutsideIsRefused() {
    Payload payload = Payload.wrap(bytes(5));
    assertThatThrownBy(() -> payload.slice(-1, 3)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> payload.slice(3, 6)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> payload.slice(4, 3)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> Payload.wrap(bytes(5), 3, 3))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void chunksShowEveryByteOnceWithoutCopying() {
    byte[] left = bytes(4);
    byte[] right = bytes(8);
    Payload rope = Payload.wrap(right).prepend(Payload.wrap(left)).slice(1, 10);
    List<String> seen = new ArrayList<>();
    rope.forEachChunk((bytes, offset, length) ->
        seen.add(
            (bytes == left ? "left " : bytes == right ? "right " : "copy ")
                + offset
                + "+"
                + length));
    assertThat(seen).containsExactly("left 1+3", "right 0+6");
  }

  @Test
  void prependingNothingIsTheSame() {
    Payload payload = Payload.utf8("entry");
    assertThat(payload.prepend(Payload.empty())).isSameAs(payload);
    assertThat(Payload.empty().prepend(payload)).isSameAs(payload);
    assertThat(payload.prepend(Payload.utf8("my ")).toUtf8()).isEqualTo("my entry");
  }

  @Test
  void textGoesThroughUtf8() {
    assertThat(Payload.utf8("Δῆλος").size()).isEqualTo(11);
    assertThat(Payload.utf8("Δῆλος").toUtf8()).isEqualTo("Δῆλος");
    assertThat(Payload.utf8("")).isEqualTo(Payload.empty());
    assertThat(Payload.empty().isEmpty()).isTrue();
  }
}

package dev.rhenea.payload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@link PayloadWriter} writes, {@link PayloadReader} reads; nothing else gets through. */
class PayloadCodecTest {
  /** One field of each kind, drawn at random. */
  private record Fields(
      int tag,
      boolean bool,
      long number,
      int count,
      String text,
      Payload payload,
      List<Long> list,
      Optional<String> optional,
      Payload rest) {

    static Fields random(SplittableRandom random, int mostBytes) {
      return new Fields(
          random.nextInt(256),
          random.nextBoolean(),
          random.nextLong() >> random.nextInt(64),
          random.nextInt(Integer.MAX_VALUE) >> random.nextInt(31),
          text(random),
          bytes(random, mostBytes),
          random.longs(random.nextInt(5)).boxed().toList(),
          random.nextBoolean() ? Optional.of(text(random)) : Optional.empty(),
          bytes(random, mostBytes));
    }

    private static String text(SplittableRandom random) {
      return random
          .ints(random.nextInt(10), 0x20, 0x3000)
          .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
          .toString();
    }

    private static Payload bytes(SplittableRandom random, int most) {
      byte[] bytes = new byte[random.nextInt(most)];
      random.nextBytes(bytes);
      return Payload.wrap(bytes);
    }

    Payload write() {
      return new PayloadWriter()
          .tag(tag)
          .bool(bool)
          .number(number)
          .number(count)
          .text(text)
          .payload(payload)
          .list(list, PayloadWriter::number)
          .optional(optional, PayloadWriter::text)
          .rest(rest)
          .toPayload();
    }

    static Fields read(Payload bytes) {
      PayloadReader in = new PayloadReader(bytes);
      return new Fields(
          in.tag(),
          in.bool(),
          in.number(),
          in.count(),
          in.text(),
          in.payload(),
          in.list(PayloadReader::number),
          in.optional(PayloadReader::text),
          in.rest());
    }
  }

  @Test
  void whatIsWrittenIsRead() {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 2000; i++) {
      Fields fields = Fields.random(random, 600);
      assertThat(Fields.read(fields.write())).isEqualTo(fields);
    }
  }

  /** A payload that is a slice in the middle of other bytes reads the same. */
  @Test
  void slicesReadLikeTheirBytes() {
    SplittableRandom random = new SplittableRandom(2);
    for (int i = 0; i < 500; i++) {
      Fields fields = Fields.random(random, 600);
      Payload written = fields.write();
      Payload inside = Payload.concat(List.of(Payload.utf8("<<"), written, Payload.utf8(">>")));
      assertThat(Fields.read(inside.slice(2, 2 + written.size()))).isEqualTo(fields);
    }
  }

  /**
   * Bits flipped at random inside a slice: either some fields come out, all of them made of the
   * slice's own bytes, or the bytes are malformed; nothing else ever happens.
   */
  @Test
  void damagedBytesNeverReadOutsideOrFailOtherwise() {
    SplittableRandom random = new SplittableRandom(3);
    int malformed = 0;
    for (int i = 0; i < 20_000; i++) {
      byte[] bytes = Fields.random(random, 8).write().toByteArray();
      for (int flips = 1 + random.nextInt(4); flips > 0; flips--) {
        bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
      }
      Payload guarded = Payload.wrap(framed(bytes), 64, bytes.length);
      try {
        Fields read = Fields.read(guarded);
        assertThat(read.payload.size() + read.rest.size()).isLessThanOrEqualTo(bytes.length);
      } catch (MalformedPayloadException expected) {
        malformed++;
      }
    }
    assertThat(malformed).isBetween(1000, 19_000);
  }

  private static byte[] framed(byte[] bytes) {
    byte[] framed = new byte[bytes.length + 128];
    System.arraycopy(bytes, 0, framed, 64, bytes.length);
    return framed;
  }

  @Test
  void everyTruncationIsMalformed() {
    Payload written =
        new PayloadWriter()
            .tag(1)
            .number(1L << 40)
            .text("text")
            .payload(Payload.utf8("bytes"))
            .toPayload();
    IntStream.range(0, written.size())
        .forEach(length ->
            assertThatThrownBy(
                    () -> {
                      PayloadReader in = new PayloadReader(written.slice(0, length));
                      in.tag();
                      in.number();
                      in.text();
                      in.payload();
                    })
                .isInstanceOf(MalformedPayloadException.class));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 00",
    "-1, 01",
    "1, 02",
    "63, 7e",
    "64, 8001",
    "-64, 7f",
    "9223372036854775807, feffffffffffffffff01",
    "-9223372036854775808, ffffffffffffffffff01"
  })
  void numbersHaveOneFormForEver(long number, String hex) {
    byte[] written = new PayloadWriter().number(number).toPayload().toByteArray();
    assertThat(HexFormat.of().formatHex(written)).isEqualTo(hex);
    assertThat(new PayloadReader(Payload.wrap(written)).number()).isEqualTo(number);
  }

  @Test
  void numberOfMoreThanTenBytesIsMalformed() {
    Payload endless = Payload.wrap(HexFormat.of().parseHex("ffffffffffffffffffff01"));
    assertThatThrownBy(() -> new PayloadReader(endless).number())
        .isInstanceOf(MalformedPayloadException.class);
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, Integer.MAX_VALUE + 1L, Long.MIN_VALUE})
  void countOutOfRangeIsMalformed(long count) {
    Payload written = new PayloadWriter().number(count).toPayload();
    assertThatThrownBy(() -> new PayloadReader(written).count())
        .isInstanceOf(MalformedPayloadException.class);
  }

  @Test
  void hugeLengthAllocatesNothing() {
    Payload written = new PayloadWriter().number(Integer.MAX_VALUE).toPayload();
    assertThatThrownBy(() -> new PayloadReader(written).payload())
        .isInstanceOf(MalformedPayloadException.class);
    assertThatThrownBy(() -> new PayloadReader(written).text())
        .isInstanceOf(MalformedPayloadException.class);
    assertThatThrownBy(() -> new PayloadReader(written).list(PayloadReader::number))
        .isInstanceOf(MalformedPayloadException.class);
  }

  @Test
  void booleanIsZeroOrOne() {
    assertThatThrownBy(() -> new PayloadReader(Payload.wrap(new byte[] {2})).bool())
        .isInstanceOf(MalformedPayloadException.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 256})
  void tagIsOneByte(int tag) {
    assertThatThrownBy(() -> new PayloadWriter().tag(tag))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void largePayloadFieldsAreSharedNotCopied() {
    byte[] large = new byte[1000];
    Payload written = new PayloadWriter().tag(7).payload(Payload.wrap(large)).toPayload();
    List<byte[]> chunks = new ArrayList<>();
    written.forEachChunk((bytes, offset, length) -> chunks.add(bytes));
    assertThat(chunks).anyMatch(chunk -> chunk == large);
  }

  @Test
  void readerKnowsWhetherMoreFollows() {
    PayloadReader in = new PayloadReader(new PayloadWriter().tag(1).tag(2).toPayload());
    assertThat(in.hasMore()).isTrue();
    assertThat(in.tag() + in.tag()).isEqualTo(3);
    assertThat(in.hasMore()).isFalse();
    assertThat(in.rest()).isEqualTo(Payload.empty());
  }
}

package dev.rhenea.node.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rhenea.environment.Diagnosis;
import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.RoleName;
import dev.rhenea.environment.UnitId;
import dev.rhenea.payload.Payload;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Frames keep their form, arrive whole however they are cut, and damage is noticed. */
class FrameTest {
  private static final Frame.Target TARGET =
      new Frame.Target(new UnitId("default/7f"), new RoleName("native", "LogServer"));
  private static final NodeId N1 = new NodeId("n1");
  private static final NodeId N2 = new NodeId("n2");

  /** One of every kind; the name of the target comes before the first message to it. */
  private static final List<Frame> FRAMES =
      List.of(
          new Frame.Hello(1, 0, "demo", N1, N2, 0x0123456789abcdefL),
          new Frame.Request(7, TARGET, Payload.utf8("append")),
          new Frame.Send(TARGET, Payload.utf8("hint")),
          new Frame.Reply(7, Payload.utf8("appended")),
          new Frame.Failure(8, new Diagnosis("no quorum", List.of(N1, N2), "restart n2")),
          new Frame.Ping(),
          new Frame.Refused("another cluster"));

  @Test
  void version1IsWrittenAsItAlwaysWas() throws Exception {
    String lines = HexFormat.of().formatHex(bytes()).replaceAll("(.{64})", "$1\n").strip();
    assertThat(lines).isEqualTo(golden());
  }

  @Test
  void version1IsRead() throws Exception {
    byte[] golden = HexFormat.of().parseHex(golden().replace("\n", ""));
    assertThat(decode(golden, golden.length)).isEqualTo(FRAMES);
  }

  @Test
  void framesArriveWholeHoweverTheyAreCut() throws Exception {
    byte[] bytes = bytes();
    for (int piece = 1; piece <= bytes.length; piece++) {
      assertThat(decode(bytes, piece)).as("pieces of %d", piece).isEqualTo(FRAMES);
    }
  }

  @Test
  void everyFlippedBitIsNoticed() {
    byte[] bytes = bytes();
    for (int bit = 0; bit < bytes.length * 8; bit++) {
      byte[] damaged = bytes.clone();
      damaged[bit / 8] ^= (byte) (1 << bit % 8);
      List<Frame> found = new ArrayList<>();
      FrameDecoder decoder = new FrameDecoder(1 << 10);
      try {
        decoder.read(damaged, found::add);
        assertThat(found).as("bit %d: an end is awaited", bit).hasSizeLessThan(FRAMES.size());
      } catch (MalformedFrameException noticed) {
        assertThat(found).as("bit %d", bit).isEqualTo(FRAMES.subList(0, found.size()));
      }
    }
  }

  @Test
  void noiseIsNoFrame() {
    SplittableRandom random = new SplittableRandom(1);
    for (int round = 0; round < 2000; round++) {
      byte[] noise = new byte[64];
      random.nextBytes(noise);
      Arrays.fill(noise, 0, 3, (byte) 0);
      noise[3] = (byte) (1 + random.nextInt(50));
      FrameDecoder decoder = new FrameDecoder(1 << 10);
      assertThatThrownBy(() -> decoder.read(noise, _ -> {}))
          .isInstanceOf(MalformedFrameException.class);
    }
  }

  @Test
  void aFrameThatIsTooLargeIsRefusedBeforeItIsRead() {
    FrameDecoder decoder = new FrameDecoder(1000);
    byte[] head = {0, 0, 3, (byte) 0xe9, 0, 0, 0, 0};
    assertThatThrownBy(() -> decoder.read(head, _ -> {}))
        .isInstanceOf(MalformedFrameException.class)
        .hasMessage("a frame of 1001 bytes; at most 1000 are allowed");
  }

  @Test
  void whatIsAllowedCountsFromTheNextFrameOn() throws Exception {
    byte[] bytes = bytes();
    List<Frame> found = new ArrayList<>();
    FrameDecoder decoder = new FrameDecoder(48);
    decoder.read(
        bytes,
        frame -> {
          found.add(frame);
          decoder.allow(1 << 10);
        });
    assertThat(found).isEqualTo(FRAMES);
  }

  @Test
  void thereIsAnEndToTheNamesOfOneConnection() {
    FrameEncoder encoder = new FrameEncoder();
    FrameDecoder decoder = new FrameDecoder(1 << 20);
    String name = "x".repeat(60_000);
    assertThatThrownBy(
            () -> {
              for (int i = 0; i < 1000; i++) {
                Buffer out = Buffer.buffer();
                Frame.Target target = new Frame.Target(new UnitId(name + i), TARGET.role());
                encoder.write(out, new Frame.Send(target, Payload.empty()));
                decoder.read(out.getBytes(), _ -> {});
              }
            })
        .isInstanceOf(MalformedFrameException.class)
        .hasMessageContaining("more names than fit into 4194304 bytes");
  }

  /** What counts is the name, not what it arrived with. */
  @Test
  void manyNamesMayArriveAtOnce() throws Exception {
    FrameEncoder encoder = new FrameEncoder();
    Buffer out = Buffer.buffer();
    for (int i = 0; i < 5000; i++) {
      Frame.Target target = new Frame.Target(new UnitId("default/" + i), TARGET.role());
      encoder.write(out, new Frame.Send(target, Payload.empty()));
    }
    List<Frame> found = new ArrayList<>();
    new FrameDecoder(1 << 10).read(out.getBytes(), found::add);
    assertThat(found).hasSize(5000);
  }

  private static byte[] bytes() {
    FrameEncoder encoder = new FrameEncoder();
    Buffer out = Buffer.buffer();
    FRAMES.forEach(frame -> encoder.write(out, frame));
    return out.getBytes();
  }

  private static List<Frame> decode(byte[] bytes, int piece) throws MalformedFrameException {
    List<Frame> found = new ArrayList<>();
    FrameDecoder decoder = new FrameDecoder(1 << 10);
    for (int at = 0; at < bytes.length; at += piece) {
      decoder.read(Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + piece)), found::add);
    }
    return found;
  }

  private static String golden() throws IOException {
    try (InputStream file = FrameTest.class.getResourceAsStream("frames-1.hex")) {
      return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.US_ASCII)
          .strip();
    }
  }
}

package dev.rhenea.objects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rhenea.loglet.LogletOffset;
import dev.rhenea.payload.MalformedPayloadException;
import dev.rhenea.payload.Payload;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ManifestTest {
  private static final Manifest MANIFEST =
      new Manifest(
          new LogletOffset(3),
          new LogletOffset(20),
          List.of(part("a", 3, 4), part("b", 4, 11), part("c", 11, 20)));

  private static Manifest.Part part(String name, long first, long end) {
    return new Manifest.Part(name, new LogletOffset(first), new LogletOffset(end), 7);
  }

  @Test
  void everyOffsetIsInItsPart() {
    for (long at = 3; at < 20; at++) {
      LogletOffset offset = new LogletOffset(at);
      Manifest.Part part = MANIFEST.part(offset);
      assertThat(part.first()).isLessThanOrEqualTo(offset);
      assertThat(part.end()).isGreaterThan(offset);
    }
  }

  @Test
  void decodingGivesWhatWasEncoded() {
    assertThat(Manifest.decode(MANIFEST.encode())).isEqualTo(MANIFEST);
    Chunk chunk =
        new Chunk(
            new LogletOffset(3),
            List.of(
                Optional.of(Payload.utf8("a")), Optional.empty(), Optional.of(Payload.empty())));
    assertThat(Chunk.decode(chunk.first(), chunk.encode())).isEqualTo(chunk);
  }

  /** Whatever bit changes, it is no manifest any more. */
  @Test
  void everyDamageIsNoticed() {
    byte[] bytes = MANIFEST.encode().toByteArray();
    for (int bit = 0; bit < bytes.length * 8; bit++) {
      byte[] damaged = bytes.clone();
      damaged[bit / 8] ^= (byte) (1 << bit % 8);
      assertThatThrownBy(() -> Manifest.decode(Payload.wrap(damaged)))
          .isInstanceOf(MalformedPayloadException.class);
    }
  }
}

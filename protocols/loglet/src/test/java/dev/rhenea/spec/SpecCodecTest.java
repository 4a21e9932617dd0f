package dev.rhenea.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rhenea.environment.StorageId;
import dev.rhenea.payload.MalformedPayloadException;
import dev.rhenea.payload.Payload;
import dev.rhenea.payload.PayloadReader;
import dev.rhenea.payload.PayloadWriter;
import java.util.HexFormat;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The stored form of specs: it is in chains, so it stays readable for ever. */
class SpecCodecTest {
  private static final String VERSION_ONE =
      "0c73747269706502140874657874010a61202262220a77686f6c65020d0e646563696d616c030831"
          + "2e35300873697a650480c070087370616e0580b489130866696c65060e6c6f672e6b657908776f72"
          + "64070866617374086e6f646508046e3101540a6e6f646573090408046e320008046e33000a636869"
          + "6c640a0c6d656d6f72790200";

  private static Payload written(ProtocolSpec spec) {
    PayloadWriter out = new PayloadWriter();
    SpecCodec.write(out, spec);
    return out.toPayload();
  }

  @Test
  void whatIsWrittenIsRead() {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 2000; i++) {
      ProtocolSpec spec = Specs.random(random, 3);
      PayloadReader in = new PayloadReader(written(spec));
      assertThat(SpecCodec.read(in)).isEqualTo(spec);
      assertThat(in.hasMore()).isFalse();
    }
  }

  /** If this fails, chains written before can no longer be read: add a version instead. */
  @Test
  void bytesOfVersionOneNeverChange() {
    assertThat(HexFormat.of().formatHex(written(Specs.withEveryKindOfValue()).toByteArray()))
        .isEqualTo(VERSION_ONE);
    assertThat(
            SpecCodec.read(new PayloadReader(Payload.wrap(HexFormat.of().parseHex(VERSION_ONE)))))
        .isEqualTo(Specs.withEveryKindOfValue());
  }

  /** A kind that came later; what was there before is read as it was. */
  @Test
  void bytesOfAFolderNeverChange() {
    ProtocolSpec cold =
        ProtocolSpec.of("objects").with("folder", new Value.Folder("/mnt/cold", new StorageId(7)));
    assertThat(HexFormat.of().formatHex(written(cold).toByteArray()))
        .isEqualTo("0e6f626a6563747302020c666f6c6465720b122f6d6e742f636f6c64010e");
  }

  @Test
  void unknownKindOfValueIsMalformed() {
    Payload foreign =
        new PayloadWriter().text("memory").number(1).number(1).text("a").tag(99).toPayload();
    assertThatThrownBy(() -> SpecCodec.read(new PayloadReader(foreign)))
        .isInstanceOf(MalformedPayloadException.class)
        .hasMessageContaining("99");
  }
}

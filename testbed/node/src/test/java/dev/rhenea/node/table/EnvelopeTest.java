package dev.rhenea.node.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rhenea.payload.MalformedPayloadException;
import dev.rhenea.payload.Payload;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EnvelopeTest {
  private static final Payload VALUE = Payload.utf8("v");

  @Test
  void everyCommandSurvivesTheLog() {
    for (Command command :
        List.of(
            new Command.Put("k", VALUE),
            new Command.Delete("k"),
            new Command.CompareAndSet("k", Optional.empty(), VALUE),
            new Command.CompareAndSet("k", Optional.of(VALUE), Payload.empty()))) {
      Envelope envelope = new Envelope(-7, 1L << 40, command);
      assertThat(Envelope.decode(envelope.encode())).contains(envelope);
    }
  }

  /** Logs outlive versions of this software: format 1 reads as it always did. */
  @Test
  void formatOneIsWhatItWas() {
    String golden = "c7010e0203026b000277";
    Envelope envelope =
        new Envelope(7, 1, new Command.CompareAndSet("k", Optional.empty(), Payload.utf8("w")));
    assertThat(HexFormat.of().formatHex(envelope.encode().toByteArray())).isEqualTo(golden);
    assertThat(Envelope.decode(Payload.wrap(HexFormat.of().parseHex(golden)))).contains(envelope);
  }

  @Test
  void whatOthersAppendIsNoCommand() {
    assertThat(Envelope.decode(Payload.empty())).isEmpty();
    assertThat(Envelope.decode(Payload.utf8("hello"))).isEmpty();
  }

  @Test
  void aNewerFormatIsRefused() {
    assertThatThrownBy(() -> Envelope.decode(Payload.wrap(new byte[] {(byte) 0xC7, 9, 0})))
        .hasMessageContaining("upgrade this node first");
  }

  @Test
  void aDamagedCommandIsNotTakenForAnother() {
    Payload whole = new Envelope(1, 2, new Command.Put("key", VALUE)).encode();
    for (int length = 2; length < whole.size(); length++) {
      Payload cut = whole.slice(0, length);
      assertThatThrownBy(() -> Envelope.decode(cut)).isInstanceOf(MalformedPayloadException.class);
    }
  }
}

package dev.rhenea.virtuallog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rhenea.payload.Payload;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class EnvelopeTest {
  private final Envelope envelope =
      new Envelope.Filled(new AppendId(-3, 300), Payload.utf8("entry"));

  @Test
  void takingApartGivesIdAndEntry() throws NewerFormatException {
    assertThat(Envelope.of(envelope.toPayload())).isEqualTo(envelope);
  }

  @Test
  void bytesOfVersion1AreWhatTheyWere() {
    assertThat(HexFormat.of().formatHex(envelope.toPayload().toByteArray()))
        .isEqualTo("0105d804" + "656e747279");
  }

  @Test
  void aTombstoneKeepsTheIdAlone() throws NewerFormatException {
    Envelope tombstone = new Envelope.Tombstone(new AppendId(-3, 300));
    assertThat(Envelope.of(tombstone.toPayload())).isEqualTo(tombstone);
    assertThat(HexFormat.of().formatHex(tombstone.toPayload().toByteArray())).isEqualTo("0205d804");
  }

  @Test
  void theLargestHeaderFitsTheOverhead() {
    for (long extreme : List.of(Long.MIN_VALUE, Long.MAX_VALUE)) {
      Envelope largest = new Envelope.Filled(new AppendId(extreme, extreme), Payload.empty());
      assertThat(largest.toPayload().size()).isEqualTo(Envelope.OVERHEAD);
    }
  }

  @Test
  void aNewerVersionIsRefused() {
    byte[] newer = envelope.toPayload().toByteArray();
    newer[0] = 3;
    assertThatThrownBy(() -> Envelope.of(Payload.wrap(newer)))
        .isInstanceOf(NewerFormatException.class)
        .hasMessageContaining("upgrade this node first");
  }
}

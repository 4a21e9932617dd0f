package dev.rhenea.objects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rhenea.payload.MalformedPayloadException;
import dev.rhenea.payload.Payload;
import dev.rhenea.payload.PayloadWriter;
import dev.rhenea.provider.ChainArchive.Label;
import dev.rhenea.register.Version;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeptChainTest {
  private static Label label(String log, long origin, long version) {
    return new Label(log, origin, new Version(version));
  }

  /** Also of logs whose names look like parts of others. */
  @Test
  void aNameSaysWhichChainItIs() {
    List<Label> labels =
        List.of(
            label("orders", 0x9c1e, 42),
            label("orders-000000000000009c", -1, 1),
            label("a.b_c-d", Long.MIN_VALUE, 999_999_999_999_999_999L),
            label("chains", 0, 1));
    for (Label label : labels) {
      assertThat(KeptChain.label(KeptChain.name(label))).contains(label);
    }
    assertThat(KeptChain.name(labels.getFirst()))
        .isEqualTo("chains/orders-0000000000009c1e-0000000000000000042");
  }

  /** A log may be called as the folder is. */
  @Test
  void aLogletsObjectIsNoChain() {
    for (String name :
        List.of(
            "chains/3f09/manifest",
            "chains/3f09/trim-0000000000000000042",
            "chains/3f09/0/gone",
            "chains/orders-9c1e-42",
            "chains/orders-0000000000009c1e-9999999999999999999",
            "default/orders-0000000000009c1e-0000000000000000042")) {
      assertThat(KeptChain.label(name)).isEmpty();
    }
  }

  @Test
  void whatIsReadIsWhatWasWritten() {
    KeptChain kept = new KeptChain(label("orders", -7, 42), Payload.utf8("a chain"));
    assertThat(KeptChain.decode(kept.encode())).isEqualTo(kept);
  }

  @Test
  void damageIsNoticed() {
    byte[] bytes =
        new KeptChain(label("orders", -7, 42), Payload.utf8("a chain")).encode().toByteArray();
    for (int at = 0; at < bytes.length; at++) {
      byte[] damaged = bytes.clone();
      damaged[at] ^= 1;
      assertThatThrownBy(() -> KeptChain.decode(Payload.wrap(damaged)))
          .isInstanceOf(MalformedPayloadException.class);
    }
    Payload whole = Payload.wrap(bytes);
    assertThatThrownBy(() -> KeptChain.decode(whole.slice(0, whole.size() - 1)))
        .isInstanceOf(MalformedPayloadException.class);
  }

  @Test
  void aNewerFormatIsRefusedAndSaysWhatToDo() {
    Payload content = new PayloadWriter().tag(2).toPayload();
    Payload newer = new PayloadWriter().number(Chunk.checksum(content)).rest(content).toPayload();
    assertThatThrownBy(() -> KeptChain.decode(newer))
        .isInstanceOf(MalformedPayloadException.class)
        .hasMessage("its format 2 is newer than 1: upgrade this node first");
  }
}

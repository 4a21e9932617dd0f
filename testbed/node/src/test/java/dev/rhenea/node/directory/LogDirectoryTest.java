package dev.rhenea.node.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rhenea.payload.MalformedPayloadException;
import dev.rhenea.payload.Payload;
import dev.rhenea.payload.PayloadWriter;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The stored form of the directory, and the one change there is to it. */
class LogDirectoryTest {
  private static final LogDirectory TWO =
      LogDirectory.of(new TreeMap<>(Map.of("default", "native(n1)", "table", "memory(n2)")));

  /** What a past version wrote must stay readable; change this only by adding fields. */
  @Test
  void theFirstFormatIsReadForEver() {
    byte[] golden =
        HexFormat.of()
            .parseHex(
                "01040e64656661756c74146e6174697665286e3129"
                    + "0a7461626c65146d656d6f7279286e3229");
    assertThat(HexFormat.of().formatHex(TWO.encode().toByteArray()))
        .isEqualTo(HexFormat.of().formatHex(golden));
    assertThat(LogDirectory.decode(Payload.wrap(golden))).contains(TWO);
  }

  @Test
  void fieldsOfANewerMinorVersionAreWrittenBack() {
    Payload newer = new PayloadWriter().rest(TWO.encode()).text("something new").toPayload();
    LogDirectory read = LogDirectory.decode(newer).orElseThrow();
    LogDirectory more = read.with("mine", "native(n3)").orElseThrow();
    assertThat(more.logs()).hasSize(3);
    assertThat(more.later()).isEqualTo(new PayloadWriter().text("something new").toPayload());
  }

  @Test
  void aNameIsGivenOnce() {
    assertThat(TWO.with("table", "native(n1)")).isEmpty();
    assertThat(TWO.with("mine", "native(n1)").orElseThrow().logs()).containsKey("mine");
  }

  @Test
  void aNewerMajorVersionIsNotGuessedAt() {
    assertThat(LogDirectory.decode(new PayloadWriter().tag(2).text("?").toPayload())).isEmpty();
    assertThatThrownBy(() -> LogDirectory.decode(new PayloadWriter().tag(1).toPayload()))
        .isInstanceOf(MalformedPayloadException.class);
  }
}

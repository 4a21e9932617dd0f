package dev.rhenea.cli.operate;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;

class EntryTextTest {
  @Test
  void anEntryIsOneLineThatATerminalDoesNotActUpon() {
    JsonObject entry = new JsonObject().put("value", "two\nlines\u001b[31m\\");
    assertThat(EntryText.of(entry)).isEqualTo("two\\nlines\\u001b[31m\\\\");
  }

  @Test
  void bytesThatAreNoTextAreShownInBase64() {
    assertThat(EntryText.of(new JsonObject().put("base64", "/w=="))).isEqualTo("base64:/w==");
  }

  @Test
  void whatIsNoCommandInTheTablesLogIsShownAsItIs() {
    assertThat(EntryText.ofTable(new JsonObject().put("value", "hello"))).isEqualTo("hello");
  }
}

package dev.rhenea.loglet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rhenea.payload.PayloadReader;
import dev.rhenea.payload.PayloadWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogletIdTest {
  @Test
  void childrenHaveIdsOfTheirOwn() {
    LogletId top = new LogletId("default", 0x3f09);
    assertThat(top).hasToString("default/3f09");
    assertThat(top.child(0).child(1)).hasToString("default/3f09/0/1");
    assertThat(top.child(0).unit()).isNotEqualTo(top.child(1).unit()).isNotEqualTo(top.unit());
  }

  @Test
  void whatIsWrittenIsRead() {
    LogletId id = new LogletId("my-log", -1).child(3).child(0);
    PayloadWriter out = new PayloadWriter();
    id.write(out);
    assertThat(LogletId.read(new PayloadReader(out.toPayload()))).isEqualTo(id);
  }

  @Test
  void whatIsShownIsParsed() {
    LogletId id = new LogletId("my-log", -1).child(3).child(0);
    assertThat(LogletId.parse(id.toString())).isEqualTo(id);
    assertThat(LogletId.parse("default/3f09")).isEqualTo(new LogletId("default", 0x3f09));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "default", "default/", "/3f09", "a b/1", "default/xyz", "d/1/x", "d/1/"})
  void anythingElseIsRefused(String text) {
    assertThatThrownBy(() -> LogletId.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("not the id of a Loglet: '" + text + "'");
  }

  @Test
  void nameOfTheLogCannotBeMistakenForAPath() {
    assertThatThrownBy(() -> new LogletId("a/1", 0)).isInstanceOf(IllegalArgumentException.class);
  }
}

package dev.rhenea.loglet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rhenea.payload.PayloadReader;
import dev.rhenea.payload.PayloadWriter;
import org.junit.jupiter.api.Test;

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
  void nameOfTheLogCannotBeMistakenForAPath() {
    assertThatThrownBy(() -> new LogletId("a/1", 0)).isInstanceOf(IllegalArgumentException.class);
  }
}

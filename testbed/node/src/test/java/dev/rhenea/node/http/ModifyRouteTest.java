package dev.rhenea.node.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rhenea.payload.Payload;
import dev.rhenea.virtuallog.Alteration;
import dev.rhenea.virtuallog.Lsn;
import io.vertx.core.buffer.Buffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a request to modify wants to be different; nothing of it is passed over in silence. */
class ModifyRouteTest {
  private static Alteration alteration(String fields) {
    String body = "{\"segment\": 0, \"to\": \"memory(n1)\"" + fields + "}";
    return ModifyRoute.alteration(Fields.of(Buffer.buffer(body), ModifyRoute.FIELDS));
  }

  @Test
  void oneEntryMayBeAltered() {
    assertThat(alteration("")).isEqualTo(new Alteration.None());
    assertThat(alteration(", \"delete\": 7")).isEqualTo(new Alteration.Delete(new Lsn(7)));
    Alteration replaced = new Alteration.Replace(new Lsn(7), Payload.utf8("x"));
    assertThat(alteration(", \"replace\": 7, \"value\": \"x\"")).isEqualTo(replaced);
    assertThat(alteration(", \"replace\": 7, \"base64\": \"eA==\"")).isEqualTo(replaced);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ", \"value\": \"x\"",
        ", \"base64\": \"eA==\"",
        ", \"delete\": 7, \"value\": \"x\"",
        ", \"replace\": 7",
        ", \"replace\": 7, \"value\": \"x\", \"base64\": \"eA==\"",
        ", \"replace\": 7, \"delete\": 7, \"value\": \"x\"",
        ", \"delete\": -1"
      })
  void whatMakesNoSenseIsRefused(String fields) {
    assertThatThrownBy(() -> alteration(fields)).isInstanceOf(BadRequest.class);
  }
}

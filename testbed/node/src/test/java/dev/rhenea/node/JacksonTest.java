package dev.rhenea.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonObject;
import io.vertx.core.json.jackson.DatabindCodec;
import org.junit.jupiter.api.Test;

/** One Jackson, version 2, for Vert.x and for ourselves. */
class JacksonTest {

  @Test
  void vertxUsesTheSameJacksonAsWeDo() throws Exception {
    assertThat(Json.CODEC).isInstanceOf(DatabindCodec.class);
    String text = new JsonObject().put("tail", 7).encode();
    assertThat(JsonMapper.builder().build().readTree(text).get("tail").asInt()).isEqualTo(7);
  }

  @Test
  void thereIsNoSecondOne() {
    assertThatThrownBy(() -> Class.forName("tools.jackson.core.JsonFactory"))
        .isInstanceOf(ClassNotFoundException.class);
  }
}

package dev.rhenea.node.http;

import dev.rhenea.payload.Payload;
import io.vertx.core.json.JsonObject;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Bytes in JSON: text where they are text. */
final class Bytes {
  private Bytes() {}

  /** Adds {@code bytes} to {@code body}, as {@code value} or as {@code base64}. */
  static JsonObject put(JsonObject body, Payload bytes) {
    byte[] array = bytes.toByteArray();
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(array)).toString();
      return body.put("value", text);
    } catch (CharacterCodingException notText) {
      return body.put("base64", Base64.getEncoder().encodeToString(array));
    }
  }
}

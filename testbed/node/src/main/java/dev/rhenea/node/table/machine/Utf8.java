package dev.rhenea.node.table.machine;

import dev.rhenea.payload.Payload;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** What is text and what is not, to the last bit. */
final class Utf8 {
  private Utf8() {}

  /** The text that {@code bytes} are in UTF-8; empty if they are none. */
  static Optional<String> strict(Payload bytes) {
    try {
      return Optional.of(
          StandardCharsets.UTF_8
              .newDecoder()
              .decode(ByteBuffer.wrap(bytes.toByteArray()))
              .toString());
    } catch (CharacterCodingException noText) {
      return Optional.empty();
    }
  }

  /** The bytes of {@code text}; empty if it holds half a character, which has none. */
  static Optional<byte[]> bytes(String text) {
    return StandardCharsets.UTF_8.newEncoder().canEncode(text)
        ? Optional.of(text.getBytes(StandardCharsets.UTF_8))
        : Optional.empty();
  }
}

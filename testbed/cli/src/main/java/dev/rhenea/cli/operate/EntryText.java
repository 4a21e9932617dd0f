package dev.rhenea.cli.operate;

import dev.rhenea.node.table.Command;
import dev.rhenea.payload.Payload;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** An entry of a log as one line for a person. */
final class EntryText {
  private EntryText() {}

  /** The entry that a node sent: text, or bytes in base 64. */
  static String of(JsonObject entry) {
    String base64 = entry.getString("base64");
    return base64 == null ? printable(entry.getString("value")) : "base64:" + base64;
  }

  /** An entry of the table's log: the command. */
  static String ofTable(JsonObject entry) {
    String base64 = entry.getString("base64");
    Payload bytes =
        base64 == null
            ? Payload.utf8(entry.getString("value"))
            : Payload.wrap(Base64.getDecoder().decode(base64));
    return Command.decode(bytes)
        .map(command ->
            switch (command) {
              case Command.Put(String key, Payload value) ->
                  "put %s = %s".formatted(printable(key), text(value));
              case Command.Delete(String key) -> "delete " + printable(key);
              case Command.CompareAndSet(String key, Optional<Payload> expected, Payload value) ->
                  "if %s = %s put %s"
                      .formatted(
                          printable(key),
                          expected.map(EntryText::text).orElse("nothing"),
                          text(value));
            })
        .orElseGet(() -> of(entry));
  }

  private static String text(Payload value) {
    return printable(new String(value.toByteArray(), StandardCharsets.UTF_8));
  }

  /** On one line, and nothing a terminal would act upon. */
  private static String printable(String text) {
    StringBuilder printable = new StringBuilder();
    text.codePoints()
        .forEach(point -> {
          switch (point) {
            case '\n' -> printable.append("\\n");
            case '\t' -> printable.append("\\t");
            case '\\' -> printable.append("\\\\");
            default -> {
              if (Character.isISOControl(point)) {
                printable.append("\\u%04x".formatted(point));
              } else {
                printable.appendCodePoint(point);
              }
            }
          }
        });
    return printable.toString();
  }
}

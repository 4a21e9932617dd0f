package dev.rhenea.cli.operate;

import dev.rhenea.environment.NodeId;
import dev.rhenea.node.table.machine.Action;
import dev.rhenea.node.table.machine.Command;
import dev.rhenea.node.table.machine.Guard;
import dev.rhenea.node.table.machine.IndexDefinition;
import dev.rhenea.node.table.machine.Transaction;
import dev.rhenea.payload.Payload;
import dev.rhenea.virtuallog.Lsn;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.stream.Collectors;

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
    return Command.decode(bytes).map(EntryText::of).orElseGet(() -> of(entry));
  }

  private static String of(Command command) {
    return switch (command) {
      case Command.Put(String key, Payload value) -> of(new Action.Put(key, value));
      case Command.Delete(String key) -> of(new Action.Delete(key));
      case Command.CompareAndSet(String key, Optional<Payload> expected, Payload value) ->
          "if %s = %s put %s"
              .formatted(
                  printable(key), expected.map(EntryText::text).orElse("nothing"), text(value));
      case Command.Transact(Transaction transaction) -> of(transaction);
      case Command.OpenSession() -> "open a session";
      case Command.CreateIndex(String name, IndexDefinition definition) ->
          "make index %s of '%s' by %s"
              .formatted(
                  name,
                  printable(definition.prefix()),
                  definition.field().map(field -> printable(field.toString())).orElse("value"));
      case Command.DropIndex(String name) -> "take index %s away".formatted(name);
      case Command.IndexStep() -> "go on with indexes";
      case Command.Announce(NodeId node, Lsn durable) ->
          "%s has everything below %s on disk".formatted(node, durable);
    };
  }

  private static String of(Transaction transaction) {
    String guards =
        transaction.guards().stream().map(EntryText::of).collect(Collectors.joining(" and "));
    String actions =
        transaction.actions().stream().map(EntryText::of).collect(Collectors.joining(", "));
    return guards.isEmpty() ? actions : "if " + guards + ": " + actions;
  }

  private static String of(Guard guard) {
    String key = printable(guard.key());
    return switch (guard) {
      case Guard.Value(var _, Payload value) -> key + " = " + text(value);
      case Guard.Version(var _, Lsn version) -> key + " is of " + version;
      case Guard.Absent _ -> key + " = nothing";
    };
  }

  private static String of(Action action) {
    String key = printable(action.key());
    return switch (action) {
      case Action.Put(var _, Payload value) -> "put %s = %s".formatted(key, text(value));
      case Action.Delete _ -> "delete " + key;
      case Action.Get _ -> "get " + key;
    };
  }

  private static String text(Payload value) {
    return printable(new String(value.toByteArray(), StandardCharsets.UTF_8));
  }

  /** On one line, and nothing a terminal would act upon. */
  static String printable(String text) {
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

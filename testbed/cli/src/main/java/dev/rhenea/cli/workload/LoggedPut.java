package dev.rhenea.cli.workload;

import dev.rhenea.checker.history.Value;
import dev.rhenea.node.table.machine.Command;
import dev.rhenea.payload.Payload;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** An entry of the log, which holds a command of the table. */
final class LoggedPut {
  private LoggedPut() {}

  /**
   * The value that the entry puts, as it stands in a history; empty if a replica put it there for
   * itself.
   */
  static Optional<Value> recorded(JsonObject entry) {
    byte[] bytes =
        entry.containsKey("base64")
            ? Base64.getDecoder().decode(entry.getString("base64"))
            : entry.getString("value").getBytes(StandardCharsets.UTF_8);
    Optional<Command> command = Command.decode(Payload.wrap(bytes));
    if (command.filter(Command.Announce.class::isInstance).isPresent()) {
      return Optional.empty();
    }
    return command
        .filter(Command.Put.class::isInstance)
        .map(Command.Put.class::cast)
        .map(put -> new String(put.value().toByteArray(), StandardCharsets.UTF_8))
        .map(StampedValue::recorded)
        .or(() -> Optional.of(Value.of("no put of the table")));
  }
}

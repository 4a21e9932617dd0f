package dev.rhenea.cli.operate;

import dev.rhenea.cli.client.Answer;
import dev.rhenea.cli.client.NodeClient;
import dev.rhenea.cli.terminal.Exit;
import dev.rhenea.cli.terminal.Expression;
import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code rhenea logs create NAME [EXPR]}: one log more. */
@Command(
    name = "create",
    description = {
      "Makes a log. A log is made on purpose, never by its first use: a name that is misspelt would"
          + " otherwise be a log of its own. Making one that is there already changes nothing.",
      "Exit status: 0 it is there, 1 certainly not made, 2 nobody knows (repeat it), 64 usage."
    },
    mixinStandardHelpOptions = true)
final class LogsCreateCommand extends LogCommand {
  @Parameters(index = "0", paramLabel = "NAME", description = "letters, digits, '-', '_' and '.'")
  private String name = "";

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "EXPR|@FILE",
      description = "what it begins on (default: what the log 'default' began on)",
      converter = Expression.Reader.class)
  private @Nullable Expression expression;

  @Override
  int run(Connection connection) {
    Answer begin =
        expression == null
            ? connection.askNode(NodeClient::logs)
            : new Answer.Ok(new JsonObject().put("begin", expression.text()));
    if (!(begin instanceof Answer.Ok(JsonObject known))) {
      return refused(begin);
    }
    String text = known.containsKey("begin") ? known.getString("begin") : UsualLog.began(known);
    Answer answer = connection.askNode(node -> node.makeLog(name, text));
    return switch (answer) {
      case Answer.Ok(JsonObject body) -> {
        out()
            .println(
                wantsJson()
                    ? body.encodePrettily()
                    : "log %s is there; it began on %s".formatted(name, body.getString("began")));
        yield Exit.VALID;
      }
      case Answer.Fail(String reason, JsonObject body) when body.containsKey("errors") ->
          malformed(body);
      default -> refused(answer);
    };
  }
}

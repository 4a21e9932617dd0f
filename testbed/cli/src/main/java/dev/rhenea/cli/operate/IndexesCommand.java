package dev.rhenea.cli.operate;

import dev.rhenea.cli.client.Answer;
import dev.rhenea.cli.client.NodeClient;
import dev.rhenea.cli.terminal.Exit;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import picocli.CommandLine.Command;

/** {@code rhenea indexes}: which secondary indexes the table has. */
@Command(
    name = "indexes",
    description = {
      "Lists the secondary indexes of the table; 'rhenea indexes create' makes one, 'rhenea indexes"
          + " drop' takes one away, 'rhenea query' asks one.",
      "Exit status: 0 listed, 2 no answer, 64 usage."
    },
    subcommands = {IndexesCreateCommand.class, IndexesDropCommand.class},
    footerHeading = "%nExamples:%n",
    footer = {
      "  rhenea indexes",
      "  rhenea indexes create by-city --prefix user/ --field /address/city",
      "  rhenea indexes drop by-city"
    },
    mixinStandardHelpOptions = true)
public final class IndexesCommand extends LogCommand {
  @Override
  int run(Connection connection) {
    Answer answer = connection.askNode(NodeClient::indexes);
    if (!(answer instanceof Answer.Ok(JsonObject body))) {
      return refused(answer);
    }
    if (wantsJson()) {
      out().println(body.encodePrettily());
    } else {
      JsonArray indexes = body.getJsonArray("indexes");
      for (int i = 0; i < indexes.size(); i++) {
        out().println(line(indexes.getJsonObject(i)));
      }
    }
    return Exit.VALID;
  }

  private static String line(JsonObject index) {
    String prefix = index.getString("prefix");
    return "%-12s %s of %s, %s"
        .formatted(
            index.getString("index"),
            Optional.ofNullable(index.getString("field")).orElse("the value"),
            prefix.isEmpty() ? "all keys" : "keys that begin with '" + prefix + "'",
            state(index));
  }

  static String state(JsonObject index) {
    return switch (index.getString("state")) {
      case "building" -> "being built, %d rows so far".formatted(index.getLong("rows"));
      case "failed" ->
          "given up, because the term of '%s' is too long".formatted(index.getString("key"));
      default -> index.getString("state");
    };
  }
}

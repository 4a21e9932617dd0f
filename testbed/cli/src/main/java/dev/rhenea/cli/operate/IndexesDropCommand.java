package dev.rhenea.cli.operate;

import dev.rhenea.cli.client.Answer;
import dev.rhenea.cli.terminal.Exit;
import io.vertx.core.json.JsonObject;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code rhenea indexes drop NAME}. */
@Command(
    name = "drop",
    description = {
      "Takes a secondary index away. No row is lost by that, and it can be made anew.",
      "Exit status: 0 it is gone, 1 there is none of that name, 2 nobody knows, 64 usage."
    },
    mixinStandardHelpOptions = true)
final class IndexesDropCommand extends LogCommand {
  @Parameters(index = "0", paramLabel = "NAME", description = "the index")
  private String name = "";

  @Override
  int run(Connection connection) {
    Answer answer = connection.askNode(node -> node.dropIndex(name));
    if (!(answer instanceof Answer.Ok(JsonObject body))) {
      return refused(answer);
    }
    out().println(wantsJson() ? body.encodePrettily() : "index %s is gone".formatted(name));
    return Exit.VALID;
  }
}

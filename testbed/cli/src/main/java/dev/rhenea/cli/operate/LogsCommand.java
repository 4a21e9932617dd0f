package dev.rhenea.cli.operate;

import dev.rhenea.cli.client.Answer;
import dev.rhenea.cli.client.NodeClient;
import dev.rhenea.cli.terminal.Exit;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import picocli.CommandLine.Command;

/** {@code rhenea logs}: which logs there are. */
@Command(
    name = "logs",
    description = {
      "Lists the logs of the cluster and what each began on; 'rhenea logs create' makes another"
          + " one.",
      "Exit status: 0 listed, 2 no answer, 64 usage."
    },
    subcommands = LogsCreateCommand.class,
    footerHeading = "%nExamples:%n",
    footer = {
      "  rhenea logs",
      "  rhenea logs create numbers",
      "  rhenea logs create ledger 'zookeeper(n1, n2, n3)'"
    },
    mixinStandardHelpOptions = true)
public final class LogsCommand extends LogCommand {
  @Override
  int run(Connection connection) {
    Answer answer = connection.askNode(NodeClient::logs);
    if (!(answer instanceof Answer.Ok(JsonObject body))) {
      return refused(answer);
    }
    if (wantsJson()) {
      out().println(body.encodePrettily());
    } else {
      JsonArray logs = body.getJsonArray("logs");
      for (int i = 0; i < logs.size(); i++) {
        JsonObject log = logs.getJsonObject(i);
        out().printf("%-12s began on %s%n", log.getString("log"), log.getString("began"));
      }
    }
    return Exit.VALID;
  }
}

package dev.rhenea.cli.operate;

import dev.rhenea.cli.client.Answer;
import dev.rhenea.cli.client.LogClient;
import dev.rhenea.cli.client.NodeClient;
import dev.rhenea.cli.terminal.Exit;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code rhenea diagnose [LOG]}: why a log moves, or does not. */
@Command(
    name = "diagnose",
    description = {
      "Says why a log is stuck, or that it is not: which segment, whether it is sealed, which"
          + " quorum is missing, and who may act. Asks the first node that answers, which asks the"
          + " MetaStore and the servers of the active segment.",
      "Exit status: 0 nothing stands in the way, 1 something does, 2 no node answers, 64 usage."
    },
    footerHeading = "%nExamples:%n",
    footer = {"  rhenea kill n2 n3", "  rhenea diagnose"},
    mixinStandardHelpOptions = true)
public final class DiagnoseCommand extends LogCommand {
  @Parameters(
      paramLabel = "LOG",
      arity = "0..1",
      description = "which log (default: ${DEFAULT-VALUE})",
      defaultValue = NewCluster.LOG)
  private String log = NewCluster.LOG;

  @Override
  int run(Connection connection) {
    Answer answer = connection.ask(log, LogClient::explain);
    return switch (answer) {
      case Answer.Ok(JsonObject body) -> explained(body);
      case Answer.Starting(String reason, JsonObject body) -> starting(body);
      case Answer.Unreached unreached -> {
        complain(
            "none of the nodes answers: %s; 'rhenea start' starts those that are down"
                .formatted(
                    connection.nodes().stream()
                        .map(NodeClient::node)
                        .map(node -> node.name())
                        .collect(Collectors.joining(", "))));
        yield Exit.UNKNOWN;
      }
      default -> refused(answer);
    };
  }

  private int explained(JsonObject body) {
    boolean healthy = body.getBoolean("healthy");
    if (wantsJson()) {
      out().println(body.encodePrettily());
    } else {
      out().println("log " + log + (healthy ? ": nothing stands in its way" : ": not well"));
      JsonArray findings = body.getJsonArray("findings");
      for (int i = 0; i < findings.size(); i++) {
        show(findings.getJsonObject(i), "text");
      }
    }
    return healthy ? Exit.VALID : Exit.INVALID;
  }

  /** No node has got as far as opening its logs: what they wait for is the diagnosis. */
  private int starting(JsonObject body) {
    if (wantsJson()) {
      out().println(body.encodePrettily());
    } else {
      out().println(body.getString("reason"));
      JsonArray waiting = body.getJsonArray("waiting");
      for (int i = 0; i < waiting.size(); i++) {
        show(waiting.getJsonObject(i), "reason");
      }
    }
    return Exit.INVALID;
  }

  private void show(JsonObject finding, String text) {
    out().println("  - " + finding.getString(text));
    String remedy = finding.getString("remedy", "");
    if (!remedy.isEmpty()) {
      out().println("    " + remedy);
    }
  }
}

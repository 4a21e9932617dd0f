package dev.rhenea.cli.operate;

import dev.rhenea.cli.client.Answer;
import dev.rhenea.cli.terminal.Exit;
import io.vertx.core.json.JsonObject;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** {@code rhenea trim LSN}: gives up the beginning of a log. */
@Command(
    name = "trim",
    description = {
      "Allows everything below a position to be dropped, for ever; positions at or above the tail"
          + " mean the tail. Closed segments below it leave the log, with this or the next trim,"
          + " and copies of them outside the cluster are destroyed, too. Prints the mark that"
          + " holds then.",
      "Exit status: 0 trimmed, 1 certainly not, 2 nobody knows (repeating it does no harm), 64"
          + " usage."
    },
    footerHeading = "%nExamples:%n",
    footer = "  rhenea trim 100    the first position kept is 100",
    mixinStandardHelpOptions = true)
public final class TrimCommand extends LogCommand {
  @Parameters(paramLabel = "LSN", description = "the first position to keep")
  private long before;

  @Mixin private LogOption log;

  @Override
  int run(Connection connection) {
    if (before < 0) {
      throw new ParameterException(spec().commandLine(), "a position is at least 0, not " + before);
    }
    Answer answer = connection.ask(log.name(), target -> target.trim(before));
    if (!(answer instanceof Answer.Ok(JsonObject body))) {
      return refused(answer);
    }
    out().println(wantsJson() ? body.encodePrettily() : body.getLong("trimMark"));
    return Exit.VALID;
  }
}

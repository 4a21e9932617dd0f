package dev.rhenea.cli.operate;

import dev.rhenea.cli.client.Answer;
import dev.rhenea.cli.terminal.Exit;
import dev.rhenea.loglet.LogletId;
import io.vertx.core.json.JsonObject;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** {@code rhenea forget LOGLET}: gives up what cannot be destroyed. */
@Command(
    name = "forget",
    description = {
      "Gives up a Loglet that left its log and cannot be destroyed, because what has it is gone for"
          + " good: a bucket that was deleted, a disk that was thrown away. 'rhenea diagnose' names"
          + " those that are left, and why.",
      "Whatever is still there of it takes space for ever: nobody will destroy it any more. It is"
          + " never in the log again, and no entry of the log is lost by this. If what has it may"
          + " come back, leave it listed: then it is destroyed by itself.",
      "Exit status: 0 it is not listed any more, 1 certainly not given up (it is no leftover), 2"
          + " nobody knows (repeating it does no harm), 64 usage."
    },
    footerHeading = "%nExamples:%n",
    footer = {"  rhenea diagnose orders", "  rhenea forget orders/3f09c2d41b7e8a65"},
    mixinStandardHelpOptions = true)
public final class ForgetCommand extends LogCommand {
  @Parameters(
      paramLabel = "LOGLET",
      description = "the name of its log and its number, as 'diagnose' shows them",
      converter = Reader.class)
  private LogletId loglet;

  /** Reads the id of a Loglet. */
  static final class Reader implements ITypeConverter<LogletId> {
    @Override
    public LogletId convert(String text) {
      try {
        return LogletId.parse(text);
      } catch (IllegalArgumentException malformed) {
        throw new TypeConversionException(
            malformed.getMessage() + "; 'rhenea diagnose' shows those that are left");
      }
    }
  }

  @Override
  int run(Connection connection) {
    Answer answer = connection.ask(loglet.log(), log -> log.forget(loglet.toString()));
    if (!(answer instanceof Answer.Ok(JsonObject body))) {
      return refused(answer);
    }
    out().print(wantsJson() ? body.encodePrettily() + "\n" : account(body));
    return Exit.VALID;
  }

  private String account(JsonObject body) {
    return body.getBoolean("forgotten")
        ? """
        log %s: %s is given up, which was on %s
          whatever is still there of it takes space for ever: nobody will destroy it any more
          it is never in the log again
        """
            .formatted(loglet.log(), loglet, body.getString("composition"))
        : "log %s: %s is not listed any more: destroyed everywhere, or given up before%n"
            .formatted(loglet.log(), loglet);
  }
}

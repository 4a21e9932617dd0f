package dev.rhenea.cli.operate;

import dev.rhenea.cli.client.Answer;
import dev.rhenea.cli.terminal.Exit;
import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code rhenea append [TEXT|-]}: entries from the command line or from standard input. */
@Command(
    name = "append",
    description = {
      "Appends an entry and prints its position; or, without TEXT, every line of standard input as"
          + " an entry, one after the other. An append is never repeated, because an entry whose"
          + " outcome is not known may be in the log.",
      "Exit status: 0 appended, 1 certainly not, 2 nobody knows, 64 usage."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  rhenea append hello",
      "  seq 100 | rhenea append --log numbers",
      "  rhenea append hello --node 127.0.0.1:7102"
    },
    mixinStandardHelpOptions = true)
public final class AppendCommand extends LogCommand {
  private static final String STANDARD_INPUT = "-";

  @Parameters(
      paramLabel = "TEXT|-",
      arity = "0..1",
      description = "the entry (default: -, the lines of standard input)")
  private @Nullable String text;

  @Mixin private LogOption log;

  @Override
  int run(Connection connection) throws IOException {
    if (text != null && !text.equals(STANDARD_INPUT)) {
      return append(connection, text);
    }
    BufferedReader input =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = input.readLine(); line != null; line = input.readLine()) {
      int status = append(connection, line);
      if (status != Exit.VALID) {
        complain("stopped at the line '" + line + "'; the lines before it are appended");
        return status;
      }
    }
    return Exit.VALID;
  }

  private int append(Connection connection, String entry) {
    byte[] bytes = entry.getBytes(StandardCharsets.UTF_8);
    Answer answer = connection.ask(log.name(), target -> target.append(bytes));
    if (!(answer instanceof Answer.Ok(JsonObject body))) {
      return refused(answer);
    }
    out().println(wantsJson() ? body.encode() : body.getLong("lsn"));
    return Exit.VALID;
  }
}

package dev.rhenea.cli.operate;

import dev.rhenea.cli.client.Answer;
import dev.rhenea.cli.client.NodeClient;
import dev.rhenea.cli.terminal.Exit;
import dev.rhenea.cli.terminal.Expression;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** {@code rhenea restore [LOG] --from EXPR|@FILE}: a log out of cold storage. */
@Command(
    name = "restore",
    description = {
      "Makes a log out of what a store outside the cluster has of one whose cluster is gone: the"
          + " segments that 'rhenea modify' moved there, from the trim mark to the first segment"
          + " that is not in cold storage. Entries have the positions they had; new ones are"
          + " appended behind them. What is in the store is copied and never touched. Without LOG:"
          + " lists the logs that the store knows, and which positions can be had.",
      "The store knows a log as the chain was that it kept last: after a copy was published, or a"
          + " segment was dropped. A copy that was not published is not in the log.",
      "Exit status: 0 it is there, or listed; 1 certainly not made; 2 nobody knows, or no answer"
          + " (the same again tells); 64 usage."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  rhenea restore --from 'objects(folder: \"/mnt/cold\")'",
      "  rhenea restore orders --from 'objects(folder: \"/mnt/cold\")'",
      "  rhenea restore orders --from 'objects(folder: \"/mnt/cold\")' --to 1042 --as orders2",
      "      the last entry of orders2 is that at position 1041",
      "  rhenea restore orders --from 'objects(folder: \"/mnt/cold\")' --into 'objects(folder: \"/mnt/new\")'"
    },
    mixinStandardHelpOptions = true)
public final class RestoreCommand extends LogCommand {
  /** A log of any size takes its time; it goes on also if nobody waits. */
  private static final Duration PATIENCE = Duration.ofHours(6);

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "LOG",
      description = "the name it had; without it: lists what there is")
  private @Nullable String log;

  @Option(
      names = "--from",
      required = true,
      paramLabel = "EXPR|@FILE",
      description = "the store that has the copies, or a composition of such stores",
      converter = Expression.Reader.class)
  private Expression from;

  @Option(
      names = "--to",
      paramLabel = "LSN",
      description =
          "the first position that is not restored: entries below it are (default: as many as can"
              + " be had)")
  private @Nullable Long to;

  @Option(
      names = "--as",
      paramLabel = "NAME",
      description = "the name of the new log (default: the name it had)")
  private @Nullable String as;

  @Option(
      names = "--origin",
      paramLabel = "ID",
      description = "which log, if the store has several of that name; the list says it")
  private @Nullable String origin;

  @Option(
      names = "--into",
      paramLabel = "EXPR|@FILE",
      description = "what the copies are made of (default: what each segment was on)",
      converter = Expression.Reader.class)
  private @Nullable Expression into;

  @Option(
      names = "--begin",
      paramLabel = "EXPR|@FILE",
      description =
          "what new entries are appended to (default: what the log 'default' of this cluster began"
              + " on)",
      converter = Expression.Reader.class)
  private @Nullable Expression begin;

  @Override
  Duration patience() {
    return PATIENCE;
  }

  @Override
  int run(Connection connection) {
    return log == null ? list(connection) : restore(connection, log);
  }

  private int list(Connection connection) {
    if (to != null || as != null || origin != null || into != null || begin != null) {
      throw new ParameterException(
          spec().commandLine(), "name the LOG to be restored; without one, the store is listed");
    }
    Answer answer = connection.askNode(node -> node.archive(from.text()));
    return show(answer, ArchiveText::list);
  }

  private int restore(Connection connection, String source) {
    if (to != null && to < 0) {
      throw new ParameterException(spec().commandLine(), "a position is at least 0, not " + to);
    }
    String name = as == null ? source : as;
    Answer first =
        begin == null
            ? connection.askNode(NodeClient::logs)
            : new Answer.Ok(new JsonObject().put("begin", begin.text()));
    if (!(first instanceof Answer.Ok(JsonObject known))) {
      return refused(first);
    }
    JsonObject request =
        new JsonObject()
            .put("from", from.text())
            .put("log", source)
            .put("begin", begin == null ? UsualLog.began(known) : begin.text());
    if (to != null) {
      request.put("to", to);
    }
    if (origin != null) {
      request.put("origin", origin);
    }
    if (into != null) {
      request.put("into", into.text());
    }
    return show(connection.askNode(node -> node.log(name).restore(request)), ArchiveText::restored);
  }

  private int show(Answer answer, Function<JsonObject, String> text) {
    return switch (answer) {
      case Answer.Ok(JsonObject body) -> {
        out().print(wantsJson() ? body.encodePrettily() + "\n" : text.apply(body));
        yield Exit.VALID;
      }
      case Answer.Fail(String reason, JsonObject body) when body.containsKey("errors") ->
          malformed(body);
      default -> refused(answer);
    };
  }
}

package dev.rhenea.cli.operate;

import dev.rhenea.cli.client.Answer;
import dev.rhenea.cli.client.ChainView.Part;
import dev.rhenea.cli.terminal.Exit;
import dev.rhenea.cli.terminal.Expression;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** {@code rhenea modify SEGMENT EXPR|@FILE}: a copy in the place of a closed segment's Loglet. */
@Command(
    name = "modify",
    description = {
      "Copies a closed segment into another Loglet, which then holds it: to move it to cold storage,"
          + " away from nodes that are to go, or without one poison entry, which can be read and"
          + " does harm to who reads it. Nobody waits for it. 'rhenea protocols' tells what takes"
          + " copies; 'rhenea status' shows the segments.",
      "What cannot be read cannot be copied, nor left out: a damaged entry of which there is no"
          + " other copy ends with 'rhenea trim' beyond it.",
      "Exit status: 0 done, 1 certainly not (the segment is where it was), 2 nobody knows ('rhenea"
          + " status' tells), 64 usage."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  rhenea modify s0 'native(n2, n3, n4)'",
      "  rhenea modify s0 'objects(folder: \"/mnt/cold\")'",
      "  rhenea modify s0 'compress(objects(folder: \"/mnt/cold\"))'",
      "  rhenea modify s3 'memory(n1)' --delete 117"
    },
    mixinStandardHelpOptions = true)
public final class ModifyCommand extends LogCommand {
  private static final Pattern SEGMENT = Pattern.compile("s?([0-9]{1,18})");

  /** A segment of any size takes its time; it goes on also if nobody waits. */
  private static final Duration PATIENCE = Duration.ofHours(6);

  @Parameters(paramLabel = "SEGMENT", description = "a closed segment, as 'status' calls it: s0")
  private String segment;

  @Parameters(
      paramLabel = "EXPR|@FILE",
      description = "what to copy it to; 'rhenea explain' tells what it means",
      converter = Expression.Reader.class)
  private Expression expression;

  @ArgGroup private @Nullable Change change;

  @Mixin private LogOption log;

  /** What is to be different in the copy. */
  static final class Change {
    @Option(names = "--delete", paramLabel = "LSN", description = "leave out that entry")
    private @Nullable Long delete;

    @Option(
        names = "--replace",
        paramLabel = "LSN=TEXT",
        description = "put that text in the place of that entry")
    private @Nullable String replace;
  }

  @Override
  Duration patience() {
    return PATIENCE;
  }

  @Override
  int run(Connection connection) {
    JsonObject request = request();
    Answer answer = connection.ask(log.name(), target -> target.modify(request));
    return switch (answer) {
      case Answer.Ok(JsonObject body) -> {
        out().print(wantsJson() ? body.encodePrettily() + "\n" : account(body));
        yield Exit.VALID;
      }
      case Answer.Fail(String reason, JsonObject body) when body.containsKey("errors") ->
          malformed(body);
      default -> refused(answer);
    };
  }

  private JsonObject request() {
    JsonObject request =
        new JsonObject().put("segment", number(segment)).put("to", expression.text());
    if (change != null && change.delete != null) {
      request.put("delete", change.delete);
    }
    if (change != null && change.replace != null) {
      int equals = change.replace.indexOf('=');
      String at = equals < 0 ? change.replace : change.replace.substring(0, equals);
      if (equals < 0 || !at.matches("[0-9]{1,18}")) {
        throw new ParameterException(
            spec().commandLine(), "--replace takes LSN=TEXT, not '" + change.replace + "'");
      }
      request.put("replace", Long.parseLong(at)).put("value", change.replace.substring(equals + 1));
    }
    return request;
  }

  private long number(String text) {
    Matcher matcher = SEGMENT.matcher(text);
    if (!matcher.matches()) {
      throw new ParameterException(
          spec().commandLine(), "a segment is called s0, s1, and so on, not '" + text + "'");
    }
    return Long.parseLong(matcher.group(1));
  }

  private String account(JsonObject body) {
    JsonObject now = body.getJsonObject("segment");
    if (now == null) {
      return "log %s: the copy took the segment's place, which has left the chain again since%n"
          .formatted(log.name());
    }
    Part part = Part.of(now);
    StringBuilder text =
        new StringBuilder(
            "log %s: s%d is on %s now%n".formatted(log.name(), part.id(), part.composition()));
    ArchiveText.unkept(text, body);
    return text.toString();
  }
}

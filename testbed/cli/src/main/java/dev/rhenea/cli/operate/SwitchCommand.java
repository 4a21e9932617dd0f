package dev.rhenea.cli.operate;

import dev.rhenea.cli.client.Answer;
import dev.rhenea.cli.client.ChainView.Part;
import dev.rhenea.cli.client.SwitchSteps;
import dev.rhenea.cli.terminal.Exit;
import dev.rhenea.cli.terminal.Expression;
import io.vertx.core.json.JsonObject;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code rhenea switch EXPR|@FILE}: another ordering protocol, while the log is used. */
@Command(
    name = "switch",
    description = {
      "Replaces the ordering protocol of a log while it is used, and tells how that went: the two"
          + " segments, and how long appends had to wait at most.",
      "Exit status: 0 switched, 1 certainly not (the log goes on as it was), 2 nobody knows (the"
          + " cluster brings it to an end; 'rhenea status' tells which), 64 usage."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  rhenea switch 'zookeeper(n1, n2, n3)'",
      "  rhenea switch 'native(n1, n2, n3, sequencer: n2)' --log table",
      "  rhenea switch 'stripe(native(n1, n2, n3), native(n1, n2, n3, sequencer: n2))'"
    },
    mixinStandardHelpOptions = true)
public final class SwitchCommand extends LogCommand {
  @Parameters(
      paramLabel = "EXPR|@FILE",
      description = "what to switch to; 'rhenea explain' tells what it means",
      converter = Expression.Reader.class)
  private Expression expression;

  @Mixin private LogOption log;

  @Override
  int run(Connection connection) {
    Answer answer = connection.ask(log.name(), target -> target.switchTo(expression.text()));
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

  private String account(JsonObject body) {
    StringBuilder text = new StringBuilder();
    if (!body.containsKey("to") || !body.containsKey("from")) {
      return "%s is switched; segment %d, which has left the chain again since%n"
          .formatted(log.name(), body.getLong("segment"));
    }
    Part from = Part.of(body.getJsonObject("from"));
    Part to = Part.of(body.getJsonObject("to"));
    text.append("log %s is switched at %d%n".formatted(log.name(), to.start()));
    text.append(
        "  from  s%-4d %s%s%n"
            .formatted(from.id(), from.composition(), from.isEmpty() ? "  (left empty)" : ""));
    text.append("  to    s%-4d %s%n".formatted(to.id(), to.composition()));
    text.append(
        SwitchSteps.in(body)
            .map(SwitchCommand::waited)
            .orElse("  another node carried it out, so its steps were not timed here\n"));
    return text.toString();
  }

  private static String waited(SwitchSteps steps) {
    return String.format(
        Locale.ROOT,
        "  appends waited %.1f ms at most: seal %.1f, tail %.1f, install %.1f%n"
            + "  before, they went on: intent %.1f, creation %.1f%n",
        steps.downtime(),
        steps.seal(),
        steps.tail(),
        steps.install(),
        steps.intent(),
        steps.create());
  }
}

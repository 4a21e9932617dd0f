package dev.rhenea.cli.operate;

import dev.rhenea.cli.client.Answer;
import dev.rhenea.cli.client.NodeClient;
import dev.rhenea.cli.terminal.Exit;
import dev.rhenea.cli.terminal.Progress;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code rhenea indexes create NAME}: one index more, and waits until it answers. */
@Command(
    name = "create",
    description = {
      "Makes a secondary index of the table, and waits until it has what is there already; the table"
          + " is used meanwhile, and interrupting this stops nothing. A key whose value is no JSON,"
          + " or has no text, number or truth value at PATH, is not in the index. A write that"
          + " would give it a text of more than 1022 bytes is refused. Making one that is there"
          + " already changes nothing.",
      "Exit status: 0 it is ready, 1 certainly not made, or given up, 2 nobody knows (repeat it), 64"
          + " usage."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  rhenea indexes create by-city --prefix user/ --field /address/city",
      "  rhenea indexes create by-value      the whole value, as text"
    },
    mixinStandardHelpOptions = true)
final class IndexesCreateCommand extends LogCommand {
  private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

  @Parameters(index = "0", paramLabel = "NAME", description = "letters, digits, '-', '_' and '.'")
  private String name = "";

  @Option(
      names = "--prefix",
      paramLabel = "TEXT",
      description = "only keys that begin so (default: all)")
  private @Nullable String prefix;

  @Option(
      names = "--field",
      paramLabel = "PATH",
      description =
          "where in the values, which are JSON, to look: a JSON pointer, '' for the whole (default:"
              + " the whole value, as text)")
  private @Nullable String field;

  @Override
  int run(Connection connection) {
    JsonObject definition = new JsonObject();
    if (prefix != null && !prefix.isEmpty()) {
      definition.put("prefix", prefix);
    }
    if (field != null) {
      definition.put("field", field);
    }
    Answer made = connection.askNode(node -> node.makeIndex(name, definition));
    return made instanceof Answer.Ok ? awaitReady(connection) : refused(made);
  }

  private int awaitReady(Connection connection) {
    Progress progress = Progress.on(spec().commandLine().getErr());
    while (true) {
      Answer answer = connection.askNode(NodeClient::indexes);
      if (!(answer instanceof Answer.Ok(JsonObject body))) {
        progress.end();
        return refused(answer);
      }
      JsonObject index = find(body.getJsonArray("indexes"));
      if (!index.getString("state").equals("building")) {
        progress.end();
        return show(index);
      }
      progress.status(IndexesCommand.state(index));
      LockSupport.parkNanos(LOOK_AGAIN.toNanos());
    }
  }

  private JsonObject find(JsonArray indexes) {
    for (int i = 0; i < indexes.size(); i++) {
      if (indexes.getJsonObject(i).getString("index").equals(name)) {
        return indexes.getJsonObject(i);
      }
    }
    return new JsonObject().put("index", name).put("state", "taken away meanwhile");
  }

  private int show(JsonObject index) {
    boolean ready = index.getString("state").equals("ready");
    String sentence = "index %s is %s".formatted(name, IndexesCommand.state(index));
    if (wantsJson()) {
      out().println(index.encodePrettily());
    } else if (ready) {
      out().println(sentence);
    } else {
      complain(sentence);
    }
    return ready ? Exit.VALID : Exit.INVALID;
  }
}

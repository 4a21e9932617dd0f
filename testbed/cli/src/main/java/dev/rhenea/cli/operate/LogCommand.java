package dev.rhenea.cli.operate;

import dev.rhenea.cli.client.Answer;
import dev.rhenea.cli.terminal.Exit;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A command that asks the nodes of a running cluster. */
abstract class LogCommand implements Callable<Integer> {
  /** Longer than any call of a node takes. */
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  @Mixin private Where where;

  @Option(names = "--json", description = "print JSON")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public final Integer call() {
    try (Connection connection = where.connect(patience())) {
      return run(connection);
    } catch (IOException failed) {
      complain(String.valueOf(failed.getMessage()));
      return Exit.UNKNOWN;
    } finally {
      out().flush();
    }
  }

  /** Does it, and returns the exit status. */
  abstract int run(Connection connection) throws IOException;

  /** How long a node may take to answer. */
  Duration patience() {
    return PATIENCE;
  }

  boolean wantsJson() {
    return json;
  }

  CommandSpec spec() {
    return spec;
  }

  PrintWriter out() {
    return spec.commandLine().getOut();
  }

  /** One line on the error stream. */
  void complain(String reason) {
    spec.commandLine().getErr().println(spec.qualifiedName(" ") + ": " + reason);
  }

  /** Shows an answer that is not ok, and returns its exit status. */
  int refused(Answer answer) {
    if (json) {
      out().println(asJson(answer).encodePrettily());
    } else {
      complain(
          switch (answer) {
            case Answer.Ok(JsonObject body) -> body.encode();
            case Answer.Fail(String reason, JsonObject body) -> sentence(reason, body);
            case Answer.Starting(String reason, JsonObject body) ->
                body.getString("reason", reason);
            case Answer.Info(String reason) -> "nobody knows whether that took effect: " + reason;
            case Answer.Unreached(String reason) ->
                "no node answers; 'rhenea status' shows which are up (" + reason + ")";
          });
    }
    return exit(answer);
  }

  /** Shows what is wrong with a composition, as {@code explain} does. */
  int malformed(JsonObject body) {
    if (json) {
      out().println(body.encodePrettily());
    } else {
      JsonArray errors = body.getJsonArray("errors");
      for (int i = 0; i < errors.size(); i++) {
        spec.commandLine().getErr().println(errors.getJsonObject(i).getString("text"));
      }
    }
    return Exit.USAGE;
  }

  /** 0 for what took effect, 1 for what certainly did not, 2 for what nobody knows. */
  static int exit(Answer answer) {
    return switch (answer) {
      case Answer.Ok ok -> Exit.VALID;
      case Answer.Fail fail -> Exit.INVALID;
      case Answer.Starting _, Answer.Info _, Answer.Unreached _ -> Exit.UNKNOWN;
    };
  }

  static JsonObject asJson(Answer answer) {
    return switch (answer) {
      case Answer.Ok(JsonObject body) -> body;
      case Answer.Fail(String reason, JsonObject body) -> body;
      case Answer.Starting(String reason, JsonObject body) -> body;
      case Answer.Info(String reason) ->
          new JsonObject().put("outcome", "info").put("reason", reason);
      case Answer.Unreached(String reason) ->
          new JsonObject().put("outcome", "fail").put("reason", reason);
    };
  }

  private static String sentence(String reason, JsonObject body) {
    String remedy = body.getString("remedy", "");
    return body.getString("reason", reason) + (remedy.isEmpty() ? "" : "; " + remedy);
  }
}

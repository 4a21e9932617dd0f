package dev.rhenea.cli.operate;

import dev.rhenea.cli.client.Answer;
import dev.rhenea.cli.client.LogClient;
import dev.rhenea.cli.terminal.Exit;
import dev.rhenea.node.table.Table;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code rhenea read [--from LSN] [--follow]}: what is in a log. */
@Command(
    name = "read",
    description = {
      "Prints the entries of a log, a line each, up to the tail as it is now; or goes on with what"
          + " is appended later, whichever node or protocol is lost meanwhile. Line ends within an"
          + " entry are shown as \\n, bytes that are no text in base 64.",
      "Exit status: 0 read, 2 no answer, 64 usage."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  rhenea read",
      "  rhenea read --from 100 --limit 10",
      "  rhenea read --log table --follow    the table's commands as they come",
      "  rhenea read --json | jq .value"
    },
    mixinStandardHelpOptions = true)
public final class ReadCommand extends LogCommand {
  private static final int BYTES = 1 << 20;
  private static final Duration TRY_AGAIN = Duration.ofMillis(500);

  @Option(
      names = "--from",
      paramLabel = "LSN",
      description = "the first position (default: ${DEFAULT-VALUE})")
  private long from = 0;

  @Option(names = "--limit", paramLabel = "N", description = "end after N entries")
  private long limit = Long.MAX_VALUE;

  @Option(names = "--follow", description = "wait for further entries until interrupted")
  private boolean follow;

  @Mixin private LogOption log;

  private long next;
  private long left;

  @Override
  int run(Connection connection) {
    next = Math.max(0, from);
    left = limit;
    return follow ? follow(connection) : readToTail(connection);
  }

  private int readToTail(Connection connection) {
    Answer asked = connection.ask(log.name(), LogClient::tail);
    if (!(asked instanceof Answer.Ok(JsonObject found))) {
      return refused(asked);
    }
    long tail = found.getLong("tail");
    while (next < tail && left > 0) {
      Answer answer = connection.ask(log.name(), target -> target.entries(next, tail, BYTES));
      if (!(answer instanceof Answer.Ok(JsonObject page))) {
        return refused(answer);
      }
      print(page);
    }
    return Exit.VALID;
  }

  /** Reads have no effect, so they are repeated, through other nodes, until one answers. */
  private int follow(Connection connection) {
    Function<LogClient, Future<Answer>> ask = target -> target.follow(next, BYTES);
    boolean told = false;
    while (left > 0 && !out().checkError()) {
      Answer answer = connection.ask(log.name(), ask);
      if (answer instanceof Answer.Ok(JsonObject page)) {
        print(page);
        told = false;
      } else if (answer instanceof Answer.Fail(String reason, JsonObject body)
          && !reason.startsWith("503")) {
        return refused(answer);
      } else {
        if (!told) {
          complain("no answer now, waiting: " + asJson(answer).getString("reason"));
          told = true;
        }
        LockSupport.parkNanos(TRY_AGAIN.toNanos());
      }
    }
    return Exit.VALID;
  }

  private String text(JsonObject entry) {
    return log.name().equals(Table.LOG) ? EntryText.ofTable(entry) : EntryText.of(entry);
  }

  private void print(JsonObject page) {
    if (page.getBoolean("trimmed")) {
      complain("everything below %d is trimmed".formatted(page.getLong("next")));
    }
    JsonArray entries = page.getJsonArray("entries");
    for (int i = 0; i < entries.size() && left > 0; i++) {
      JsonObject entry = entries.getJsonObject(i);
      out()
          .println(
              wantsJson()
                  ? entry.encode()
                  : "%6d  %s".formatted(entry.getLong("lsn"), text(entry)));
      left--;
    }
    out().flush();
    next = page.getLong("next");
  }
}

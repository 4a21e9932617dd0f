package dev.rhenea.cli.operate;

import dev.rhenea.cli.client.Answer;
import dev.rhenea.cli.client.NodeClient;
import dev.rhenea.cli.terminal.Exit;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** {@code rhenea query INDEX [--equals TERM ...]}: rows by what their values hold. */
@Command(
    name = "query",
    description = {
      "Prints the rows that an index of the table finds, a line each, in the order of their terms;"
          + " all of them as of one moment, not before this command. A TERM is a JSON number, true"
          + " or false if it can be, else a text; 'a number as text' is quoted as in JSON:"
          + " --equals '\"17\"'. false comes before true, before numbers, before texts.",
      "Exit status: 0 answered, 1 there is no such index, or it cannot answer, 2 no answer, 64"
          + " usage."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  rhenea query by-city --equals Delos",
      "  rhenea query by-city --prefix De --limit 10",
      "  rhenea query by-age --from 18 --to 65 --json | jq .key",
      "  rhenea query by-age                 all that have one"
    },
    mixinStandardHelpOptions = true)
public final class QueryCommand extends LogCommand {
  private static final long ROWS_OF_PAGE = 1000;

  @Parameters(index = "0", paramLabel = "INDEX", description = "'rhenea indexes' lists them")
  private String index = "";

  @Option(names = "--equals", paramLabel = "TERM", description = "only rows with that term")
  private @Nullable String equals;

  @Option(names = "--prefix", paramLabel = "TEXT", description = "only texts that begin so")
  private @Nullable String prefix;

  @Option(names = "--from", paramLabel = "TERM", description = "the first term, inclusive")
  private @Nullable String from;

  @Option(names = "--to", paramLabel = "TERM", description = "the last one, exclusive")
  private @Nullable String to;

  @Option(names = "--limit", paramLabel = "N", description = "end after N rows")
  private long limit = Long.MAX_VALUE;

  @Override
  int run(Connection connection) {
    if (limit < 1) {
      throw new ParameterException(spec().commandLine(), "--limit is at least 1, not " + limit);
    }
    JsonObject asked = new JsonObject().put("limit", Math.min(limit, ROWS_OF_PAGE));
    put(asked, "equals", equals);
    put(asked, "from", from);
    put(asked, "to", to);
    if (prefix != null) {
      asked.put("prefix", prefix);
    }
    Answer answer = new Answer.Unreached("there is no node");
    for (NodeClient node : connection.nodes()) {
      answer = node.query(index, asked).await();
      if (!answer.isElsewhere()) {
        return show(node, answer);
      }
    }
    return refused(answer);
  }

  private void put(JsonObject query, String name, @Nullable String term) {
    if (term != null) {
      query.put(name, term(term));
    }
  }

  /** What is no JSON, or more than a term, is a text as it stands; a number loses nothing. */
  private Object term(String text) {
    try {
      return switch (Json.decodeValue(text)) {
        case Number _ -> new BigDecimal(text.strip());
        case Boolean truth -> truth;
        case String quoted -> quoted;
        case null, default -> text;
      };
    } catch (DecodeException plain) {
      return text;
    } catch (NumberFormatException beyond) {
      throw new ParameterException(
          spec().commandLine(), "no index has a number like " + text, beyond);
    }
  }

  /** The other pages come from the same node, which holds the moment of the first. */
  private int show(NodeClient node, Answer first) {
    Answer answer = first;
    for (long left = limit; answer instanceof Answer.Ok(JsonObject page); ) {
      JsonArray rows = page.getJsonArray("values");
      print(rows);
      left -= rows.size();
      Optional<String> more = Optional.ofNullable(page.getString("continue"));
      if (more.isEmpty() || left <= 0) {
        return Exit.VALID;
      }
      JsonObject rest = new JsonObject().put("continue", more.get());
      answer = node.query(index, rest.put("limit", Math.min(left, ROWS_OF_PAGE))).await();
    }
    return refused(answer);
  }

  private void print(JsonArray rows) {
    for (int i = 0; i < rows.size(); i++) {
      JsonObject row = rows.getJsonObject(i);
      out()
          .println(
              wantsJson()
                  ? row.encode()
                  : "%s  %s"
                      .formatted(EntryText.printable(row.getString("key")), EntryText.of(row)));
    }
    out().flush();
  }
}

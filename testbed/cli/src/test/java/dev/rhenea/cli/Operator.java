package dev.rhenea.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rhenea.cli.terminal.Exit;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Who types commands for the cluster in one folder.
 *
 * @param folder of the cluster
 */
record Operator(Path folder) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** A command that has ended. */
  record Ended(int status, String out, String err) {
    JsonNode json() throws IOException {
      return JSON.readTree(out);
    }

    /** Everything it said. */
    String text() {
      return out + err;
    }
  }

  /** Runs a command on the cluster. */
  Ended rhenea(String... arguments) {
    List<String> all = new ArrayList<>(Arrays.asList(arguments));
    all.addAll(List.of("--folder", folder.toString()));
    return elsewhere(all.toArray(new String[0]));
  }

  /** The same, which must end with that status; what it said. */
  String rhenea(int expected, String... arguments) {
    Ended ended = rhenea(arguments);
    assertThat(ended.status()).as("%s: %s", List.of(arguments), ended.text()).isEqualTo(expected);
    return ended.text();
  }

  /** Runs a command that does not say which cluster is meant. */
  static Ended elsewhere(String... arguments) {
    Session session = new Session();
    int status = session.run(arguments);
    return new Ended(status, session.out(), session.err());
  }

  /** Until it is not refused: a log that just moves by itself refuses, and nothing has happened. */
  Ended switchTo(String... arguments) {
    List<String> all = new ArrayList<>(List.of("switch"));
    all.addAll(Arrays.asList(arguments));
    Ended ended;
    do {
      ended = rhenea(all.toArray(new String[0]));
    } while (ended.status() == Exit.INVALID);
    return ended;
  }
}

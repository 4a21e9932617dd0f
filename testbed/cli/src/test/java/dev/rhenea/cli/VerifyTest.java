package dev.rhenea.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rhenea.cli.terminal.Exit;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code rhenea verify}: design section 8. Verdicts are in {@code CourseTest}. */
class VerifyTest {
  private @TempDir Path folder;

  @Test
  void whatMakesNoSenseIsRefusedBeforeAnythingStarts() {
    refused(
        "no workload 'queue'; there are: all, or, with commas between: register, set",
        "--workload",
        "queue");
    refused(
        "no fault 'rain'; there are: all, none, matrix, or, with commas", "--faults", "kill,rain");
    refused("a cluster has 3, 5, 7 or 9 nodes, not 4", "--nodes", "4");
    refused("less than 2s leave no time for faults", "--time-limit", "500ms");
    refused("a rate is more than 0", "--rate", "0");
    refused("unknown node 'n4'", "native(n1, n2, n4)", "--nodes", "3");
    assertThat(folder).isEmptyDirectory();
  }

  private void refused(String why, String... arguments) {
    Session session = new Session();
    List<String> words = new ArrayList<>(List.of("verify", "--report", folder.toString()));
    words.addAll(List.of(arguments));
    assertThat(session.run(words.toArray(String[]::new))).isEqualTo(Exit.USAGE);
    assertThat(session.err()).contains(why);
  }
}

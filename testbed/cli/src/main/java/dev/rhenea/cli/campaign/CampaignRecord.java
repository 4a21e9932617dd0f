package dev.rhenea.cli.campaign;

import dev.rhenea.checker.OperationCounts;
import dev.rhenea.cli.result.RunEnvironment;
import dev.rhenea.cli.terminal.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The result of a campaign as it is committed: enough to run it again and compare. */
record CampaignRecord(
    String campaign,
    String summary,
    String verdict,
    OperationCounts operations,
    String seeds,
    long durationSeconds,
    List<String> findings,
    RunEnvironment environment) {

  /** Writes {@code NAME.md} and {@code NAME.json}. */
  void write(Path folder) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve(campaign + ".json"), Json.print(this) + "\n");
    Files.writeString(folder.resolve(campaign + ".md"), markdown());
  }

  String markdown() {
    return """
    # Campaign %s: %s

    %s

    | | |
    |---|---|
    | command | `%s` |
    | revision | %s |
    | seeds | %s |
    | started | %s |
    | duration | %d s |
    | operations | %d ok, %d fail, %d info |
    | JDK | %s |
    | machine | %s, %d cores |

    %s
    """
        .formatted(
            campaign,
            verdict,
            summary,
            environment.command(),
            environment.revision(),
            seeds,
            environment.started(),
            durationSeconds,
            operations.ok(),
            operations.fail(),
            operations.info(),
            environment.jdk(),
            environment.system(),
            environment.cores(),
            String.join("\n", findings));
  }
}

package dev.rhenea.cli.campaign;

import dev.rhenea.checker.OperationCounts;
import dev.rhenea.cli.result.Validity;
import dev.rhenea.cli.terminal.Progress;
import dev.rhenea.cli.terminal.Seeds;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A long run that shows something once and for all; its result is committed. */
interface Campaign {
  /** As typed. */
  String name();

  /** What it shows, in one line. */
  String summary();

  /** What it runs unless told otherwise. */
  Seeds usual();

  /**
   * Runs all seeds.
   *
   * @param folder new; for whatever the run leaves behind
   */
  Outcome run(Seeds seeds, Path folder, Progress progress) throws IOException, InterruptedException;

  /**
   * What became of it.
   *
   * @param operations how the operations of all clients ended
   * @param findings lines of Markdown: what was seen, seed by seed where it matters
   */
  record Outcome(Validity validity, OperationCounts operations, List<String> findings) {
    public Outcome {
      findings = List.copyOf(findings);
    }
  }
}

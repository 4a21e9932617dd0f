package dev.rhenea.cli.campaign;

import dev.rhenea.cli.check.Subject.Kind;
import dev.rhenea.cli.terminal.Progress;
import dev.rhenea.cli.terminal.Seeds;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** {@code rhenea check} and Elle on the same small histories of transactions over lists. */
record ElleVerdicts(String name, Seeds usual) implements Campaign {
  static final VerdictComparison COMPARISON =
      new VerdictComparison(List.of(Kind.LIST_APPEND), (kind, seed) -> SmallTransactions.of(seed));

  @Override
  public String summary() {
    return "verdicts of rhenea check and of Elle on the same small histories of transactions";
  }

  @Override
  public Outcome run(Seeds seeds, Path folder, Progress progress)
      throws IOException, InterruptedException {
    return COMPARISON.compare(JudgeProcess.withElle(), seeds, folder, progress);
  }
}

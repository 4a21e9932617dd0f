package dev.rhenea.cli.campaign;

import dev.rhenea.cli.check.Subject.Kind;
import dev.rhenea.cli.terminal.Progress;
import dev.rhenea.cli.terminal.Seeds;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** {@code rhenea check} and Knossos on the same small histories of registers. */
record KnossosVerdicts(String name, Seeds usual) implements Campaign {
  static final VerdictComparison COMPARISON =
      new VerdictComparison(List.of(Kind.REGISTER, Kind.CAS_REGISTER), SmallRegisters::of);

  @Override
  public String summary() {
    return "verdicts of rhenea check and of Knossos on the same small histories of registers";
  }

  @Override
  public Outcome run(Seeds seeds, Path folder, Progress progress)
      throws IOException, InterruptedException {
    return COMPARISON.compare(JudgeProcess.withKnossos(), seeds, folder, progress);
  }
}

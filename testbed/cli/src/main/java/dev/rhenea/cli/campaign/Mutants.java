package dev.rhenea.cli.campaign;

import dev.rhenea.checker.OperationCounts;
import dev.rhenea.cli.mutants.MatrixText;
import dev.rhenea.cli.mutants.Sources;
import dev.rhenea.cli.result.Validity;
import dev.rhenea.cli.terminal.Progress;
import dev.rhenea.cli.terminal.Seeds;
import dev.rhenea.zoo.DetectionMatrix;
import dev.rhenea.zoo.Zoo;
import java.io.IOException;
import java.nio.file.Path;

/** The detection matrix over seeds that pin nothing: which check catches which planted bug. */
record Mutants(String name, Seeds usual) implements Campaign {
  @Override
  public String summary() {
    return "which check catches which planted bug, in how many fresh seeds (median)";
  }

  /** Operations are not counted: a run ends at the first thing that is wrong in it. */
  @Override
  public Outcome run(Seeds seeds, Path folder, Progress progress)
      throws IOException, InterruptedException {
    Zoo zoo = Sources.zoo();
    DetectionMatrix matrix =
        DetectionMatrix.of(
            zoo, zoo.mutants(), seeds.first(), Math.toIntExact(seeds.count()), progress::say);
    return new Outcome(
        matrix.isClean() ? Validity.VALID : Validity.INVALID,
        new OperationCounts(0, 0, 0),
        MatrixText.markdown(matrix));
  }
}

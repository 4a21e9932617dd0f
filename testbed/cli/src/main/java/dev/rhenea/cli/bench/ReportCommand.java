package dev.rhenea.cli.bench;

import dev.rhenea.cli.terminal.Exit;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code rhenea report DIR}, or two of them. */
@Command(
    name = "report",
    description = {
      "Of one folder that 'rhenea bench' left: writes the report again, from the numbers kept there."
          + " Of two: compares them, the second with the first, where both measured the same.",
      "Exit status: 0 done, 2 nothing to report, 64 usage."
    },
    footerHeading = "%nExamples:%n",
    footer = {"  rhenea report .rhenea/bench/20260301-101500-000", "  rhenea report before after"},
    mixinStandardHelpOptions = true)
public final class ReportCommand implements Callable<Integer> {
  @Parameters(paramLabel = "DIR", arity = "1..2", description = "what rhenea bench wrote")
  private List<Path> folders = List.of();

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    try {
      BenchResult first = BenchResult.read(folders.getFirst());
      if (folders.size() == 1) {
        BenchPage.write(first, folders.getFirst());
        out.print(BenchScreen.render(first));
        out.println("report: " + folders.getFirst().resolve(BenchPage.FILE));
      } else {
        out.print(TwoRuns.render(first, BenchResult.read(folders.getLast())));
      }
      out.flush();
      return Exit.VALID;
    } catch (IOException failed) {
      spec.commandLine().getErr().println("rhenea report: " + BenchCommand.reason(failed));
      return Exit.UNKNOWN;
    }
  }
}

package dev.rhenea.cli;

import dev.rhenea.cli.terminal.Exit;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code rhenea dist}: listed here, but done by the launcher of a checkout, as the tests are. */
@Command(
    name = "dist",
    description = {
      "Builds rhenea-VERSION.tar.gz: all of this with a Java runtime of its own, for machines that"
          + " have none. With --mutant NAME, a tarball with that planted bug in it.",
      "Usage: ./rhenea dist [--mutant NAME]"
    },
    mixinStandardHelpOptions = true)
final class DistCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    spec.commandLine()
        .getErr()
        .println("the tarball is built from the sources: run ./rhenea dist in a checkout");
    return Exit.USAGE;
  }
}

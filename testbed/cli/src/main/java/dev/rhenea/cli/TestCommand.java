package dev.rhenea.cli;

import dev.rhenea.cli.terminal.Exit;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * {@code rhenea test}: listed here, but done by the launcher, because the tests need no command
 * that was built before.
 */
@Command(
    name = "test",
    description = "Runs every check of the CI tier; further arguments go to Maven.",
    mixinStandardHelpOptions = true)
final class TestCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    spec.commandLine()
        .getErr()
        .println("the tests need the sources: run ./rhenea test in a checkout");
    return Exit.USAGE;
  }
}

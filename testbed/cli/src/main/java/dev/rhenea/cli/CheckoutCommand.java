package dev.rhenea.cli;

import dev.rhenea.cli.terminal.Exit;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * Listed here, but done by the launcher of a checkout, because it needs the sources; who gets as
 * far as here has none.
 */
@Command(mixinStandardHelpOptions = true)
final class CheckoutCommand implements Callable<Integer> {
  private final String instead;
  @Spec private CommandSpec spec;

  private CheckoutCommand(String instead) {
    this.instead = instead;
  }

  /** {@code rhenea test}. */
  static CommandLine test() {
    return of(
        "the tests need the sources: run ./rhenea test in a checkout",
        "Runs every check of the CI tier; further arguments go to Maven.");
  }

  /** {@code rhenea dist}. */
  static CommandLine dist() {
    return of(
        "the tarball is built from the sources: run ./rhenea dist in a checkout",
        "Builds rhenea-VERSION.tar.gz: all of this with a Java runtime of its own, for machines that"
            + " have none. With --mutant NAME, a tarball with that planted bug in it.",
        "Usage: ./rhenea dist [--mutant NAME]");
  }

  /** {@code rhenea jepsen}. */
  static CommandLine jepsen() {
    return of(
        "the Jepsen tests are not part of a distribution: run ./rhenea jepsen in a checkout",
        "Runs the Jepsen tests against a cluster of the distribution, over SSH, across live switches;"
            + " with --netns on machines made from network namespaces.",
        "Usage: ./rhenea jepsen [test|test-all|analyze|serve] [--netns [N]] [OPTIONS]");
  }

  private static CommandLine of(String instead, String... description) {
    CommandLine command = new CommandLine(new CheckoutCommand(instead));
    command.getCommandSpec().usageMessage().description(description);
    return command;
  }

  @Override
  public Integer call() {
    spec.commandLine().getErr().println(instead);
    return Exit.USAGE;
  }
}

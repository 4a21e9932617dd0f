package dev.rhenea.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The {@code rhenea} command: parses its arguments and hands over to a subcommand. */
@Command(
    name = "rhenea",
    description = "A research testbed for virtual consensus.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
public final class Rhenea implements Runnable {

  /** Exit status of usage errors, malformed expressions and malformed files. */
  public static final int USAGE = 64;

  @Spec private CommandSpec spec;

  private Rhenea() {}

  /** Without a subcommand: the help. */
  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  static CommandLine commandLine() {
    return new CommandLine(new Rhenea()).setParameterExceptionHandler(Rhenea::usageError);
  }

  private static int usageError(ParameterException error, String[] arguments) {
    CommandLine command = error.getCommandLine();
    command
        .getErr()
        .printf(
            "%s (see '%s --help')%n",
            error.getMessage(), command.getCommandSpec().qualifiedName(" "));
    return USAGE;
  }

  /** Ends the JVM with the status of the command: 0 valid, 1 invalid, 2 unknown, 64 usage. */
  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }
}

package dev.rhenea.cli;

import dev.rhenea.cli.campaign.CampaignCommand;
import dev.rhenea.cli.check.CheckCommand;
import dev.rhenea.cli.demo.DemoCommand;
import dev.rhenea.cli.experiment.RunCommand;
import dev.rhenea.cli.explain.ExplainCommand;
import dev.rhenea.cli.format.FormatCommand;
import dev.rhenea.cli.mutants.MutantsCommand;
import dev.rhenea.cli.newprotocol.NewProtocolCommand;
import dev.rhenea.cli.operate.AppendCommand;
import dev.rhenea.cli.operate.DiagnoseCommand;
import dev.rhenea.cli.operate.DownCommand;
import dev.rhenea.cli.operate.KillCommand;
import dev.rhenea.cli.operate.LogsCommand;
import dev.rhenea.cli.operate.ModifyCommand;
import dev.rhenea.cli.operate.ReadCommand;
import dev.rhenea.cli.operate.StartCommand;
import dev.rhenea.cli.operate.StatusCommand;
import dev.rhenea.cli.operate.SwitchCommand;
import dev.rhenea.cli.operate.TrimCommand;
import dev.rhenea.cli.operate.UpCommand;
import dev.rhenea.cli.protocols.ProtocolsCommand;
import dev.rhenea.cli.simulate.SimulateCommand;
import dev.rhenea.cli.simulate.WhyCommand;
import dev.rhenea.cli.terminal.Exit;
import dev.rhenea.provider.Catalogue;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** The {@code rhenea} command: parses its arguments and hands over to a subcommand. */
@Command(
    name = "rhenea",
    description = "A research testbed for virtual consensus.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
public final class Rhenea implements Runnable {

  @Spec private CommandSpec spec;

  private Rhenea() {}

  /** Without a subcommand: the help. */
  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  /** The command with all its subcommands, over the protocols of {@code catalogue}. */
  static CommandLine commandLine(Catalogue catalogue) {
    return new CommandLine(new Rhenea())
        .addSubcommand(new DemoCommand())
        .addSubcommand(new ExplainCommand(catalogue))
        .addSubcommand(new FormatCommand())
        .addSubcommand(new RunCommand(catalogue))
        .addSubcommand(new UpCommand(catalogue))
        .addSubcommand(new DownCommand())
        .addSubcommand(new StatusCommand())
        .addSubcommand(new LogsCommand())
        .addSubcommand(new AppendCommand())
        .addSubcommand(new ReadCommand())
        .addSubcommand(new TrimCommand())
        .addSubcommand(new SwitchCommand())
        .addSubcommand(new ModifyCommand())
        .addSubcommand(new DiagnoseCommand())
        .addSubcommand(new KillCommand())
        .addSubcommand(new StartCommand())
        .addSubcommand(new ProtocolsCommand(catalogue))
        .addSubcommand(new NewProtocolCommand(catalogue))
        .addSubcommand(new CheckCommand())
        .addSubcommand(new CampaignCommand())
        .addSubcommand(new MutantsCommand())
        .addSubcommand(new SimulateCommand(catalogue))
        .addSubcommand(new WhyCommand(catalogue))
        .addSubcommand(new TestCommand())
        .setExpandAtFiles(false) // @FILE is a composition in a file
        .setParameterExceptionHandler(Rhenea::usageError)
        .setExecutionExceptionHandler(Rhenea::bug);
  }

  private static int usageError(ParameterException error, String[] arguments) {
    CommandLine command = error.getCommandLine();
    command
        .getErr()
        .printf(
            "%s (see '%s --help')%n",
            error.getMessage(), command.getCommandSpec().qualifiedName(" "));
    return Exit.USAGE;
  }

  /** A command that breaks has no verdict; least of all is what it looked at invalid. */
  private static int bug(Exception bug, CommandLine command, ParseResult arguments) {
    command.getErr().println("a bug in rhenea, please report it:");
    bug.printStackTrace(command.getErr());
    return Exit.UNKNOWN;
  }

  /** Ends the JVM with the status of the command: 0 valid, 1 invalid, 2 unknown, 64 usage. */
  public static void main(String[] arguments) {
    System.setProperty("logback.configurationFile", "dev/rhenea/cli/quiet.xml");
    System.exit(commandLine(Catalogue.load()).execute(arguments));
  }
}

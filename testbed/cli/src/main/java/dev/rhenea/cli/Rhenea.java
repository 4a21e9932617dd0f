package dev.rhenea.cli;

import dev.rhenea.cli.bench.BenchCommand;
import dev.rhenea.cli.bench.ReportCommand;
import dev.rhenea.cli.campaign.CampaignCommand;
import dev.rhenea.cli.check.CheckCommand;
import dev.rhenea.cli.demo.DemoCommand;
import dev.rhenea.cli.experiment.RunCommand;
import dev.rhenea.cli.explain.ExplainCommand;
import dev.rhenea.cli.format.FormatCommand;
import dev.rhenea.cli.mutants.MutantsCommand;
import dev.rhenea.cli.newprotocol.NewProtocolCommand;
import dev.rhenea.cli.operate.AcceptorsCommand;
import dev.rhenea.cli.operate.AppendCommand;
import dev.rhenea.cli.operate.DiagnoseCommand;
import dev.rhenea.cli.operate.DownCommand;
import dev.rhenea.cli.operate.ForgetCommand;
import dev.rhenea.cli.operate.IndexesCommand;
import dev.rhenea.cli.operate.JoinCommand;
import dev.rhenea.cli.operate.KillCommand;
import dev.rhenea.cli.operate.LeaveCommand;
import dev.rhenea.cli.operate.LogsCommand;
import dev.rhenea.cli.operate.ModifyCommand;
import dev.rhenea.cli.operate.QueryCommand;
import dev.rhenea.cli.operate.ReadCommand;
import dev.rhenea.cli.operate.RestoreCommand;
import dev.rhenea.cli.operate.RunNodeCommand;
import dev.rhenea.cli.operate.StartCommand;
import dev.rhenea.cli.operate.StatusCommand;
import dev.rhenea.cli.operate.SwitchCommand;
import dev.rhenea.cli.operate.TrimCommand;
import dev.rhenea.cli.operate.UpCommand;
import dev.rhenea.cli.protocols.ProtocolsCommand;
import dev.rhenea.cli.simulate.SimulateCommand;
import dev.rhenea.cli.simulate.WhyCommand;
import dev.rhenea.cli.terminal.Exit;
import dev.rhenea.cli.verify.VerifyCommand;
import dev.rhenea.provider.Catalogue;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Supplier;
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
    return commandLine(subcommands(catalogue));
  }

  /**
   * The command as those arguments need it: with the one subcommand they name, if they name one,
   * because picocli takes longer to look at all of them than most of them take to answer.
   */
  static CommandLine commandLine(Catalogue catalogue, String[] arguments) {
    SequencedMap<String, Supplier<Object>> all = subcommands(catalogue);
    if (arguments.length > 0 && all.containsKey(arguments[0])) {
      all.keySet().retainAll(Set.of(arguments[0]));
    }
    return commandLine(all);
  }

  private static SequencedMap<String, Supplier<Object>> subcommands(Catalogue catalogue) {
    SequencedMap<String, Supplier<Object>> all = new LinkedHashMap<>();
    all.put("demo", DemoCommand::new);
    all.put("explain", () -> new ExplainCommand(catalogue));
    all.put("format", FormatCommand::new);
    all.put("run", () -> new RunCommand(catalogue));
    all.put("up", () -> new UpCommand(catalogue));
    all.put("down", DownCommand::new);
    all.put("status", StatusCommand::new);
    all.put("logs", LogsCommand::new);
    all.put("indexes", IndexesCommand::new);
    all.put("query", QueryCommand::new);
    all.put("append", AppendCommand::new);
    all.put("read", ReadCommand::new);
    all.put("trim", TrimCommand::new);
    all.put("switch", SwitchCommand::new);
    all.put("modify", ModifyCommand::new);
    all.put("restore", RestoreCommand::new);
    all.put("diagnose", DiagnoseCommand::new);
    all.put("forget", ForgetCommand::new);
    all.put("kill", KillCommand::new);
    all.put("start", StartCommand::new);
    all.put("join", JoinCommand::new);
    all.put("leave", LeaveCommand::new);
    all.put("acceptors", AcceptorsCommand::new);
    all.put("node", RunNodeCommand::new);
    all.put("protocols", () -> new ProtocolsCommand(catalogue));
    all.put("new-protocol", () -> new NewProtocolCommand(catalogue));
    all.put("verify", () -> new VerifyCommand(catalogue));
    all.put("check", CheckCommand::new);
    all.put("bench", () -> new BenchCommand(catalogue));
    all.put("report", ReportCommand::new);
    all.put("campaign", CampaignCommand::new);
    all.put("mutants", MutantsCommand::new);
    all.put("simulate", () -> new SimulateCommand(catalogue));
    all.put("why", () -> new WhyCommand(catalogue));
    all.put("test", CheckoutCommand::test);
    all.put("dist", CheckoutCommand::dist);
    all.put("jepsen", CheckoutCommand::jepsen);
    return all;
  }

  private static CommandLine commandLine(SequencedMap<String, Supplier<Object>> subcommands) {
    CommandLine command = new CommandLine(new Rhenea());
    subcommands.forEach((name, subcommand) -> command.addSubcommand(name, subcommand.get()));
    return command
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
    System.getProperties().putIfAbsent("logback.configurationFile", "dev/rhenea/cli/quiet.xml");
    System.exit(commandLine(Catalogue.load(), arguments).execute(arguments));
  }
}

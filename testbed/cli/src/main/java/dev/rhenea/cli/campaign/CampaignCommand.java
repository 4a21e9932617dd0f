package dev.rhenea.cli.campaign;

import dev.rhenea.cli.result.RunEnvironment;
import dev.rhenea.cli.terminal.Exit;
import dev.rhenea.cli.terminal.Folders;
import dev.rhenea.cli.terminal.Json;
import dev.rhenea.cli.terminal.Progress;
import dev.rhenea.cli.terminal.Seeds;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code rhenea campaign [NAME]}: the list of campaigns, or one of them run. */
@Command(
    name = "campaign",
    description = {
      "Runs a long evidence run, or lists them all. How far it is stands on the error stream, in plain"
          + " lines where that is no terminal.",
      "Exit status: 0 valid, 1 invalid, 2 unknown, 64 usage."
    },
    mixinStandardHelpOptions = true)
public final class CampaignCommand implements Callable<Integer> {
  @Parameters(paramLabel = "NAME", arity = "0..1", description = "the campaign to run")
  private @Nullable String name;

  @Option(
      names = "--seeds",
      paramLabel = "A..B",
      description = "instead of the campaign's own",
      converter = Seeds.Reader.class)
  private @Nullable Seeds seeds;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "for NAME.md and NAME.json (default: the run's folder under .rhenea/campaign)")
  private @Nullable Path out;

  @Option(names = "--json", description = "print JSON")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    if (name == null) {
      list();
      return Exit.VALID;
    }
    Campaign campaign = chosen(name);
    try {
      return run(campaign, seeds == null ? campaign.usual() : seeds);
    } catch (IOException e) {
      spec.commandLine().getErr().println("rhenea campaign: " + e.getMessage());
      return Exit.UNKNOWN;
    }
  }

  private void list() {
    PrintWriter screen = spec.commandLine().getOut();
    for (Campaign campaign : Campaigns.ALL) {
      screen.printf("%-22s %s (seeds %s)%n", campaign.name(), campaign.summary(), campaign.usual());
    }
    screen.flush();
  }

  private Campaign chosen(String wanted) {
    return Campaigns.ALL.stream()
        .filter(campaign -> campaign.name().equals(wanted))
        .findFirst()
        .orElseThrow(() ->
            new ParameterException(
                spec.commandLine(),
                "no campaign '%s'; there are: %s"
                    .formatted(
                        wanted,
                        Campaigns.ALL.stream()
                            .map(Campaign::name)
                            .collect(Collectors.joining(", ")))));
  }

  private int run(Campaign campaign, Seeds chosen) throws IOException, InterruptedException {
    Progress progress = Progress.ofLongRun(spec.commandLine().getErr());
    String command = "rhenea campaign " + campaign.name() + " --seeds " + chosen;
    RunEnvironment environment = RunEnvironment.of(command);
    Path folder = Folders.fresh("campaign");
    long began = System.nanoTime();
    Campaign.Outcome outcome = campaign.run(chosen, folder, progress);
    progress.end();
    CampaignRecord result =
        new CampaignRecord(
            campaign.name(),
            campaign.summary(),
            outcome.validity().word(),
            outcome.operations(),
            chosen.toString(),
            (System.nanoTime() - began) / 1_000_000_000,
            outcome.findings(),
            environment);
    result.write(out == null ? folder : out);
    spec.commandLine().getOut().println(json ? Json.print(result) : result.markdown());
    return outcome.validity().exit();
  }
}

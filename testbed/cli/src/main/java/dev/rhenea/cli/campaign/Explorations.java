package dev.rhenea.cli.campaign;

import dev.rhenea.checker.OperationCounts;
import dev.rhenea.cli.result.Validity;
import dev.rhenea.cli.terminal.Progress;
import dev.rhenea.cli.terminal.Seeds;
import dev.rhenea.worlds.explore.Exploration;
import dev.rhenea.worlds.explore.Explorer;
import dev.rhenea.worlds.explore.SmallWorlds;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Small worlds in which every order of events is tried. What stands for a seed is the number of a
 * world. Where not everything can be tried in time, races are decided otherwise one by one, then
 * two by two, and so on, and the table says where that ended.
 */
record Explorations(String name, Seeds usual, Duration perWorld) implements Campaign {
  static Explorations all(String name, Duration perWorld) {
    return new Explorations(name, new Seeds(1, SmallWorlds.ALL.size()), perWorld);
  }

  @Override
  public String summary() {
    return "small worlds, every order of messages, syncs and calls tried on the production code";
  }

  @Override
  public Outcome run(Seeds seeds, Path folder, Progress progress) {
    Validity worst = Validity.VALID;
    List<String> findings = new ArrayList<>();
    findings.add(
        "Executions, choice points and events are those of the last search, which had the reversals"
            + " given; all searches with fewer were complete.");
    findings.add("");
    findings.add(
        "| world | what may go wrong | reversals | executions | choice points | events | ended |");
    findings.add("|---|---|---|---|---|---|---|");
    for (long number = seeds.first();
        number <= Math.min(seeds.last(), SmallWorlds.ALL.size());
        number++) {
      SmallWorlds.Task task = SmallWorlds.ALL.get((int) number - 1);
      progress.status(number + " of " + seeds + ": " + task.world().name());
      Exploration exploration = Explorer.deepen(task.world(), task.faults().withTime(perWorld));
      findings.add(row(exploration));
      exploration
          .failure()
          .ifPresent(failure -> {
            findings.add("| | replay: " + failure.chosen() + " | | | | | |");
            failure.story().forEach(line -> findings.add("| | " + line + " | | | | | |"));
          });
      worst = worst.and(exploration.failure().isPresent() ? Validity.INVALID : Validity.VALID);
    }
    return new Outcome(worst, new OperationCounts(0, 0, 0), findings);
  }

  private static String row(Exploration exploration) {
    return String.format(
        Locale.ROOT,
        "| %s | %s | %d | %,d | %,d | %,d | %s |",
        exploration.world(),
        exploration.bounds().faults(),
        exploration.bounds().reversals(),
        exploration.executions(),
        exploration.choicePoints(),
        exploration.events(),
        exploration.ending());
  }
}

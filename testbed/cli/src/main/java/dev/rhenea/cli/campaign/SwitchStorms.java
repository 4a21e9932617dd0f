package dev.rhenea.cli.campaign;

import dev.rhenea.checker.Verdict;
import dev.rhenea.cli.result.Validity;
import dev.rhenea.cli.terminal.Progress;
import dev.rhenea.cli.terminal.Seeds;
import dev.rhenea.worlds.StormPlan;
import dev.rhenea.worlds.StormRun;
import dev.rhenea.worlds.SwitchStorm;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Simulated logs that change their protocol again and again while nodes fail (V1 to V13). */
record SwitchStorms(String name, Seeds usual, int switches) implements Campaign {
  @Override
  public String summary() {
    return "simulated logs with at least %d switches each, among crashes, pauses and partitions"
        .formatted(switches);
  }

  @Override
  public Outcome run(Seeds seeds, Path folder, Progress progress) {
    AtomicLong done = new AtomicLong();
    SwitchStorm storm =
        SwitchStorm.run(
            seeds.first(),
            seeds.last(),
            StormPlan.CI.withSwitches(switches),
            run -> progress.status(done.incrementAndGet() + " of " + seeds.count() + ": " + run));
    List<String> findings = new ArrayList<>();
    findings.add(storm.toString());
    storm.notValid().forEach(run -> findings.add(run.toString()));
    return new Outcome(validity(storm.notValid()), storm.operations(), findings);
  }

  private static Validity validity(List<StormRun> notValid) {
    return notValid.isEmpty()
        ? Validity.VALID
        : notValid.stream().anyMatch(run -> run.verdict() instanceof Verdict.Invalid)
            ? Validity.INVALID
            : Validity.UNKNOWN;
  }
}

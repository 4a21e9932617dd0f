package dev.rhenea.cli.experiment;

import dev.rhenea.bench.experiment.Experiment;
import dev.rhenea.bench.experiment.Phase;
import dev.rhenea.bench.experiment.Step;
import dev.rhenea.bench.load.Operation;
import dev.rhenea.bench.load.Outcome;
import dev.rhenea.bench.load.Sample;
import dev.rhenea.bench.load.Samples;
import dev.rhenea.bench.report.Timeline;
import dev.rhenea.cli.client.ChainView;
import dev.rhenea.cli.live.ChainWatch;
import dev.rhenea.cli.live.Chronicle;
import dev.rhenea.cli.live.Ended;
import dev.rhenea.cli.result.Where;
import dev.rhenea.composition.Composition;
import dev.rhenea.provider.Catalogue;
import dev.rhenea.spec.ProtocolSpec;
import dev.rhenea.worlds.schedule.Schedule;
import dev.rhenea.worlds.simulation.Measured;
import dev.rhenea.worlds.simulation.SimulatedRun;
import dev.rhenea.worlds.simulation.Simulation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * An experiment in virtual time. Beside the log checker all that a simulation checks is checked:
 * the invariants after every event, and that the log moves again when all is healed (I8).
 */
public final class SimulatedExperiment {
  private final Experiment experiment;
  private final Catalogue catalogue;
  private final Schedule schedule;
  private final Chronicle chronicle = new Chronicle();

  /** What {@code seed} decides is in {@link ExperimentSchedule#of}. */
  public SimulatedExperiment(Experiment experiment, long seed, Catalogue catalogue) {
    this.experiment = experiment;
    this.catalogue = catalogue;
    this.schedule = ExperimentSchedule.of(experiment, seed);
  }

  Schedule schedule() {
    return schedule;
  }

  /** Runs it. The same experiment, seed and code is the same run, event by event. */
  public Ended run() {
    Onlooker onlooker = new Onlooker(catalogue);
    SimulatedRun run = new Simulation(catalogue).run(schedule, onlooker);
    long begin = onlooker.began().orElse(0) + ExperimentSchedule.LEAD.toNanos();
    long end = begin + experiment.duration().toNanos();
    List<String> shortfalls = new ArrayList<>();
    if (onlooker.began().isPresent()) {
      shortfalls.addAll(tell(begin, onlooker.versions()));
    }
    return new Ended(
        Where.SIMULATOR,
        samples(onlooker.operations(), begin, end),
        chronicle.timeline(begin, end),
        chronicle,
        new SimulatedEvidence(run.verdict(), onlooker.history()),
        newest(onlooker.versions()),
        schedule.faults().size(),
        shortfalls);
  }

  /** What happened in each phase; what it should have brought and did not, a line each. */
  private List<String> tell(long begin, List<Onlooker.Version> versions) {
    List<String> shortfalls = new ArrayList<>();
    List<Onlooker.Version> before =
        versions.stream().filter(version -> version.time() <= begin).toList();
    ChainWatch watch = new ChainWatch(chronicle, newest(before).orElseThrow());
    long from = begin;
    for (Phase phase : experiment.phases()) {
      long start = from;
      long to = start + phase.time().toNanos();
      phase.steps().forEach(step -> take(step, watch, start));
      versions.stream()
          .filter(version -> version.time() > start && version.time() <= to)
          .forEach(version -> watch.see(version.chain(), version.time()));
      watch
          .missing()
          .ifPresent(target ->
              shortfalls.add(
                  "the switch to %s was not made within its phase, '%s'"
                      .formatted(target, phase.name())));
      chronicle.phase(new Timeline.Phase(phase.name(), watch.composition(), start, to));
      from = to;
    }
    return shortfalls;
  }

  private void take(Step step, ChainWatch watch, long at) {
    switch (step) {
      case Step.Switch(ProtocolSpec target) -> watch.ask(Composition.print(target, catalogue), at);
      case Step.Heal heal -> watch.healed(step.words(), at);
      default -> watch.hit(step.words(), at);
    }
  }

  private static Optional<ChainView> newest(List<Onlooker.Version> versions) {
    return versions.stream()
        .map(Onlooker.Version::chain)
        .max(Comparator.comparingLong(ChainView::version));
  }

  /** Those due in a phase; a client's own last reads are not load. */
  private static Samples samples(List<Measured> measured, long begin, long end) {
    return new Samples(
        measured.stream()
            .filter(one -> one.due() >= begin && one.due() < end)
            .map(SimulatedExperiment::sample)
            .toList());
  }

  private static Sample sample(Measured one) {
    Operation.Kind kind =
        switch (one.kind()) {
          case APPEND -> Operation.Kind.WRITE;
          case TAIL -> Operation.Kind.READ;
        };
    Outcome outcome =
        switch (one.outcome()) {
          case OK -> Outcome.OK;
          case FAIL -> Outcome.FAIL;
          case INFO -> Outcome.INFO;
        };
    return new Sample(kind, outcome, one.due(), one.due(), one.ended());
  }
}

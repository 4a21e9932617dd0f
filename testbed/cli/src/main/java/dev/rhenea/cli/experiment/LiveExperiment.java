package dev.rhenea.cli.experiment;

import dev.rhenea.bench.experiment.Experiment;
import dev.rhenea.bench.experiment.Phase;
import dev.rhenea.bench.experiment.Workload;
import dev.rhenea.bench.experiment.Workload.Pace;
import dev.rhenea.cli.client.ClusterClient;
import dev.rhenea.cli.cluster.ClusterPlan;
import dev.rhenea.cli.live.Ended;
import dev.rhenea.cli.live.LiveRun;
import dev.rhenea.cli.live.PhaseRun;
import dev.rhenea.cli.live.Stage;
import dev.rhenea.cli.live.StepFailed;
import dev.rhenea.cli.result.Where;
import dev.rhenea.cli.terminal.Progress;
import dev.rhenea.cli.workload.Histories;
import dev.rhenea.cli.workload.Load;
import dev.rhenea.cli.workload.LogLoad;
import dev.rhenea.cli.workload.TableLoad;
import dev.rhenea.composition.Composition;
import dev.rhenea.node.table.Table;
import dev.rhenea.node.table.machine.Retention;
import dev.rhenea.provider.Catalogue;
import dev.rhenea.provider.EngineProvider;
import dev.rhenea.spec.ProtocolSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** An experiment on real nodes of this machine, in processes or in this JVM. */
final class LiveExperiment {
  /** The log of a load that uses the log itself; nodes have the table's log besides. */
  private static final String LOG = "experiment";

  /** Under each composition, before the clock: so that no phase measures how a JVM warms up. */
  private static final Duration WARM_UP = Duration.ofMillis(500);

  private final Experiment experiment;
  private final Where where;
  private final long seed;
  private final Catalogue catalogue;
  private final List<String> failures = new ArrayList<>();

  LiveExperiment(Experiment experiment, Where where, long seed, Catalogue catalogue) {
    this.experiment = experiment;
    this.where = where;
    this.seed = seed;
    this.catalogue = catalogue;
  }

  /**
   * Runs it; a step that fails ends it early, and is among {@link #failures}.
   *
   * @param folder for all data of the nodes
   */
  Ended run(Path folder, Progress progress) throws IOException, InterruptedException {
    progress.status("starting " + experiment.nodes().size() + " nodes");
    try (Stage stage = new Stage(where, plan(), folder)) {
      LiveRun run = new LiveRun(stage, this::load, progress);
      try {
        warmUp(run);
        switch (experiment.workload().pace()) {
          case Pace.Rate(int perSecond) -> run.begin(perSecond);
          case Pace.Window(int outstanding) ->
              run.beginWindow(outstanding * experiment.workload().clients());
        }
        PhaseRun phases = new PhaseRun(run, catalogue);
        try {
          for (Phase phase : experiment.phases()) {
            phases.run(phase);
          }
        } finally {
          run.stop();
          phases.healAll();
        }
      } catch (StepFailed e) {
        failures.add(e.reason());
        progress.say(e.reason());
      }
      return run.end();
    }
  }

  /** Steps that could not be done. */
  List<String> failures() {
    return failures;
  }

  private void warmUp(LiveRun run) throws StepFailed, InterruptedException {
    for (ProtocolSpec spec : List.copyOf(experiment.compositions()).reversed()) {
      run.startOn(print(spec));
      run.warmUp(WARM_UP);
    }
  }

  private Load load(ClusterClient all) {
    Workload workload = experiment.workload();
    ClusterClient clients = new ClusterClient(all.nodes().subList(0, workload.clients()));
    return switch (workload.kind()) {
      case TABLE -> new TableLoad(clients, new Histories(), seed);
      case LOG -> new LogLoad(clients, LOG, workload.entry(), workload.reads(), seed);
    };
  }

  private ClusterPlan plan() {
    SortedMap<String, String> logs = new TreeMap<>();
    logs.put(Table.LOG, print(experiment.first()));
    if (experiment.workload().kind() == Workload.Kind.LOG) {
      logs.put(LOG, print(experiment.first()));
    }
    return new ClusterPlan(
        experiment.nodes(),
        Composition.printRegister(experiment.metaStore(), catalogue),
        logs,
        engines(),
        Retention.DEFAULT,
        OptionalInt.empty());
  }

  /** Those that a protocol of the experiment needs. */
  private List<String> engines() {
    Set<String> protocols = new LinkedHashSet<>(Set.of(experiment.metaStore().protocol()));
    experiment.compositions().forEach(spec -> collect(spec, protocols));
    return ServiceLoader.load(EngineProvider.class).stream()
        .map(engine -> engine.get().name())
        .filter(protocols::contains)
        .toList();
  }

  private static void collect(ProtocolSpec spec, Set<String> protocols) {
    protocols.add(spec.protocol());
    spec.children().forEach(child -> collect(child, protocols));
  }

  private String print(ProtocolSpec spec) {
    return Composition.print(spec, catalogue);
  }
}

package dev.rhenea.cli.experiment;

import dev.rhenea.bench.experiment.Experiment;
import dev.rhenea.bench.experiment.Step;
import dev.rhenea.bench.experiment.Workload;
import dev.rhenea.cli.result.Where;
import dev.rhenea.composition.Composition;
import dev.rhenea.provider.Catalogue;
import dev.rhenea.spec.ProtocolSpec;
import java.util.ArrayList;
import java.util.List;

/** What a world cannot do of an experiment: it is refused whole, never done in part. Pure. */
final class Objections {
  private Objections() {}

  /** Each reason, a line; empty if {@code where} can do all of it. */
  static List<String> to(Experiment experiment, Where where, Catalogue catalogue) {
    return switch (where) {
      case SIMULATOR -> simulator(experiment, catalogue);
      case JVM -> real(experiment, where);
      case PROCESSES -> real(experiment, where);
    };
  }

  private static List<String> simulator(Experiment experiment, Catalogue catalogue) {
    List<String> reasons = new ArrayList<>();
    for (ProtocolSpec spec : experiment.compositions()) {
      if (!catalogue.loglet(spec.protocol()).orElseThrow().traits(spec, catalogue).simulatable()) {
        reasons.add(
            "%s cannot be simulated: it reaches the world outside its environment; run it --in jvm"
                    .formatted(Composition.print(spec, catalogue))
                + " or --in processes");
      }
    }
    if (!experiment.metaStore().protocol().equals("paxos")) {
      reasons.add(
          "the simulator keeps the chain in paxos(...) only, not in "
              + experiment.metaStore().protocol());
    }
    if (experiment.workload().kind() == Workload.Kind.TABLE) {
      reasons.add(
          "the table is kept by RocksDB, which is not simulated; use 'kind: log', or run it --in"
              + " jvm or --in processes");
    }
    return reasons;
  }

  private static List<String> real(Experiment experiment, Where where) {
    List<String> reasons = new ArrayList<>();
    if (experiment.machines().isPresent()) {
      reasons.add("machines are emulated by the simulator only; run it --in simulator");
    }
    boolean cut = experiment.steps().stream().anyMatch(Step.Cut.class::isInstance);
    if (cut) {
      reasons.add(
          "nothing can be cut off: all nodes of one machine share its loopback; run it --in"
              + " simulator");
    }
    if (where == Where.JVM) {
      for (Step step : experiment.steps()) {
        if (step instanceof Step.Kill || step instanceof Step.Pause) {
          reasons.add(
              step.words()
                  + " would end or stop all nodes, which are in one JVM; run it --in simulator or"
                  + " --in processes");
        }
      }
    }
    return reasons;
  }
}

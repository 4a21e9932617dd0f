package dev.rhenea.cli.explain;

import dev.rhenea.composition.Composition;
import dev.rhenea.composition.Problem;
import dev.rhenea.composition.calculator.Calculation;
import dev.rhenea.environment.NodeId;
import dev.rhenea.loglet.LogletTraits;
import dev.rhenea.prediction.Needs;
import dev.rhenea.provider.Catalogue;
import dev.rhenea.provider.LogletProvider;
import dev.rhenea.spec.ProtocolSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What can be said about a text that should be a composition. */
sealed interface Explanation {
  /**
   * A composition that can be built.
   *
   * @param text its canonical text
   * @param tree drawn for a person
   * @param calculation what it survives and costs
   * @param warnings what is allowed but probably not wanted
   */
  record Understood(
      String text,
      ProtocolSpec spec,
      String tree,
      LogletTraits traits,
      Calculation calculation,
      List<String> warnings)
      implements Explanation {}

  /** A text with problems. */
  record Refused(String text, List<Problem> problems) implements Explanation {}

  /** Explains {@code text} for a cluster of {@code nodes}, or for any cluster if there are none. */
  static Explanation of(String text, Catalogue catalogue, Optional<List<NodeId>> nodes) {
    return switch (Composition.parse(text, catalogue, nodes)) {
      case Composition.Parsed.Refused(List<Problem> problems) -> new Refused(text, problems);
      case Composition.Parsed.Accepted(ProtocolSpec spec) -> {
        LogletProvider provider = catalogue.loglet(spec.protocol()).orElseThrow();
        LogletTraits traits = provider.traits(spec, catalogue);
        Calculation calculation = Calculation.of(spec, catalogue);
        yield new Understood(
            Composition.print(spec, catalogue),
            spec,
            Composition.draw(spec, catalogue),
            traits,
            calculation,
            warnings(traits, calculation));
      }
    };
  }

  private static List<String> warnings(LogletTraits traits, Calculation calculation) {
    List<String> warnings = new ArrayList<>();
    switch (traits.durability()) {
      case NONE -> warnings.add("acknowledged entries do not survive the end of a process");
      case PAGE_CACHE -> warnings.add("acknowledged entries do not survive a loss of power");
      case FSYNC -> {}
    }
    boolean outside =
        calculation.read().filter(read -> read.needs() instanceof Needs.Nobody).isPresent();
    if (calculation.nodes().size() == 1 && !outside) {
      warnings.add("everything depends on one node: " + calculation.nodes().getFirst());
    }
    warnings.addAll(calculation.warnings());
    return warnings;
  }
}

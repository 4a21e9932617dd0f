package dev.rhenea.cli.explain;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.rhenea.composition.calculator.Calculation;
import dev.rhenea.composition.calculator.Survival;
import dev.rhenea.environment.NodeId;
import dev.rhenea.prediction.Cost;
import dev.rhenea.prediction.Step;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A call in numbers; null is what is not known.
 *
 * @param survivesWorst so many nodes may fail, whichever they are
 * @param survivesBest so many may fail, if they are the right ones
 * @param quorums the smallest sets of nodes that are enough; null also if they are too many
 * @param bytesPerEntry for an entry of 1000 bytes, headers left out
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record CallJson(
    @Nullable Integer survivesWorst,
    @Nullable Integer survivesBest,
    @Nullable List<List<String>> quorums,
    @Nullable Integer delays,
    @Nullable Integer durableWrites,
    @Nullable Double messages,
    @Nullable Double bytesPerEntry) {

  static CallJson of(Calculation calculation, Optional<Step> call) {
    Optional<Survival> survival = call.map(calculation::survival);
    Optional<Cost> cost = call.flatMap(Step::cost);
    return new CallJson(
        number(survival, Survival::worst),
        number(survival, Survival::best),
        survival.flatMap(Survival::quorums).map(CallJson::names).orElse(null),
        cost.map(Cost::delays).orElse(null),
        cost.map(Cost::durableWrites).orElse(null),
        cost.map(Cost::count).orElse(null),
        cost.map(known -> known.bytes(Calculation.ENTRY_BYTES)).orElse(null));
  }

  private static @Nullable Integer number(
      Optional<Survival> survival, Function<Survival, OptionalInt> which) {
    OptionalInt number = survival.map(which).orElse(OptionalInt.empty());
    return number.isPresent() ? number.getAsInt() : null;
  }

  private static List<List<String>> names(List<List<NodeId>> quorums) {
    return quorums.stream().map(quorum -> quorum.stream().map(NodeId::name).toList()).toList();
  }
}

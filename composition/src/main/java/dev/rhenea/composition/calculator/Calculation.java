package dev.rhenea.composition.calculator;

import dev.rhenea.environment.NodeId;
import dev.rhenea.prediction.Cost;
import dev.rhenea.prediction.Prediction;
import dev.rhenea.prediction.Step;
import dev.rhenea.provider.Catalogue;
import dev.rhenea.provider.LogletProvider;
import dev.rhenea.spec.ProtocolSpec;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.stream.Collectors;

/**
 * What a composition survives and costs.
 *
 * @param nodes all that it names
 * @param appends whether it takes any; else it is for copies of closed segments
 * @param prediction what its protocol says; empty if that, or one of its children, says nothing
 * @param warnings what is allowed but perhaps not wanted, each a sentence
 */
public record Calculation(
    SequencedSet<NodeId> nodes,
    boolean appends,
    Optional<Prediction> prediction,
    List<String> warnings) {
  /** Bytes of the entry whose bytes are told. */
  public static final int ENTRY_BYTES = 1000;

  /**
   * The node that has most to do.
   *
   * @param share of the messages of an append, it sends or receives that many; from 0 to 1
   */
  public record Busiest(NodeId node, double share) {}

  /** Calculates for {@code spec}, which its provider accepts. */
  public static Calculation of(ProtocolSpec spec, Catalogue catalogue) {
    LogletProvider provider = provider(spec, catalogue);
    Optional<Prediction> prediction = provider.predict(spec, catalogue);
    List<String> warnings = new ArrayList<>();
    unknown(spec, catalogue).ifPresent(warnings::add);
    prediction.ifPresent(known -> {
      fatal(spec, known).ifPresent(warnings::add);
      known.warnings().stream().distinct().forEach(warnings::add);
    });
    return new Calculation(
        spec.nodes(),
        provider.traits(spec, catalogue).canAppend(),
        prediction,
        List.copyOf(warnings));
  }

  public Optional<Step> append() {
    return prediction.filter(known -> appends).map(Prediction::append);
  }

  public Optional<Step> seal() {
    return prediction.map(Prediction::seal);
  }

  /** A linearizable read of one entry: checkTail, then readNext. */
  public Optional<Step> read() {
    return prediction.map(known -> known.checkTail().then(known.readNext()));
  }

  /** What may fail while that step still has an answer. */
  public Survival survival(Step step) {
    return new Survival(step.needs(), nodes);
  }

  /** Bytes stored per byte of an entry. */
  public Optional<Double> storageFactor() {
    return prediction.map(known -> known.stored().bytes(ENTRY_BYTES) / ENTRY_BYTES);
  }

  /** Of several, the first that is named. */
  public Optional<Busiest> busiest() {
    return append()
        .flatMap(Step::cost)
        .flatMap(cost ->
            nodes.stream()
                .max(
                    Comparator.<NodeId>comparingDouble(cost::load)
                        .thenComparing(List.copyOf(nodes).reversed()::indexOf))
                .map(node -> new Busiest(node, share(cost, node))));
  }

  private static double share(Cost cost, NodeId node) {
    return cost.load(node) / cost.count();
  }

  private static LogletProvider provider(ProtocolSpec spec, Catalogue catalogue) {
    return catalogue.loglet(spec.protocol()).orElseThrow();
  }

  /** Which protocols in the tree do not say what they need, or what they cost. */
  private static Optional<String> unknown(ProtocolSpec spec, Catalogue catalogue) {
    SequencedSet<String> silent = new LinkedHashSet<>();
    collectSilent(spec, catalogue, silent);
    return silent.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "what is left out is not known: %s does not say it"
                .formatted(String.join(", ", silent)));
  }

  private static void collectSilent(
      ProtocolSpec spec, Catalogue catalogue, SequencedSet<String> silent) {
    spec.children().forEach(child -> collectSilent(child, catalogue, silent));
    Optional<Prediction> own = provider(spec, catalogue).predict(spec, catalogue);
    boolean says = own.filter(known -> known.append().cost().isPresent()).isPresent();
    if (!says && spec.children().isEmpty()) {
      silent.add(spec.protocol());
    }
  }

  private static Optional<String> fatal(ProtocolSpec spec, Prediction prediction) {
    List<NodeId> all = List.copyOf(spec.nodes());
    String nodes =
        all.stream()
            .filter(lost ->
                !prediction
                    .seal()
                    .needs()
                    .isMet(all.stream().filter(node -> !node.equals(lost)).toList()))
            .map(NodeId::toString)
            .collect(Collectors.joining(" or "));
    return nodes.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "losing %s alone stops the seal: the log could not be switched away from it"
                .formatted(nodes));
  }
}

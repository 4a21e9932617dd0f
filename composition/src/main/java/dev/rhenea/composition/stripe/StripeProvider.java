package dev.rhenea.composition.stripe;

import dev.rhenea.composition.part.Parts;
import dev.rhenea.composition.part.Stored;
import dev.rhenea.environment.Done;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.Role;
import dev.rhenea.loglet.HandleLimits;
import dev.rhenea.loglet.Loglet;
import dev.rhenea.loglet.LogletId;
import dev.rhenea.loglet.LogletTraits;
import dev.rhenea.loglet.LogletTraits.Durability;
import dev.rhenea.loglet.LogletTraits.Seal;
import dev.rhenea.prediction.Prediction;
import dev.rhenea.provider.Catalogue;
import dev.rhenea.provider.ColdStorage;
import dev.rhenea.provider.Host;
import dev.rhenea.provider.InvalidSpec;
import dev.rhenea.provider.LogletImporter;
import dev.rhenea.provider.LogletProvider;
import dev.rhenea.spec.Parameter;
import dev.rhenea.spec.ProtocolSpec;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;

/** Makes stripes: {@code stripe(native(n1, n2, n3), native(n4, n5, n6))}. */
public final class StripeProvider implements LogletProvider {
  static final String NAME = "stripe";
  static final String CHILDREN = "children";

  @Override
  public int apiVersion() {
    return API_VERSION;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String summary() {
    return "Spreads entries over its children, round-robin, which order and store them: as fast as"
        + " all of them together, and available as long as each of them is. Takes copies if they do.";
  }

  @Override
  public String source() {
    return "Balakrishnan et al., Virtual Consensus in Delos, OSDI 2020, section 4 (StripedLoglet)";
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(
        Parameter.rest(
            CHILDREN, new Parameter.Type.Children(1), "The compositions to spread entries over."));
  }

  @Override
  public void validate(ProtocolSpec spec, Catalogue catalogue) {
    traits(spec, catalogue);
  }

  @Override
  public LogletTraits traits(ProtocolSpec spec, Catalogue catalogue) {
    Parts parts = parts(spec);
    List<LogletTraits> children = parts.traits(catalogue);
    if (children.isEmpty()) {
      throw new InvalidSpec(CHILDREN, "a stripe has at least one child, as in stripe(a, b)");
    }
    for (int i = 0; i < children.size(); i++) {
      if (!children.get(i).dense()) { // S4
        throw new InvalidSpec(
            CHILDREN,
            "'%s' leaves gaps between its offsets, and a stripe needs every one of them"
                .formatted(parts.specs().get(i).protocol()));
      }
    }
    return new LogletTraits(
        true,
        children.size() == 1 && children.getFirst().issueOrder(),
        children.stream().anyMatch(child -> child.seal() == Seal.WEAK) ? Seal.WEAK : Seal.STRONG,
        children.stream().mapToInt(LogletTraits::largestEntry).min().orElseThrow()
            - Stored.OVERHEAD,
        children.stream()
            .map(LogletTraits::durability)
            .min(Comparator.<Durability>naturalOrder())
            .orElseThrow(),
        children.stream().allMatch(LogletTraits::simulatable),
        parts.intake(catalogue));
  }

  @Override
  public Optional<Prediction> predict(ProtocolSpec spec, Catalogue catalogue) {
    return parts(spec).predictions(catalogue).map(children -> StripePrediction.of(spec, children));
  }

  @Override
  public Future<ProtocolSpec> create(
      Host host, LogletId id, ProtocolSpec spec, HandleLimits limits) {
    return parts(spec).create(host, id, limits(limits));
  }

  @Override
  public Loglet open(Host host, LogletId id, ProtocolSpec created, HandleLimits limits) {
    return new StripedLoglet(
        host.environment(),
        id,
        traits(created, host.catalogue()),
        parts(created).open(host, id, limits(limits)),
        limits);
  }

  @Override
  public Future<Done> destroy(Host host, LogletId id, ProtocolSpec created, HandleLimits limits) {
    return parts(created).destroy(host, id, limits(limits));
  }

  @Override
  public Optional<LogletImporter> importer() {
    return Optional.of(new StripeImporter(this));
  }

  @Override
  public ColdStorage coldStorage(Host host, ProtocolSpec spec, HandleLimits limits) {
    return parts(spec).coldStorage(host, spec.children().size(), limits);
  }

  @Override
  public Optional<ProtocolSpec> propose(
      ProtocolSpec spec,
      Catalogue catalogue,
      SequencedSet<NodeId> failed,
      SequencedSet<NodeId> spares) {
    return parts(spec).propose(catalogue, failed, spares);
  }

  @Override
  public Role openRole(Host host, String role) {
    throw new IllegalArgumentException("stripe has no roles: its children have");
  }

  private static Parts parts(ProtocolSpec spec) {
    return new Parts(spec, CHILDREN);
  }

  /**
   * A child takes everything the stripe lets through, with what the stripe adds, and a filler. It
   * ends a little earlier, so that a child that is silent says itself what is amiss.
   */
  static HandleLimits limits(HandleLimits limits) {
    int entries = Math.addExact(limits.entriesInFlight(), 1);
    return new HandleLimits(
        limits.deadline().multipliedBy(7).dividedBy(8),
        entries,
        limits.bytesInFlight() + (long) Stored.OVERHEAD * entries,
        limits.largestEntry() + Stored.OVERHEAD);
  }
}

package dev.rhenea.composition.part;

import dev.rhenea.environment.Done;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.NodeId;
import dev.rhenea.loglet.HandleLimits;
import dev.rhenea.loglet.Loglet;
import dev.rhenea.loglet.LogletId;
import dev.rhenea.loglet.LogletOffset;
import dev.rhenea.loglet.LogletTraits;
import dev.rhenea.prediction.Prediction;
import dev.rhenea.provider.Catalogue;
import dev.rhenea.provider.ColdStorage;
import dev.rhenea.provider.Host;
import dev.rhenea.provider.InvalidSpec;
import dev.rhenea.provider.LogletCopy;
import dev.rhenea.provider.LogletImporter;
import dev.rhenea.provider.LogletProvider;
import dev.rhenea.spec.ProtocolSpec;
import dev.rhenea.spec.Value;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * The children of a combinator's spec, in order; child number i is the Loglet {@link
 * LogletId#child}.
 *
 * @param parameter under which the spec keeps them
 */
public record Parts(ProtocolSpec spec, String parameter) {

  /** The children's specs. */
  public List<ProtocolSpec> specs() {
    return spec.children();
  }

  /** The provider of a child. */
  public LogletProvider provider(ProtocolSpec child, Catalogue catalogue) {
    return catalogue
        .loglet(child.protocol())
        .orElseThrow(() ->
            new InvalidSpec(parameter, "protocol '" + child.protocol() + "' is not installed"));
  }

  /**
   * What the children can do.
   *
   * @throws InvalidSpec if one of them makes no sense
   */
  public List<LogletTraits> traits(Catalogue catalogue) {
    return specs().stream()
        .map(child -> {
          LogletProvider provider = provider(child, catalogue);
          provider.validate(child, catalogue);
          return provider.traits(child, catalogue);
        })
        .toList();
  }

  /**
   * How entries get into something that puts a part of each into every child, or one into each in
   * turn: as they get into all of the children.
   *
   * @throws InvalidSpec if one of them makes no sense, or some take no appends and others no copies
   */
  public LogletTraits.Intake intake(Catalogue catalogue) {
    List<LogletTraits> children = traits(catalogue);
    boolean appends = children.stream().allMatch(LogletTraits::canAppend);
    boolean copies = children.stream().allMatch(LogletTraits::canImport);
    if (!appends && !copies) {
      throw new InvalidSpec(
          parameter,
          "'%s' takes copies of closed segments only, and '%s' takes appends only: so nothing can be written to both"
              .formatted(
                  first(children, child -> !child.canAppend()),
                  first(children, child -> !child.canImport())));
    }
    if (appends) {
      return copies ? LogletTraits.Intake.BOTH : LogletTraits.Intake.APPENDS;
    }
    return LogletTraits.Intake.COPIES;
  }

  private String first(List<LogletTraits> children, Predicate<LogletTraits> wanted) {
    return IntStream.range(0, children.size())
        .filter(child -> wanted.test(children.get(child)))
        .mapToObj(child -> specs().get(child).protocol())
        .findFirst()
        .orElseThrow();
  }

  /** What the children need and cost; empty if one of them does not say it. */
  public Optional<List<Prediction>> predictions(Catalogue catalogue) {
    List<Prediction> known =
        specs().stream()
            .flatMap(child -> provider(child, catalogue).predict(child, catalogue).stream())
            .toList();
    return known.size() == specs().size() ? Optional.of(known) : Optional.empty();
  }

  /** Makes all children; the spec with each as its creation returned it. */
  public Future<ProtocolSpec> create(Host host, LogletId id, HandleLimits limits) {
    List<ProtocolSpec> children = specs();
    List<Future<ProtocolSpec>> creations =
        IntStream.range(0, children.size())
            .mapToObj(i ->
                provider(children.get(i), host.catalogue())
                    .create(host, id.child(i), children.get(i), limits))
            .toList();
    return Future.all(host.environment(), creations).map(this::with);
  }

  /** The spec with each child bound to what would keep its copy. */
  public Future<ProtocolSpec> bind(Host host, HandleLimits limits) {
    List<Future<ProtocolSpec>> bound =
        specs().stream()
            .map(child -> importer(child, host.catalogue()).bind(host, child, limits))
            .toList();
    return Future.all(host.environment(), bound).map(this::with);
  }

  /**
   * Begins copies as all children; the spec with each as it was begun.
   *
   * @param firsts the lowest offset of each
   */
  public Future<ProtocolSpec> begin(
      Host host, LogletId id, List<LogletOffset> firsts, HandleLimits limits) {
    List<ProtocolSpec> children = specs();
    List<Future<ProtocolSpec>> begun =
        IntStream.range(0, children.size())
            .mapToObj(i ->
                importer(children.get(i), host.catalogue())
                    .begin(host, id.child(i), children.get(i), firsts.get(i), limits))
            .toList();
    return Future.all(host.environment(), begun).map(this::with);
  }

  /** Copiers' handles on all children, begun with these lowest offsets. */
  public List<LogletCopy> copies(
      Host host, LogletId id, List<LogletOffset> firsts, HandleLimits limits) {
    List<ProtocolSpec> children = specs();
    return IntStream.range(0, children.size())
        .mapToObj(i ->
            importer(children.get(i), host.catalogue())
                .open(host, id.child(i), children.get(i), firsts.get(i), limits))
        .toList();
  }

  /**
   * What of the children is kept outside the cluster; nothing, as far as this node knows, of one
   * whose protocol is not installed here.
   *
   * @param needed how many of them are enough to read everything
   */
  public ColdStorage coldStorage(Host host, int needed, HandleLimits limits) {
    return ColdStorage.of(
        specs().stream()
            .map(child ->
                host.catalogue()
                    .loglet(child.protocol())
                    .map(provider -> provider.coldStorage(host, child, limits))
                    .orElse(ColdStorage.NONE))
            .toList(),
        needed);
  }

  private LogletImporter importer(ProtocolSpec child, Catalogue catalogue) {
    return provider(child, catalogue)
        .importer()
        .orElseThrow(() ->
            new InvalidSpec(parameter, "'" + child.protocol() + "' cannot be filled as a copy"));
  }

  /** Handles on all children. */
  public List<Loglet> open(Host host, LogletId id, HandleLimits limits) {
    List<ProtocolSpec> children = specs();
    return IntStream.range(0, children.size())
        .mapToObj(i ->
            provider(children.get(i), host.catalogue())
                .open(host, id.child(i), children.get(i), limits))
        .toList();
  }

  /** Handles on all children's copies for reading them back. */
  public List<Loglet> readBack(Host host, LogletId id, HandleLimits limits) {
    List<ProtocolSpec> children = specs();
    List<Loglet> readers = new ArrayList<>();
    for (int i = 0; i < children.size(); i++) {
      LogletId part = id.child(i);
      ProtocolSpec child = children.get(i);
      readers.add(
          importer(child, host.catalogue())
              .readBack(host, part, child, limits)
              .orElseGet(() -> provider(child, host.catalogue()).open(host, part, child, limits)));
    }
    return readers;
  }

  /** Destroys all children, also if some of them are unavailable, see {@link Ends#all}. */
  public Future<Done> destroy(Host host, LogletId id, HandleLimits limits) {
    List<ProtocolSpec> children = specs();
    List<Future<Done>> destructions =
        IntStream.range(0, children.size())
            .mapToObj(i ->
                provider(children.get(i), host.catalogue())
                    .destroy(host, id.child(i), children.get(i), limits))
            .toList();
    return Ends.all(host.environment(), destructions);
  }

  /**
   * The same with every child replaced that a failed node is part of (V8); a spare goes to one
   * child only. Empty if a child cannot be replaced.
   */
  public Optional<ProtocolSpec> propose(
      Catalogue catalogue, SequencedSet<NodeId> failed, SequencedSet<NodeId> spares) {
    SequencedSet<NodeId> free = new LinkedHashSet<>(spares);
    free.removeAll(spec.nodes());
    List<ProtocolSpec> next = new ArrayList<>();
    for (ProtocolSpec child : specs()) {
      SequencedSet<NodeId> hit = new LinkedHashSet<>(failed);
      hit.retainAll(child.nodes());
      Optional<ProtocolSpec> proposal =
          hit.isEmpty()
              ? Optional.of(child)
              : provider(child, catalogue)
                  .propose(child, catalogue, hit, new LinkedHashSet<>(free));
      if (proposal.isEmpty()) {
        return Optional.empty();
      }
      free.removeAll(proposal.get().nodes());
      next.add(proposal.get());
    }
    return Optional.of(with(next));
  }

  private ProtocolSpec with(List<ProtocolSpec> children) {
    List<Value.Child> values = children.stream().map(Value.Child::new).toList();
    boolean one = spec.argument(parameter).filter(Value.Child.class::isInstance).isPresent();
    return spec.with(parameter, one ? values.getFirst() : new Value.Items(values));
  }
}

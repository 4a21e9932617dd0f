package dev.rhenea.composition.filter;

import dev.rhenea.composition.part.Parts;
import dev.rhenea.environment.Done;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.Role;
import dev.rhenea.loglet.HandleLimits;
import dev.rhenea.loglet.Loglet;
import dev.rhenea.loglet.LogletId;
import dev.rhenea.loglet.LogletTraits;
import dev.rhenea.prediction.Prediction;
import dev.rhenea.provider.Catalogue;
import dev.rhenea.provider.ColdStorage;
import dev.rhenea.provider.Host;
import dev.rhenea.provider.InvalidSpec;
import dev.rhenea.provider.LogletCopy;
import dev.rhenea.provider.LogletImporter;
import dev.rhenea.provider.LogletProvider;
import dev.rhenea.spec.Parameter;
import dev.rhenea.spec.ProtocolSpec;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.stream.Stream;

/**
 * Makes Loglets around one child, whose offsets are theirs: {@code checksum(native(n1, n2, n3))}. A
 * filter has no server role and keeps nothing anywhere; all there is to it is its handle.
 */
public interface Filter extends LogletProvider {
  /** The parameter of the child. */
  String CHILD = "child";

  /** Its parameters besides the child. */
  default List<Parameter> settings() {
    return List.of();
  }

  /**
   * Checks what single settings cannot.
   *
   * @throws InvalidSpec with what is wrong and what to write instead
   */
  default void check(ProtocolSpec spec) {}

  /** Bytes that it adds to an entry at most. */
  default int overhead() {
    return 0;
  }

  /** What a person should know of it, each a sentence. */
  default List<String> warnings(ProtocolSpec spec) {
    return List.of();
  }

  /** Whether it can work with what it finds on its host; {@link Done} or unavailable. */
  default Future<Done> prepare(Host host, ProtocolSpec spec) {
    return host.environment().done();
  }

  /**
   * The handle around the child's, which allows entries larger by {@link #overhead}.
   *
   * @param traits those of the handle
   */
  Loglet around(Site site, LogletTraits traits, Loglet child);

  /** The copier's handle around the child's; the child's itself, if entries stay what they are. */
  default LogletCopy around(Site site, LogletCopy child) {
    return child;
  }

  /** Where a handle is opened, and what is asked of it. */
  record Site(Host host, LogletId id, ProtocolSpec spec, HandleLimits limits) {}

  @Override
  default int apiVersion() {
    return API_VERSION;
  }

  @Override
  default List<Parameter> parameters() {
    Parameter child =
        Parameter.next(CHILD, new Parameter.Type.Child(), "The composition that it is put around.");
    return Stream.concat(Stream.of(child), settings().stream()).toList();
  }

  @Override
  default void validate(ProtocolSpec spec, Catalogue catalogue) {
    traits(spec, catalogue);
  }

  @Override
  default LogletTraits traits(ProtocolSpec spec, Catalogue catalogue) {
    check(spec);
    LogletTraits child = parts(spec).traits(catalogue).getFirst();
    int largest = child.largestEntry() - overhead();
    if (largest < 1) {
      throw new InvalidSpec(
          CHILD,
          "'%s' takes entries of at most %d bytes, and %s adds %d to each"
              .formatted(
                  spec.children().getFirst().protocol(), child.largestEntry(), name(), overhead()));
    }
    return child.behind(largest);
  }

  /** The child's calls, with larger entries. */
  @Override
  default Optional<Prediction> predict(ProtocolSpec spec, Catalogue catalogue) {
    return parts(spec)
        .predictions(catalogue)
        .map(List::getFirst)
        .map(child -> child.adding(overhead()).warning(warnings(spec)));
  }

  @Override
  default Future<ProtocolSpec> create(
      Host host, LogletId id, ProtocolSpec spec, HandleLimits limits) {
    return prepare(host, spec)
        .compose(ready -> parts(spec).create(host, id, limits.withOverhead(overhead())));
  }

  @Override
  default Loglet open(Host host, LogletId id, ProtocolSpec created, HandleLimits limits) {
    return around(
        new Site(host, id, created, limits),
        traits(created, host.catalogue()),
        parts(created).open(host, id, limits.withOverhead(overhead())).getFirst());
  }

  @Override
  default Future<Done> destroy(Host host, LogletId id, ProtocolSpec created, HandleLimits limits) {
    return parts(created).destroy(host, id, limits.withOverhead(overhead()));
  }

  @Override
  default Optional<LogletImporter> importer() {
    return Optional.of(new FilterImporter(this));
  }

  /** The child's: a chain is kept as it is, whatever becomes of entries. */
  @Override
  default ColdStorage coldStorage(Host host, ProtocolSpec spec, HandleLimits limits) {
    return parts(spec).coldStorage(host, 1, limits);
  }

  @Override
  default Optional<ProtocolSpec> propose(
      ProtocolSpec spec,
      Catalogue catalogue,
      SequencedSet<NodeId> failed,
      SequencedSet<NodeId> spares) {
    return parts(spec).propose(catalogue, failed, spares);
  }

  @Override
  default Role openRole(Host host, String role) {
    throw new IllegalArgumentException(name() + " has no roles: its child has");
  }

  private static Parts parts(ProtocolSpec spec) {
    return new Parts(spec, CHILD);
  }
}

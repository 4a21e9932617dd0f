package dev.rhenea.provider;

import dev.rhenea.environment.Done;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.NodeId;
import dev.rhenea.loglet.HandleLimits;
import dev.rhenea.loglet.Loglet;
import dev.rhenea.loglet.LogletId;
import dev.rhenea.loglet.LogletTraits;
import dev.rhenea.prediction.Prediction;
import dev.rhenea.spec.ProtocolSpec;
import java.util.Optional;
import java.util.SequencedSet;

/**
 * A protocol that makes Loglets. Found by {@code ServiceLoader}: a module that declares one in
 * {@code META-INF/services/dev.rhenea.provider.LogletProvider} adds a protocol without touching
 * another file.
 */
public interface LogletProvider extends ProtocolProvider {
  /**
   * What Loglets of this spec can do.
   *
   * @throws InvalidSpec if the arguments make no sense together
   */
  LogletTraits traits(ProtocolSpec spec, Catalogue catalogue);

  /**
   * Makes a Loglet: durable on its seal quorum when the future completes, idempotent, never
   * resetting what exists (rule N14). Returns the spec with every node bound to the storage id of
   * the data folder it was created in; nodes that did not answer in time stay unbound and count for
   * nothing. Unavailable if no seal quorum answers within {@code limits.deadline()}.
   */
  Future<ProtocolSpec> create(Host host, LogletId id, ProtocolSpec spec, HandleLimits limits);

  /** A handle on a Loglet that was created before; sends nothing by itself. */
  Loglet open(Host host, LogletId id, ProtocolSpec created, HandleLimits limits);

  /**
   * Destroys a Loglet on every node that can be reached, leaving a mark there so that it never
   * comes back empty (rule N14). Idempotent. Unavailable if a node of the Loglet did not answer.
   */
  Future<Done> destroy(Host host, LogletId id, ProtocolSpec created, HandleLimits limits);

  /**
   * The same kind of Loglet without the failed nodes, taking spares in their place (rule V8); as
   * much of {@code spec} as possible is kept. Empty if nothing sensible can be made of what is
   * left. Pure.
   *
   * @param catalogue where the providers of child specs are found
   */
  Optional<ProtocolSpec> propose(
      ProtocolSpec spec,
      Catalogue catalogue,
      SequencedSet<NodeId> failed,
      SequencedSet<NodeId> spares);

  /**
   * What Loglets of {@code spec} need and cost; empty if nobody knows. Pure.
   *
   * @param spec one that {@link #validate} accepts
   */
  default Optional<Prediction> predict(ProtocolSpec spec, Catalogue catalogue) {
    return Optional.empty();
  }

  /** How to make copies; present if Loglets of some spec {@link LogletTraits#canImport}. */
  default Optional<LogletImporter> importer() {
    return Optional.empty();
  }

  /**
   * What of copies of that spec is kept outside the cluster, in stores in which the chains of the
   * logs are kept, too. Asks nobody.
   *
   * @param spec one that {@link #validate} accepts, bound or not
   * @param limits how long one call on an archive may take
   */
  default ColdStorage coldStorage(Host host, ProtocolSpec spec, HandleLimits limits) {
    return ColdStorage.NONE;
  }
}

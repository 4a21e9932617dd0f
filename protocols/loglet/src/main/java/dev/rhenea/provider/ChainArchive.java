package dev.rhenea.provider;

import dev.rhenea.environment.Done;
import dev.rhenea.environment.Future;
import dev.rhenea.payload.Payload;
import dev.rhenea.register.Version;
import dev.rhenea.spec.ProtocolSpec;
import java.util.List;
import java.util.Optional;

/**
 * Chains of logs, kept beside the copies that they name: a store outside the cluster then says by
 * itself which copies are the log, in which order, after the cluster with its MetaStore is gone. A
 * copy alone does not say it: it may have been finished and never published.
 *
 * <p>What is kept under a label never changes. Called, and completing, on the loop of the host's
 * environment, within the deadline it was opened with; unavailable if the store cannot be reached.
 */
public interface ChainArchive {
  /**
   * A version of the chain of one log.
   *
   * @param log the log's name
   * @param origin which log this is of all that ever had its name: random, the same in all versions
   * @param version the version of its register that holds this chain
   */
  record Label(String log, long origin, Version version) {
    /** Whether both are versions of the chain of one log. */
    public boolean isOfOneLogWith(Label other) {
      return log.equals(other.log) && origin == other.origin;
    }
  }

  /** The store itself, without what is around it in a composition, and bound if it was. */
  ProtocolSpec store();

  /**
   * Keeps a chain; done when it is durable. Of the versions of one log the highest counts; those
   * below it may be gone at any time from then on.
   *
   * @param chain as the register holds it: the same for everybody who keeps that version
   */
  Future<Done> keep(Label label, Payload chain);

  /** The highest version of each log, in the order of their names. */
  Future<List<Label>> labels();

  /**
   * What was kept under that label; empty if it was not, or gave way to a higher version. What was
   * damaged, or written in the form of a newer version of this program, is unavailable.
   */
  Future<Optional<Payload>> read(Label label);
}

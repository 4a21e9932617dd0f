package dev.rhenea.node.http;

import dev.rhenea.spec.ProtocolSpec;
import dev.rhenea.virtuallog.ArchivedLog;
import dev.rhenea.virtuallog.RestoreRequest;
import dev.rhenea.virtuallog.RestoreResult;
import dev.rhenea.virtuallog.placement.Placement;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Stores outside the cluster, as this node reaches them. Thread-safe. */
public interface ColdStorage {
  /**
   * The logs that a store knows of. Fails with {@link dev.rhenea.environment.Unavailable}, or with
   * {@link dev.rhenea.provider.InvalidSpec} if nothing of {@code from} keeps chains.
   */
  CompletableFuture<List<ArchivedLog>> logs(ProtocolSpec from);

  /**
   * Makes a log, and not yet known to the directory, out of what a store has of one; never fails. A
   * request that is under way on this node already is waited for.
   *
   * @param placement where registers are, as the directory says: that of the log is made as if it
   *     was recorded at that moment (A1)
   */
  CompletableFuture<RestoreResult> restore(
      String name, RestoreRequest request, Optional<Placement> placement);
}

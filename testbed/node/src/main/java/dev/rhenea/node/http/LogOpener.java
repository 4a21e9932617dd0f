package dev.rhenea.node.http;

import dev.rhenea.environment.Diagnosis;
import dev.rhenea.environment.Unavailable;
import dev.rhenea.virtuallog.VirtualLog;
import java.util.concurrent.CompletableFuture;

/** Opens logs on this node. Thread-safe. */
@FunctionalInterface
public interface LogOpener {
  /**
   * The log of that name, made first if the cluster does not have it yet. Completes when it is
   * open, which takes a quorum; fails only if this node has not what the log is to be built from.
   *
   * @param composition what it begins on if it has to be made
   */
  CompletableFuture<OnLoop<VirtualLog>> open(String name, String composition);

  /** Why {@code log} cannot be opened, if {@link #open} failed with {@code failed}. */
  static Unavailable unopened(String log, Throwable failed) {
    Throwable cause = failed.getCause() == null ? failed : failed.getCause();
    return new Unavailable(
        Diagnosis.of("this node cannot open log %s: %s".formatted(log, cause.getMessage())));
  }
}

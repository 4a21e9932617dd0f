package dev.rhenea.node.http;

import dev.rhenea.virtuallog.VirtualLog;
import java.util.concurrent.CompletableFuture;

/** Opens logs on this node. Thread-safe. */
@FunctionalInterface
public interface LogOpener {
  /**
   * The log of that name, made first if the cluster does not have it yet. Completes when it is
   * open, which takes a quorum; never fails.
   *
   * @param composition what it begins on if it has to be made
   */
  CompletableFuture<OnLoop<VirtualLog>> open(String name, String composition);
}

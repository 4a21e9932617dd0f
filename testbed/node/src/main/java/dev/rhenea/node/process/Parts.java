package dev.rhenea.node.process;

import dev.rhenea.environment.NodeId;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a node has started and has to stop: in the reverse order, because a part may use those
 * before it until it is closed. Thread-safe.
 */
final class Parts implements Closeable {
  private static final Logger LOG = LoggerFactory.getLogger(Parts.class);

  private final NodeId node;
  private final Deque<Closeable> started = new ArrayDeque<>();

  Parts(NodeId node) {
    this.node = node;
  }

  /** Closes {@code part} before all that were kept until now. */
  synchronized <C extends Closeable> C keep(C part) {
    started.push(part);
    return part;
  }

  private synchronized @Nullable Closeable last() {
    return started.poll();
  }

  /** Closes all, also those that are kept meanwhile; one that cannot be closed is logged. */
  @Override
  public void close() {
    for (Closeable part = last(); part != null; part = last()) {
      try {
        part.close();
      } catch (IOException failed) {
        LOG.warn("{}: while stopping", node, failed);
      }
    }
  }
}

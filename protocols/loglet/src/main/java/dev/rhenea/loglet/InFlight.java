package dev.rhenea.loglet;

import java.util.Optional;

/**
 * Counts what a handle has in flight against its limits, and says why an append must be refused.
 * Every protocol's handle keeps one. Loop-confined.
 */
public final class InFlight {
  private final HandleLimits limits;
  private int entries;
  private long bytes;
  private boolean closed;

  public InFlight(HandleLimits limits) {
    this.limits = limits;
  }

  /** Admits an entry of that size, or says why not. An admitted one must be {@link #release}d. */
  public Optional<Rejection> admit(int size) {
    if (closed) {
      return Optional.of(new Rejection.Closed());
    }
    if (size > limits.largestEntry()) {
      return Optional.of(new Rejection.TooLarge(size, limits.largestEntry()));
    }
    if (entries >= limits.entriesInFlight() || bytes + size > limits.bytesInFlight()) {
      return Optional.of(new Rejection.Overloaded());
    }
    entries++;
    bytes += size;
    return Optional.empty();
  }

  /** Takes an admitted entry out again: its append completed. */
  public void release(int size) {
    entries--;
    bytes -= size;
  }

  /** From now on nothing is admitted. */
  public void close() {
    closed = true;
  }

  public boolean isClosed() {
    return closed;
  }
}

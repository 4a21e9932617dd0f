package dev.rhenea.bench.probe;

/**
 * What the machine took at one moment, in nanoseconds; medians of a few dozen trials.
 *
 * @param roundTrip an entry over loopback TCP and back, by blocking sockets
 * @param sync an entry written and made durable, any emulated latency included
 */
public record Floor(long roundTrip, long sync) {
  /** The least a durable append at depth 1 takes whose sequencer is neither client nor server. */
  public long append() {
    return 2 * roundTrip + sync;
  }
}

package dev.rhenea.bench.load;

/** A clock that a test moves, and that jumps to wherever somebody waits for. */
final class ManualClock implements LoadClock {
  private long now;

  @Override
  public long now() {
    return now;
  }

  @Override
  public void awaitUntil(long nanos) {
    now = Math.max(now, nanos);
  }

  void advance(long nanos) {
    now += nanos;
  }
}

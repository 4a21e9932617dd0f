package dev.rhenea.bench.probe;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/** Asks the machine, again and again, what a round trip and a durable write cost just now. */
public final class FloorProbe implements Closeable {
  /**
   * Both processors are awake then; a machine that sleeps between trips takes several times more.
   */
  private static final int WARM_UP = 100;

  private static final int ROUND_TRIPS = 200;
  private static final int SYNCS = 15;

  private final LoopbackEcho echo;
  private final SyncedFile file;

  private FloorProbe(LoopbackEcho echo, SyncedFile file) {
    this.echo = echo;
    this.file = file;
  }

  /**
   * A probe that writes to {@code folder}, which exists.
   *
   * @param bytes of an entry
   * @param syncLatency emulated: added to every sync, as in what is measured
   */
  public static FloorProbe open(Path folder, int bytes, Duration syncLatency) throws IOException {
    return new FloorProbe(LoopbackEcho.open(bytes), SyncedFile.in(folder, bytes, syncLatency));
  }

  /** Takes a few milliseconds, and a few dozen syncs. */
  public Floor measure() throws IOException {
    return new Floor(
        Trials.median(WARM_UP, ROUND_TRIPS, echo::roundTrip), Trials.median(2, SYNCS, file::write));
  }

  @Override
  public void close() throws IOException {
    echo.close();
    file.close();
  }
}

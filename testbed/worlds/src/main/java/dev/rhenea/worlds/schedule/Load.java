package dev.rhenea.worlds.schedule;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Draws what clients ask for: how much, in which mix, in which sizes. */
final class Load {
  private final SplittableRandom random;
  private final Cluster cluster;
  private final Duration span;
  private final int batch;
  private final int bytes;
  private final int appends;
  private final boolean trims;

  Load(SplittableRandom random, Cluster cluster) {
    this.random = random;
    this.cluster = cluster;
    this.span = Duration.ofMillis(random.nextInt(2_000, 8_000));
    this.batch = 1 + random.nextInt(8);
    this.bytes = 1 << random.nextInt(3, 13);
    this.appends = 30 + random.nextInt(50);
    this.trims = random.nextInt(3) == 0;
  }

  /** From the first call to the last. */
  Duration span() {
    return span;
  }

  List<Call> calls() {
    List<Call> calls = new ArrayList<>();
    int count = random.nextInt(60, 400);
    for (int i = 0; i < count; i++) {
      calls.add(request(any()));
    }
    return calls;
  }

  /** That request, by somebody, at some time. */
  Call request(Request request) {
    return new Call(
        Duration.ofNanos(1_000 * random.nextLong(span.toNanos() / 1_000)),
        cluster.clients().get(random.nextInt(cluster.clients().size())),
        request);
  }

  private Request any() {
    if (random.nextInt(100) < appends) {
      return new Request.Append(
          1 + random.nextInt(batch), Math.max(8, bytes / 2 + random.nextInt(bytes)));
    }
    if (trims && random.nextInt(20) == 0) {
      return new Request.Trim(random.nextInt(60));
    }
    return random.nextBoolean()
        ? new Request.CheckTail()
        : new Request.Read(random.nextInt(100), 1 + random.nextInt(100));
  }
}

package dev.rhenea.jmh;

import dev.rhenea.bench.cluster.Appending;
import dev.rhenea.bench.cluster.Blocking;
import dev.rhenea.environment.Done;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.Promise;
import dev.rhenea.environment.Unavailable;
import dev.rhenea.payload.Payload;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * Appends: one at a time, and {@value #WINDOW} outstanding. The parameter {@code layer} tells the
 * log from the Loglet under it: their difference is what virtualisation costs (Delos, figure 11).
 * Both include the hand-over from JMH's thread to the loop and back, which a program on the loop
 * does not pay.
 */
@State(Scope.Benchmark)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class AppendBenchmark {
  static final int WINDOW = 64;

  /** A log, or a Loglet by itself. */
  @Param({"log", "loglet"})
  public String layer = "";

  private final Payload entry = ClusterState.entry();
  private Appending target;
  private Pipeline pipeline;

  /** JMH calls {@link #open} before anything else. */
  @SuppressWarnings("NullAway.Init")
  public AppendBenchmark() {}

  @Setup(Level.Trial)
  public void open(ClusterState state) throws IOException, InterruptedException {
    target =
        layer.equals("log")
            ? new Appending.ToLog(state.cluster().openLog("bench", state.spec(), state.register()))
            : new Appending.ToLoglet(state.cluster().openLoglet("bench", state.spec()));
    pipeline = new Pipeline(target.loop(), WINDOW);
  }

  /** What was appended must not fill memory and disk. */
  @TearDown(Level.Iteration)
  public void trim() throws IOException, InterruptedException, Unavailable {
    pipeline.drain();
    Blocking.await(target.loop(), target::trim);
  }

  @Benchmark
  @BenchmarkMode(Mode.SampleTime)
  public Done latency() throws IOException, InterruptedException, Unavailable {
    return Blocking.await(target.loop(), this::append);
  }

  @Benchmark
  @BenchmarkMode(Mode.Throughput)
  @OutputTimeUnit(TimeUnit.SECONDS)
  public void throughput() throws InterruptedException {
    pipeline.start(this::append);
  }

  /** An append that did not take effect must not count. */
  private Future<Done> append() {
    Promise<Done> took = new Promise<>(target.loop());
    target
        .append(entry)
        .whenDone(
            yes -> {
              if (yes) {
                took.complete(Done.DONE);
              } else {
                took.fail(new Unavailable(Failures.NOT_APPENDED));
              }
            },
            took::fail);
    return took;
  }
}

package dev.rhenea.jmh;

import dev.rhenea.bench.cluster.Blocking;
import dev.rhenea.environment.Done;
import dev.rhenea.environment.Unavailable;
import dev.rhenea.loglet.Loglet;
import dev.rhenea.node.http.OnLoop;
import dev.rhenea.payload.Payload;
import dev.rhenea.virtuallog.ReconfigResult;
import dev.rhenea.virtuallog.VirtualLog;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The steps of a switch: a seal of a Loglet by itself, and a whole reconfiguration of a log to a
 * new Loglet of the same composition. Each is done once per Loglet, so one call is one sample.
 */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5)
@Measurement(iterations = 30)
public class SwitchBenchmark {
  private static final int ENTRIES = 10;

  /** A Loglet with a few entries, another one for each call. */
  @State(Scope.Benchmark)
  public static class Unsealed {
    private final Payload entry = ClusterState.entry();
    private int made;
    private OnLoop<Loglet> loglet;

    /** JMH calls {@link #make} before anything else. */
    @SuppressWarnings("NullAway.Init")
    public Unsealed() {}

    @Setup(Level.Invocation)
    public void make(ClusterState state) throws IOException, InterruptedException, Unavailable {
      loglet = state.cluster().openLoglet("seal-" + made++, state.spec());
      for (int i = 0; i < ENTRIES; i++) {
        Blocking.await(loglet.environment(), () -> loglet.target().append(entry));
      }
    }
  }

  /** One log, with a few entries more before each call. */
  @State(Scope.Benchmark)
  public static class Running {
    private final Payload entry = ClusterState.entry();
    private OnLoop<VirtualLog> log;

    /** JMH calls {@link #open} before anything else. */
    @SuppressWarnings("NullAway.Init")
    public Running() {}

    @Setup(Level.Trial)
    public void open(ClusterState state) throws IOException, InterruptedException {
      log = state.cluster().openLog("bench", state.spec(), state.register());
    }

    @Setup(Level.Invocation)
    public void append() throws IOException, InterruptedException, Unavailable {
      for (int i = 0; i < ENTRIES; i++) {
        Blocking.await(log.environment(), () -> log.target().append(entry));
      }
    }
  }

  @Benchmark
  public Done seal(Unsealed state) throws IOException, InterruptedException, Unavailable {
    return Blocking.await(state.loglet.environment(), () -> state.loglet.target().seal());
  }

  @Benchmark
  public ReconfigResult reconfigure(Running state, ClusterState cluster)
      throws IOException, InterruptedException, Unavailable {
    ReconfigResult result =
        Blocking.await(
            state.log.environment(), () -> state.log.target().reconfigExtend(cluster.spec()));
    if (!(result instanceof ReconfigResult.Installed)) {
      throw new IllegalStateException("not switched: " + result);
    }
    return result;
  }
}

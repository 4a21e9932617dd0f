package dev.rhenea.jmh;

import dev.rhenea.bench.cluster.Blocking;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.Unavailable;
import dev.rhenea.node.http.OnLoop;
import dev.rhenea.payload.Payload;
import dev.rhenea.virtuallog.AppendResult;
import dev.rhenea.virtuallog.Lsn;
import dev.rhenea.virtuallog.ReadResult;
import dev.rhenea.virtuallog.VirtualLog;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Linearizable tails, and reads of a batch of entries, one call at a time, through the log. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class ReadBenchmark {
  private static final int ENTRIES = 1000;
  private static final int BATCH = 64;
  private static final int BATCH_BYTES = 1 << 20;

  private OnLoop<VirtualLog> log;
  private long next;

  /** JMH calls {@link #fill} before anything else. */
  @SuppressWarnings("NullAway.Init")
  public ReadBenchmark() {}

  @Setup(Level.Trial)
  public void fill(ClusterState state) throws IOException, InterruptedException, Unavailable {
    log = state.cluster().openLog("bench", state.spec(), state.register());
    Payload entry = ClusterState.entry();
    Blocking.await(
        log.environment(),
        () -> {
          List<Future<AppendResult>> appends = new ArrayList<>();
          for (int i = 0; i < ENTRIES; i++) {
            appends.add(log.target().append(entry));
          }
          return Future.all(log.environment(), appends);
        });
  }

  @Benchmark
  public Lsn checkTail() throws IOException, InterruptedException, Unavailable {
    return Blocking.await(log.environment(), () -> log.target().checkTail());
  }

  @Benchmark
  public ReadResult readNext() throws IOException, InterruptedException, Unavailable {
    next = (next + BATCH) % (ENTRIES - BATCH);
    Lsn from = new Lsn(next);
    Lsn to = new Lsn(next + BATCH);
    return Blocking.await(log.environment(), () -> log.target().readNext(from, to, BATCH_BYTES));
  }
}

package dev.rhenea.jmh;

import dev.rhenea.bench.cluster.BareCluster;
import dev.rhenea.bench.cluster.Blocking;
import dev.rhenea.environment.Done;
import dev.rhenea.environment.Environment;
import dev.rhenea.environment.EventLoop;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.RecordLog;
import dev.rhenea.environment.Unavailable;
import dev.rhenea.loglet.LogletTraits.Durability;
import dev.rhenea.node.journal.JournalOptions;
import dev.rhenea.payload.Payload;
import dev.rhenea.provider.Catalogue;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
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

/** Records of one unit into a node's journal: one at a time, and {@value #WINDOW} outstanding. */
@State(Scope.Benchmark)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class JournalBenchmark {
  static final int WINDOW = 64;

  /** What a completed write survives. */
  @Param({"FSYNC", "PAGE_CACHE"})
  public Durability durability = Durability.FSYNC;

  private final Payload entry = ClusterState.entry();
  private Path folder;
  private BareCluster cluster;
  private EventLoop loop;
  private RecordLog records;
  private Pipeline pipeline;
  private long index;

  /** JMH calls {@link #open} before anything else. */
  @SuppressWarnings("NullAway.Init")
  public JournalBenchmark() {}

  @Setup(Level.Trial)
  public void open() throws IOException {
    folder = DataFolder.make();
    JournalOptions options = JournalOptions.DEFAULT.withDurability(durability);
    cluster = BareCluster.start(folder, List.of(), Catalogue.load(), options);
    Environment unit = cluster.clientUnit("records");
    loop = unit;
    records = unit.storage().log("entries");
    pipeline = new Pipeline(loop, WINDOW);
  }

  @TearDown(Level.Iteration)
  public void drop() throws IOException, InterruptedException, Unavailable {
    pipeline.drain();
    Blocking.await(loop, () -> records.dropBelow(index));
  }

  @TearDown(Level.Trial)
  public void close() throws IOException {
    cluster.close();
    DataFolder.delete(folder);
  }

  @Benchmark
  @BenchmarkMode(Mode.SampleTime)
  public Done latency() throws IOException, InterruptedException, Unavailable {
    return Blocking.await(loop, this::write);
  }

  @Benchmark
  @BenchmarkMode(Mode.Throughput)
  @OutputTimeUnit(TimeUnit.SECONDS)
  public void throughput() throws InterruptedException {
    pipeline.start(this::write);
  }

  private Future<Done> write() {
    return records.write(index++, entry);
  }
}

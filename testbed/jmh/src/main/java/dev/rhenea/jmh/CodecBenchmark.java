package dev.rhenea.jmh;

import dev.rhenea.environment.NodeId;
import dev.rhenea.payload.Payload;
import dev.rhenea.payload.PayloadReader;
import dev.rhenea.payload.PayloadWriter;
import dev.rhenea.spec.ProtocolSpec;
import dev.rhenea.spec.SpecCodec;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * What messages are made of: a batch of {@value #BATCH} numbered entries there and back, as an
 * append carries them, and a spec, as a chain holds it. No input and output.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class CodecBenchmark {
  static final int BATCH = 64;

  private final List<Payload> batch =
      IntStream.range(0, BATCH).mapToObj(i -> ClusterState.entry()).toList();
  private final Payload encoded = encode(batch);
  private final ProtocolSpec spec =
      ProtocolSpec.of("native")
          .withNodes(
              "logservers",
              IntStream.rangeClosed(1, 3).mapToObj(i -> new NodeId("n" + i)).toList());

  @Benchmark
  public Payload encodeBatch() {
    return encode(batch);
  }

  private static Payload encode(List<Payload> entries) {
    return new PayloadWriter()
        .number(1)
        .list(entries, (out, entry) -> out.number(7).number(42).payload(entry))
        .toPayload();
  }

  @Benchmark
  public List<Payload> decodeBatch() {
    PayloadReader in = new PayloadReader(encoded);
    if (in.number() != 1) {
      throw new IllegalStateException("not what was written");
    }
    return in.list(each -> {
      if (each.number() != 7 || each.number() != 42) {
        throw new IllegalStateException("not what was written");
      }
      return each.payload();
    });
  }

  @Benchmark
  public ProtocolSpec specThereAndBack() {
    PayloadWriter out = new PayloadWriter();
    SpecCodec.write(out, spec);
    return SpecCodec.read(new PayloadReader(out.toPayload()));
  }
}

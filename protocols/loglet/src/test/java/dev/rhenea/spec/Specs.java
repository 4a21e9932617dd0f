package dev.rhenea.spec;

import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.StorageId;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Specs for tests: one with a value of every kind of version one, and random ones. */
final class Specs {
  private Specs() {}

  static ProtocolSpec withEveryKindOfValue() {
    return ProtocolSpec.of("stripe")
        .with("text", new Value.Text("a \"b\""))
        .with("whole", new Value.Whole(-7))
        .with("decimal", new Value.Decimal(new BigDecimal("1.50")))
        .with("size", new Value.Size(900 * 1024))
        .with("span", new Value.Span(Duration.ofMillis(20)))
        .with("file", new Value.File("log.key"))
        .with("word", new Value.Word("fast"))
        .with("node", new Value.Node(new NodeId("n1"), new StorageId(42)))
        .withNodes("nodes", List.of(new NodeId("n2"), new NodeId("n3")))
        .with("child", new Value.Child(ProtocolSpec.of("memory")));
  }

  static ProtocolSpec random(SplittableRandom random, int depth) {
    ProtocolSpec spec = ProtocolSpec.of("p" + random.nextInt(10));
    for (int i = random.nextInt(4); i > 0; i--) {
      spec = spec.with("a" + random.nextInt(10), value(random, depth));
    }
    return spec;
  }

  private static Value value(SplittableRandom random, int depth) {
    return switch (random.nextInt(depth == 0 ? 9 : 11)) {
      case 0 -> new Value.Text("t" + random.nextInt());
      case 1 -> new Value.Whole(random.nextLong());
      case 2 -> new Value.Decimal(BigDecimal.valueOf(random.nextInt(), random.nextInt(9)));
      case 3 -> new Value.Size(random.nextLong(1L << 40));
      case 4 -> new Value.Span(Duration.ofNanos(random.nextLong(1L << 50)));
      case 5 -> new Value.File("f" + random.nextInt());
      case 6 -> new Value.Word("w" + random.nextInt(100));
      case 7 ->
          random.nextBoolean()
              ? new Value.Node(new NodeId("n" + random.nextInt(9)))
              : new Value.Node(new NodeId("n1"), new StorageId(random.nextLong()));
      case 8 ->
          random.nextBoolean()
              ? new Value.Folder("/f" + random.nextInt(9))
              : new Value.Folder("/f", new StorageId(random.nextLong()));
      case 9 ->
          new Value.Items(
              IntStream.range(0, random.nextInt(4))
                  .mapToObj(i -> value(random, depth - 1))
                  .toList());
      default -> new Value.Child(random(random, depth - 1));
    };
  }
}

package dev.rhenea.cli.verify.workload;

import dev.rhenea.checker.history.Value;
import dev.rhenea.cli.client.Answer;
import dev.rhenea.cli.client.NodeClient;
import dev.rhenea.node.table.Table;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.LongStream;

/**
 * Reads, writes and compare-and-sets of registers, each a key of the table. No value is written
 * twice, and swaps expect what somebody has seen: so most of them succeed, and a history tells
 * which write a read returned. A few registers are in use at a time, and each for a while only,
 * because where a search is needed it explodes in long histories.
 */
final class RegisterWorkload implements Workload {
  private static final int AT_A_TIME = 5;
  private static final int OPERATIONS_EACH = 150;

  private final SplittableRandom random;
  private final Map<Long, Long> seen = new ConcurrentHashMap<>();
  private long operations;
  private long values;

  RegisterWorkload(long seed) {
    this.random = new SplittableRandom(seed);
  }

  @Override
  public String log() {
    return Table.LOG;
  }

  @Override
  public Answer prepare(NodeClient node) {
    return node.get(name(0)).await();
  }

  @Override
  public synchronized Invocation next() {
    long key = newest() + random.nextInt(AT_A_TIME);
    operations++;
    Long old = seen.get(key);
    return switch (random.nextInt(3)) {
      case 0 -> read(key);
      case 1 ->
          old == null
              ? write(key)
              : new Invocation("cas", keyed(key, Value.seq(Value.of(old), Value.of(values++))));
      default -> write(key);
    };
  }

  private Invocation write(long key) {
    return new Invocation("write", keyed(key, Value.of(values++)));
  }

  private static Invocation read(long key) {
    return new Invocation("read", keyed(key, Value.nil()));
  }

  /** The first of the registers in use. */
  private long newest() {
    return operations / (AT_A_TIME * OPERATIONS_EACH) * AT_A_TIME;
  }

  @Override
  public synchronized List<Invocation> last() {
    return LongStream.range(0, newest() + AT_A_TIME).mapToObj(RegisterWorkload::read).toList();
  }

  @Override
  public Outcome perform(NodeClient node, Invocation asked) {
    List<Value> pair = ((Value.Seq) asked.argument()).items();
    long key = ((Value.Int) pair.getFirst()).value();
    return switch (asked.f()) {
      case "read" ->
          Outcome.ofRead(node.get(name(key)).await(), body -> keyed(key, value(key, body)));
      case "write" -> {
        long written = ((Value.Int) pair.getLast()).value();
        byte[] bytes = Long.toString(written).getBytes(StandardCharsets.UTF_8);
        yield written(asked, node.put(name(key), bytes).await(), key, written);
      }
      case "cas" -> {
        List<Value> change = ((Value.Seq) pair.getLast()).items();
        long written = ((Value.Int) change.getLast()).value();
        Answer answer =
            node.compareAndSet(name(key), change.getFirst().toString(), change.getLast().toString())
                .await();
        yield written(asked, answer, key, written);
      }
      default -> throw new IllegalArgumentException("no operation on a register: " + asked);
    };
  }

  private Outcome written(Invocation asked, Answer answer, long key, long value) {
    return Outcome.of(
        answer,
        body -> {
          seen.put(key, value);
          return asked.argument();
        });
  }

  private Value value(long key, JsonObject body) {
    if (!body.getBoolean("found")) {
      return Value.nil();
    }
    long value = Long.parseLong(body.getString("value"));
    seen.put(key, value);
    return Value.of(value);
  }

  private static String name(long key) {
    return "r" + key;
  }

  private static Value keyed(long key, Value value) {
    return Value.seq(Value.of(key), value);
  }
}

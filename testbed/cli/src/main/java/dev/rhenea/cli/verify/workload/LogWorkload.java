package dev.rhenea.cli.verify.workload;

import dev.rhenea.checker.history.Value;
import dev.rhenea.cli.client.Answer;
import dev.rhenea.cli.client.LogClient;
import dev.rhenea.cli.client.NodeClient;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The log itself, without the table: appends, reads near the tail, checkTails, and sometimes a trim
 * of what lies far behind. No entry is written twice.
 */
final class LogWorkload implements Workload {
  /** A log of its own beside the table's. */
  static final String LOG = "default";

  /** Above every position that a run can reach; positions plus one must not overflow. */
  private static final long END = Long.MAX_VALUE - 1;

  private static final int PAGE_BYTES = 1 << 20;
  private static final int OPERATIONS_FOR_A_TRIM = 300;
  private static final long KEPT = 200;

  private final SplittableRandom random;
  private final AtomicLong seen = new AtomicLong();
  private long entries;

  LogWorkload(long seed) {
    this.random = new SplittableRandom(seed);
  }

  @Override
  public String log() {
    return LOG;
  }

  @Override
  public Answer prepare(NodeClient node) {
    return node.log(LOG).tail().await();
  }

  @Override
  public synchronized Invocation next() {
    if (random.nextInt(OPERATIONS_FOR_A_TRIM) == 0) {
      return new Invocation(
          "trim", Value.of(Math.max(0, seen.get() - KEPT - random.nextLong(KEPT))));
    }
    return switch (random.nextInt(3)) {
      case 0 -> {
        long from = Math.max(0, seen.get() - random.nextLong(40));
        yield read(from, from + 1 + random.nextLong(60));
      }
      case 1 -> new Invocation("tail", Value.nil());
      default -> new Invocation("append", Value.of(entries++));
    };
  }

  private static Invocation read(long from, long to) {
    return new Invocation("read", Value.seq(Value.of(from), Value.of(to)));
  }

  @Override
  public List<Invocation> last() {
    return List.of(read(0, END));
  }

  @Override
  public Outcome perform(NodeClient node, Invocation asked) {
    LogClient log = node.log(LOG);
    return switch (asked.f()) {
      case "append" -> append(log, asked.argument());
      case "read" -> {
        List<Value> range = ((Value.Seq) asked.argument()).items();
        yield entries(log, number(range.getFirst()), number(range.getLast()));
      }
      case "tail" -> Outcome.ofRead(log.tail().await(), body -> Value.of(body.getLong("tail")));
      case "trim" ->
          Outcome.of(
              log.trim(number(asked.argument())).await(),
              body -> Value.of(body.getLong("trimMark")));
      default -> throw new IllegalArgumentException("no operation on a log: " + asked);
    };
  }

  private Outcome append(LogClient log, Value entry) {
    return Outcome.of(
        log.append(entry.toString().getBytes(StandardCharsets.UTF_8)).await(),
        body -> {
          long position = body.getLong("lsn");
          seen.accumulateAndGet(position, Math::max);
          return Value.seq(Value.of(position), entry);
        });
  }

  /** All there is in [from, to), page by page. */
  private static Outcome entries(LogClient log, long from, long to) {
    List<Value> entries = new ArrayList<>();
    long next = from;
    while (true) {
      Answer page = log.entries(next, to, PAGE_BYTES).await();
      if (!(page instanceof Answer.Ok(JsonObject body))) {
        return Outcome.failed(page);
      }
      JsonArray found = body.getJsonArray("entries");
      for (int i = 0; i < found.size(); i++) {
        JsonObject entry = found.getJsonObject(i);
        entries.add(
            Value.seq(
                Value.of(entry.getLong("lsn")), recorded(entry.getString("value", "no text"))));
      }
      long after = body.getLong("next");
      if (after == next || after >= to) {
        return new Outcome.Ok(new Value.Seq(entries));
      }
      next = after;
    }
  }

  /** What a broken log returns may be no entry of ours. */
  private static Value recorded(String text) {
    return text.matches("\\d{1,18}") ? Value.of(Long.parseLong(text)) : Value.of(text);
  }

  private static long number(Value value) {
    return ((Value.Int) value).value();
  }
}

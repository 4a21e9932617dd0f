package dev.rhenea.cli.workload;

import dev.rhenea.checker.history.Value;
import dev.rhenea.cli.client.ClusterClient;
import dev.rhenea.cli.client.NodeClient;
import dev.rhenea.node.table.Table;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/**
 * Reads and writes of single keys in the paper's production mix, each recorded. One load serves
 * several loops, one after the other or at once: no value is ever written twice.
 */
public final class TableLoad implements Load {
  private static final int KEYS = 256;

  private final ClusterClient cluster;
  private final Histories histories;
  private final Mix mix;
  private final AtomicLong operations = new AtomicLong();

  public TableLoad(ClusterClient cluster, Histories histories, long seed) {
    this.cluster = cluster;
    this.histories = histories;
    this.mix = new Mix(seed, KEYS);
  }

  /** Every key that the load may write. */
  public static List<String> keys() {
    return IntStream.range(0, KEYS).mapToObj(number -> "k" + number).toList();
  }

  @Override
  public Kind start(long index, Completion completion) {
    long number = operations.getAndIncrement();
    Mix.Step step = mix.step(number);
    switch (step.kind()) {
      case READ -> read(step.key(), completion);
      case WRITE -> write(step.key(), new StampedValue(number, step.bytes()), completion);
    }
    return step.kind();
  }

  private void read(String key, Completion completion) {
    Value name = Value.of(key);
    Recorder.Open call = histories.table().invoke("read", Value.seq(name, Value.nil()));
    new Asked(cluster.ask(node -> node.get(key)))
        .ended(
            body -> call.ok(Value.seq(name, recorded(body))), call::fail, call::info, completion);
  }

  private void write(String key, StampedValue value, Completion completion) {
    Value written = Value.seq(Value.of(key), value.recorded());
    Recorder.Open put = histories.table().invoke("write", written);
    Recorder.Open append = histories.log().invoke("append", value.recorded());
    byte[] bytes = value.bytes();
    new Asked(cluster.ask(node -> node.put(key, bytes)))
        .ended(
            body -> {
              put.ok(written);
              append.ok(Value.seq(Value.of(body.getLong("lsn")), value.recorded()));
            },
            () -> {
              put.fail();
              append.fail();
            },
            () -> {
              put.info();
              append.info();
            },
            completion);
  }

  @Override
  public String log() {
    return Table.LOG;
  }

  @Override
  public Evidence evidence() {
    return histories;
  }

  @Override
  public void note(String what, String value) {
    histories.note(what, value);
  }

  @Override
  public Optional<String> readAll(NodeClient node) {
    return FinalReads.through(node, histories);
  }

  /** What a read of one key returned, as it stands in a history. */
  static Value recorded(JsonObject found) {
    if (!found.getBoolean("found")) {
      return Value.nil();
    }
    return StampedValue.recorded(found.getString("value", "bytes that are no text"));
  }
}

package dev.rhenea.cli.workload;

import dev.rhenea.checker.history.Value;
import dev.rhenea.cli.client.ClusterClient;
import dev.rhenea.cli.client.NodeClient;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;

/** Appends to a log, and reads that ask for its tail. No entry is ever written twice. */
public final class LogLoad implements Load {
  private final ClusterClient cluster;
  private final String log;
  private final int bytes;
  private final int reads;
  private final long seed;
  private final LogHistory history = new LogHistory(new Recorder());
  private final AtomicLong operations = new AtomicLong();

  /**
   * @param cluster the nodes that take requests
   * @param bytes of an entry, at least 40
   * @param reads how many of a hundred operations read
   */
  public LogLoad(ClusterClient cluster, String log, int bytes, int reads, long seed) {
    this.cluster = cluster;
    this.log = log;
    this.bytes = bytes;
    this.reads = reads;
    this.seed = seed;
  }

  @Override
  public Kind start(long index, Completion completion) {
    long number = operations.getAndIncrement();
    SplittableRandom random = new SplittableRandom(seed * 0x9E3779B97F4A7C15L + number);
    if (random.nextInt(100) < reads) {
      checkTail(completion);
      return Kind.READ;
    }
    append(new StampedValue(number, bytes), completion);
    return Kind.WRITE;
  }

  private void checkTail(Completion completion) {
    Recorder.Open call = history.recorder().invoke("tail", Value.nil());
    new Asked(cluster.ask(node -> node.log(log).tail()))
        .ended(body -> call.ok(Value.of(body.getLong("tail"))), call::fail, call::info, completion);
  }

  private void append(StampedValue entry, Completion completion) {
    Recorder.Open call = history.recorder().invoke("append", entry.recorded());
    byte[] written = entry.bytes();
    new Asked(cluster.ask(node -> node.log(log).append(written)))
        .ended(
            body -> call.ok(Value.seq(Value.of(body.getLong("lsn")), entry.recorded())),
            call::fail,
            call::info,
            completion);
  }

  @Override
  public String log() {
    return log;
  }

  @Override
  public Evidence evidence() {
    return history;
  }

  @Override
  public void note(String what, String value) {
    history.recorder().note(what, Value.of(value));
  }

  @Override
  public Optional<String> readAll(NodeClient node) {
    return FinalReads.ofLog(
        node,
        log,
        history.recorder(),
        entry -> Optional.of(StampedValue.recorded(entry.getString("value", "no text"))));
  }
}

package dev.rhenea.cli.upgrade;

import dev.rhenea.bench.load.Outcome;
import dev.rhenea.checker.Verdict;
import dev.rhenea.cli.client.ClusterClient;
import dev.rhenea.cli.client.NodeClient;
import dev.rhenea.cli.workload.LogLoad;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;

/** Clients that append to a log and ask for its tail, each one thing after the other. */
public final class AppendLoad {
  private static final int CLIENTS = 3;
  private static final int BYTES = 60;
  private static final int TAILS = 20;

  private final LogLoad load;
  private final List<Thread> clients = new ArrayList<>();
  private final AtomicLong started = new AtomicLong();
  private final Semaphore succeeded = new Semaphore(0);
  private volatile boolean over;

  public AppendLoad(List<NodeClient> nodes, String log) {
    this.load = new LogLoad(new ClusterClient(nodes), log, BYTES, TAILS, 1);
  }

  public void start() {
    for (int i = 0; i < CLIENTS; i++) {
      clients.add(Thread.ofPlatform().name("appending").start(this::run));
    }
  }

  private void run() {
    while (!over) {
      Semaphore ended = new Semaphore(0);
      load.start(
          started.getAndIncrement(),
          outcome -> {
            if (outcome == Outcome.OK) {
              succeeded.release();
            }
            ended.release();
          });
      ended.acquireUninterruptibly();
    }
  }

  /** Returns when so many more operations have succeeded. */
  public void await(int operations) throws InterruptedException {
    succeeded.drainPermits();
    succeeded.acquire(operations);
  }

  public void stop() throws InterruptedException {
    over = true;
    for (Thread client : clients) {
      client.join();
    }
  }

  /** Reads the whole log through {@code node}; says what could not be read, if anything. */
  public Optional<String> readAll(NodeClient node) {
    return load.readAll(node);
  }

  public Verdict check() {
    return load.evidence().check();
  }
}

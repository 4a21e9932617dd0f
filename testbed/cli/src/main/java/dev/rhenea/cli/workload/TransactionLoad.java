package dev.rhenea.cli.workload;

import dev.rhenea.checker.Verdict;
import dev.rhenea.checker.history.Value;
import dev.rhenea.checker.linear.Budget;
import dev.rhenea.checker.linear.LinearizabilityChecker;
import dev.rhenea.checker.table.TableModel;
import dev.rhenea.cli.client.NodeClient;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Several clients that transact, scan and ask an index of a few keys at once, and the history of
 * that. What they did must be strictly serializable. Used by one thread, beside those of the
 * clients.
 */
public final class TransactionLoad {
  private static final int CLIENTS = 4;

  /** So that a search that cannot end says so. */
  private static final Budget BUDGET = new Budget(50_000_000, 1_000_000, () -> false);

  private final Recorder history = new Recorder();
  private final AtomicLong values = new AtomicLong();
  private final List<TransactionClient> clients = new ArrayList<>();
  private final List<Thread> threads = new ArrayList<>();
  private final Object progress = new Object();
  private long steps;
  private boolean stopped;

  /** Clients of {@code nodes}; none has begun. */
  public TransactionLoad(List<NodeClient> nodes, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < CLIENTS; i++) {
      clients.add(new TransactionClient(nodes, history, values, random.split()));
    }
  }

  /** Lets them begin. */
  public void start() {
    for (TransactionClient client : clients) {
      threads.add(Thread.ofPlatform().name("client").start(() -> run(client)));
    }
  }

  private void run(TransactionClient client) {
    do {
      client.step();
    } while (goOn());
  }

  private boolean goOn() {
    synchronized (progress) {
      steps++;
      progress.notifyAll();
      return !stopped;
    }
  }

  /** Returns when so many more operations have ended. */
  public void await(long operations) throws InterruptedException {
    synchronized (progress) {
      long target = steps + operations;
      while (steps < target) {
        progress.wait();
      }
    }
  }

  /** Lets the clients end what they do; returns when they have. */
  public void stop() throws InterruptedException {
    synchronized (progress) {
      stopped = true;
    }
    for (Thread thread : threads) {
      thread.join();
    }
  }

  /** Notes in the history what happened to the cluster. */
  public void note(String what, String value) {
    history.note(what, Value.of(value));
  }

  public Recorder history() {
    return history;
  }

  /** How many calls were sent again, through another node, and then answered. */
  public long repeated() {
    return clients.stream().mapToLong(TransactionClient::repeated).sum();
  }

  /** How many queries an index has answered. */
  public long selected() {
    return clients.stream().mapToLong(TransactionClient::selected).sum();
  }

  /** Whether what happened can have happened one after the other, in the order of real time. */
  public Verdict check() {
    return new LinearizabilityChecker<>(new TableModel(), BUDGET).check(history.history());
  }
}

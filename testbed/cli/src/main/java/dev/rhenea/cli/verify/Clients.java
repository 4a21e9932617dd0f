package dev.rhenea.cli.verify;

import dev.rhenea.checker.history.ProcessId;
import dev.rhenea.cli.client.NodeClient;
import dev.rhenea.cli.verify.workload.Invocation;
import dev.rhenea.cli.verify.workload.Outcome;
import dev.rhenea.cli.verify.workload.Workload;
import dev.rhenea.cli.workload.Recorder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The clients of a run, two for each node, each of which waits for its answer before it asks again.
 * Client {@code p} talks to node {@code p} modulo their number, also when it goes on under a new
 * number after an operation of unknown outcome, as Jepsen's processes do.
 */
final class Clients {
  private static final int FOR_EACH_NODE = 2;

  /**
   * A client of a node that is down would else use up the load, since nobody else fails so fast.
   */
  private static final Duration BREATH = Duration.ofMillis(500);

  private static final Duration RETRY = Duration.ofMillis(500);

  /** After the last fault: starting processes and elections take a while on a busy machine. */
  private static final Duration RECOVERY = Duration.ofSeconds(60);

  private final Workload workload;
  private final List<NodeClient> nodes;
  private final Recorder history;
  private final Metronome metronome;
  private final List<Client> clients = new ArrayList<>();
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final AtomicLong operations = new AtomicLong();
  private final Queue<Throwable> bugs = new ConcurrentLinkedQueue<>();

  Clients(Workload workload, List<NodeClient> nodes, Recorder history, Metronome metronome) {
    this.workload = workload;
    this.nodes = List.copyOf(nodes);
    this.history = history;
    this.metronome = metronome;
    for (int number = 0; number < FOR_EACH_NODE * nodes.size(); number++) {
      clients.add(new Client(number, nodes.get(number % nodes.size())));
    }
  }

  /** Runs {@code disturbance} while all clients work; returns when it has ended and they have. */
  void workDuring(Disturbance disturbance) throws java.io.IOException, InterruptedException {
    List<Thread> working = start(clients, Client::work);
    try {
      disturbance.run();
    } finally {
      stopped.countDown();
      for (Thread thread : working) {
        thread.join();
      }
    }
  }

  /** What happens meanwhile. */
  interface Disturbance {
    void run() throws java.io.IOException, InterruptedException;
  }

  /** One client of each node reads everything, and tries again for a while where that fails. */
  void readAll() throws InterruptedException {
    for (Thread reading : start(clients.subList(0, nodes.size()), Client::readAll)) {
      reading.join();
    }
  }

  /** How many operations have ended. */
  long operations() {
    return operations.get();
  }

  /** What went wrong in the clients themselves. */
  List<Throwable> bugs() {
    return List.copyOf(bugs);
  }

  /** What one client does, once. */
  private interface Task {
    void run(Client client) throws InterruptedException;
  }

  private List<Thread> start(List<Client> some, Task task) {
    return some.stream()
        .map(client -> Thread.ofPlatform().name("client").start(() -> run(client, task)))
        .toList();
  }

  private void run(Client client, Task task) {
    try {
      task.run(client);
    } catch (InterruptedException | RuntimeException bug) {
      bugs.add(bug);
    }
  }

  /** One thread at a time uses it. */
  private final class Client {
    private final NodeClient node;
    private long process;

    Client(long process, NodeClient node) {
      this.process = process;
      this.node = node;
    }

    void work() throws InterruptedException {
      while (!stopsBefore(metronome.next(System.nanoTime()))) {
        if (perform(workload.next()) instanceof Outcome.Fail(boolean elsewhere) && elsewhere) {
          stopsBefore(System.nanoTime() + BREATH.toNanos());
        }
      }
    }

    private boolean stopsBefore(long time) throws InterruptedException {
      return stopped.await(time - System.nanoTime(), TimeUnit.NANOSECONDS);
    }

    void readAll() throws InterruptedException {
      long end = System.nanoTime() + RECOVERY.toNanos();
      for (Invocation read : workload.last()) {
        while (!(perform(read) instanceof Outcome.Ok) && System.nanoTime() < end) {
          TimeUnit.NANOSECONDS.sleep(RETRY.toNanos());
        }
      }
    }

    private Outcome perform(Invocation asked) {
      Recorder.Open call = history.invoke(ProcessId.client(process), asked.f(), asked.argument());
      Outcome outcome = workload.perform(node, asked);
      switch (outcome) {
        case Outcome.Ok(var result) -> call.ok(result);
        case Outcome.Fail _ -> call.fail();
        case Outcome.Info _ -> {
          call.info();
          process += clients.size();
        }
      }
      operations.incrementAndGet();
      return outcome;
    }
  }
}

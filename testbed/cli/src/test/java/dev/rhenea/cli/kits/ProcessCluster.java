package dev.rhenea.cli.kits;

import dev.rhenea.contract.Call;
import dev.rhenea.contract.TestCluster;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.Unavailable;
import dev.rhenea.provider.Host;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Processes, as one test uses them: a crash is {@code kill -9}, a pause is SIGSTOP. A restarted
 * server listens before the next call starts.
 */
final class ProcessCluster implements TestCluster {
  private static final long LONGEST_CALL_SECONDS = 60;

  private final ServerProcesses processes;
  private final String log;
  private final boolean mayWipe;

  ProcessCluster(ServerProcesses processes, String log, boolean mayWipe) {
    this.processes = processes;
    this.log = log;
    this.mayWipe = mayWipe;
  }

  @Override
  public String log() {
    return log;
  }

  @Override
  public List<NodeId> nodes() {
    return processes.nodes();
  }

  @Override
  public Host host(NodeId node, String unit) {
    return processes.host(node, log + ":" + unit);
  }

  @Override
  public <T> Call<T> start(Host where, Supplier<Future<T>> call) {
    processes.awaitReady();
    CompletableFuture<T> outcome = new CompletableFuture<>();
    where
        .environment()
        .execute(() -> call.get().whenDone(outcome::complete, outcome::completeExceptionally));
    return new Call<>() {
      @Override
      public T await() throws Unavailable {
        return ProcessCluster.this.await(outcome);
      }

      @Override
      public boolean isDone() {
        return outcome.isDone();
      }
    };
  }

  private <T> T await(CompletableFuture<T> outcome) throws Unavailable {
    try {
      return outcome.get(LONGEST_CALL_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof Unavailable why) {
        throw why;
      }
      throw new AssertionError(failed);
    } catch (InterruptedException | TimeoutException never) {
      throw new AssertionError("no outcome within " + LONGEST_CALL_SECONDS + " s", never);
    } finally {
      processes.requireNoFaults();
    }
  }

  @Override
  public EnumSet<Fault> supported() {
    return mayWipe
        ? EnumSet.of(Fault.CRASH, Fault.WIPE, Fault.PAUSE)
        : EnumSet.of(Fault.CRASH, Fault.PAUSE);
  }

  @Override
  public void crash(NodeId node) {
    processes.server(node).kill();
  }

  @Override
  public void restart(NodeId node) {
    processes.server(node).start();
  }

  @Override
  public void wipe(NodeId node) {
    crash(node);
    processes.server(node).wipe();
  }

  @Override
  public void pause(NodeId node) {
    processes.server(node).signal("STOP");
  }

  @Override
  public void resume(NodeId node) {
    processes.server(node).signal("CONT");
  }

  @Override
  public void close() {
    processes.recover();
    processes.requireNoFaults();
  }
}

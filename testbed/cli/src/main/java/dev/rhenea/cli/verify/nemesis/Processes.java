package dev.rhenea.cli.verify.nemesis;

import dev.rhenea.cli.client.Answer;
import dev.rhenea.cli.client.NodeClient;
import dev.rhenea.cli.cluster.LocalCluster;
import dev.rhenea.cli.verify.nemesis.Victims.Pair;
import dev.rhenea.environment.NodeId;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Node processes of this machine. One that ended by itself is told of by the cluster, later.
 *
 * @param clients a client of any node
 */
record Processes(LocalCluster cluster, Function<NodeId, NodeClient> clients) implements Machines {
  private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

  @Override
  public void kill(NodeId node) throws InterruptedException {
    cluster.kill(node);
  }

  @Override
  public void start(NodeId node) throws IOException {
    if (!cluster.isAlive(node)) {
      cluster.start(node);
    }
  }

  @Override
  public void join(NodeId node) throws IOException {
    if (!isUp(node)) {
      cluster.join(node);
    }
  }

  @Override
  public boolean isUp(NodeId node) {
    return cluster.has(node) && cluster.isAlive(node);
  }

  @Override
  public void forget(NodeId node) throws IOException, InterruptedException {
    cluster.forget(node);
  }

  @Override
  public boolean areReady(List<NodeId> nodes, Duration patience) throws InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    for (NodeId node : nodes) {
      NodeClient client = clients.apply(node);
      while (!(client.health().await() instanceof Answer.Ok)) {
        if (!cluster.isAlive(node) || System.nanoTime() > end) {
          return false;
        }
        TimeUnit.NANOSECONDS.sleep(LOOK_AGAIN.toNanos());
      }
    }
    return true;
  }

  @Override
  public void pause(NodeId node) throws IOException, InterruptedException {
    if (cluster.isAlive(node)) {
      cluster.pause(node);
    }
  }

  @Override
  public void resume(NodeId node) throws IOException, InterruptedException {
    if (cluster.isAlive(node)) {
      cluster.resume(node);
    }
  }

  @Override
  public void cut(Pair pair) {
    cluster.cut(pair.one(), pair.other());
  }

  @Override
  public void healLinks() {
    cluster.healLinks();
  }
}

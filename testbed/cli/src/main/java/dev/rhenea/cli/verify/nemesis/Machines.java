package dev.rhenea.cli.verify.nemesis;

import dev.rhenea.cli.verify.nemesis.Victims.Pair;
import dev.rhenea.environment.NodeId;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** What can be done to nodes. Methods block their thread. */
interface Machines {
  /** As {@code kill -9} does; returns when the node is gone. */
  void kill(NodeId node) throws InterruptedException;

  /** Starts it again, unless it runs. */
  void start(NodeId node) throws IOException;

  /** Starts a node that no cluster file names over an empty disk, unless it runs: it joins. */
  void join(NodeId node) throws IOException;

  /** Whether it runs. */
  boolean isUp(NodeId node);

  /** A node has left: its process is over, or ended, and its data deleted. */
  void forget(NodeId node) throws IOException, InterruptedException;

  /** Whether all of these serve clients within {@code patience}, which is waited for. */
  boolean areReady(List<NodeId> nodes, Duration patience) throws InterruptedException;

  /** Lets a node stand still; nothing if it ended. */
  void pause(NodeId node) throws IOException, InterruptedException;

  /** Lets a paused node go on; nothing if it ended. */
  void resume(NodeId node) throws IOException, InterruptedException;

  /** These two do not hear each other any more. */
  void cut(Pair pair);

  /** Everybody hears everybody. */
  void healLinks();
}

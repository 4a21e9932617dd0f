package dev.rhenea.contract;

import dev.rhenea.environment.Future;
import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.Unavailable;
import dev.rhenea.provider.Host;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.function.Supplier;

/**
 * Nodes that a kit runs on, simulated or real. Every method throws an {@link AssertionError} caused
 * by the bug once a unit reported one to its {@code fault}. Used by one thread.
 */
public interface TestCluster extends AutoCloseable {
  /** What a cluster can do to its nodes; the methods of those it cannot do must not be called. */
  enum Fault {
    /** {@link #crash} and {@link #restart}. */
    CRASH,
    /** {@link #wipe}. */
    WIPE,
    /** {@link #pause} and {@link #resume}. */
    PAUSE,
    /** {@link #isolate}, {@link #cut} and {@link #heal}. */
    PARTITION,
    /** {@link #diskFull}. */
    DISK_FULL;

    private IllegalStateException missing() {
      return new IllegalStateException(
          "a test asked for the fault %s, which this cluster does not say it supports"
              .formatted(this));
    }
  }

  /**
   * The log that a test's Loglets belong to: another for every test where nodes outlive their
   * tests, because an id is never used twice (rule V7).
   */
  default String log() {
    return "trial";
  }

  /** All nodes, up or not. */
  List<NodeId> nodes();

  /**
   * The host of a client of that name; the same environment for the same name while the node is up.
   */
  Host host(NodeId node, String unit);

  /** Runs {@code call} on the loop of {@code where}; calls of one host run in this order. */
  <T> Call<T> start(Host where, Supplier<Future<T>> call);

  /** Runs {@code call} on the loop of {@code where} and waits for its outcome. */
  default <T> T await(Host where, Supplier<Future<T>> call) throws Unavailable {
    return start(where, call).await();
  }

  /** Lets time pass. */
  default void pass(Duration span) {
    Host clock = host(nodes().getLast(), "clock");
    try {
      await(clock, () -> Pause.of(clock.environment(), span));
    } catch (Unavailable impossible) {
      throw new AssertionError(impossible);
    }
  }

  /** The faults this cluster can inject. */
  EnumSet<Fault> supported();

  /** Ends a node at once, with the loss of what its disk was not told to keep. */
  void crash(NodeId node);

  /** Starts a crashed node again. */
  void restart(NodeId node);

  /** Crashes a node and gives it an empty disk. */
  default void wipe(NodeId node) {
    throw Fault.WIPE.missing();
  }

  /** Stops a node from handling anything; what comes meanwhile waits. */
  default void pause(NodeId node) {
    throw Fault.PAUSE.missing();
  }

  default void resume(NodeId node) {
    throw Fault.PAUSE.missing();
  }

  /** Loses all messages between the node and the others. */
  default void isolate(NodeId node) {
    throw Fault.PARTITION.missing();
  }

  /** Loses all messages in that direction. */
  default void cut(NodeId from, NodeId to) {
    throw Fault.PARTITION.missing();
  }

  /** Ends every {@link #isolate} and {@link #cut}. */
  default void heal() {
    throw Fault.PARTITION.missing();
  }

  /** Whether what a node writes from now on fails. */
  default void diskFull(NodeId node, boolean full) {
    throw Fault.DISK_FULL.missing();
  }

  @Override
  void close();
}

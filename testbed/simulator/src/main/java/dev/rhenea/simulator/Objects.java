package dev.rhenea.simulator;

import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.StorageId;
import dev.rhenea.payload.Payload;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * The object stores outside the cluster; they survive everything, but may be hard to reach, and a
 * node may find another one, or none, where the others find the right one.
 */
final class Objects {
  private final Map<String, Shared> shared = new TreeMap<>();
  private final Map<Mount, Optional<Shared>> exceptions = new LinkedHashMap<>();
  private final SplittableRandom random;
  private final SplittableRandom identities;
  private double loss;
  private boolean silent;

  /** A folder as one node sees it. */
  private record Mount(NodeId node, String folder) {}

  /** A disk that several nodes may see. */
  static final class Shared {
    private final StorageId identity;
    private final SortedMap<String, Payload> contents = new TreeMap<>();

    private Shared(StorageId identity) {
      this.identity = identity;
    }

    StorageId identity() {
      return identity;
    }

    /** By name. */
    SortedMap<String, Payload> contents() {
      return contents;
    }
  }

  /**
   * @param loss the probability that one way of a call is lost
   */
  Objects(long seed, double loss) {
    this.random = new SplittableRandom(seed ^ 0x6f626a65637473L);
    this.identities = new SplittableRandom(seed ^ 0x69640000L);
    this.loss = loss;
  }

  /** What the node finds there, if anything. */
  Optional<Shared> find(NodeId node, String folder) {
    Mount mount = new Mount(node, folder);
    return exceptions.containsKey(mount)
        ? exceptions.get(mount)
        : Optional.of(shared.computeIfAbsent(folder, name -> blank()));
  }

  private Shared blank() {
    return new Shared(new StorageId(identities.nextLong()));
  }

  void mount(NodeId node, String folder) {
    exceptions.remove(new Mount(node, folder));
  }

  void unmount(NodeId node, String folder) {
    exceptions.put(new Mount(node, folder), Optional.empty());
  }

  void mountAnother(NodeId node, String folder) {
    exceptions.put(new Mount(node, folder), Optional.of(blank()));
  }

  /** From now on each way of a call is lost with that probability. */
  void loss(double probability) {
    loss = probability;
  }

  boolean isLost() {
    return loss > 0 && random.nextDouble() < loss;
  }

  /** Whether calls that reach a store are never answered. */
  void silent(boolean yes) {
    silent = yes;
  }

  boolean isSilent() {
    return silent;
  }

  Duration within(Duration most) {
    return Duration.ofNanos(random.nextLong(most.toNanos()));
  }
}

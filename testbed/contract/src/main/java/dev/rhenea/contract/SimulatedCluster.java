package dev.rhenea.contract;

import dev.rhenea.environment.Future;
import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.Promise;
import dev.rhenea.environment.Unavailable;
import dev.rhenea.payload.Payload;
import dev.rhenea.provider.Catalogue;
import dev.rhenea.provider.Host;
import dev.rhenea.simulator.World;
import dev.rhenea.simulator.WorldBuilder;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/** The nodes of a {@link World}; every fault is supported. */
public final class SimulatedCluster implements TestCluster {
  private final World world;

  public SimulatedCluster(World world) {
    this.world = world;
  }

  /** Nodes with these protocols installed, in a world of that seed. */
  public static SimulatedCluster of(
      long seed, List<NodeId> nodes, Catalogue catalogue, Weather weather) {
    return of(seed, nodes, catalogue, new TreeMap<>(), weather);
  }

  /** The same with files that compositions may name. */
  static SimulatedCluster of(
      long seed,
      List<NodeId> nodes,
      Catalogue catalogue,
      SortedMap<String, Payload> files,
      Weather weather) {
    WorldBuilder world =
        World.seeded(seed).nodes(nodes).catalogue(catalogue).network(weather.network());
    files.forEach(world::file);
    return new SimulatedCluster(world.build());
  }

  /** For what only a simulation can tell, such as costs and trace steps. */
  public World world() {
    return world;
  }

  @Override
  public List<NodeId> nodes() {
    return world.nodes();
  }

  @Override
  public Host host(NodeId node, String unit) {
    return world.host(node, unit);
  }

  @Override
  public <T> Call<T> start(Host where, Supplier<Future<T>> call) {
    Promise<T> outcome = where.environment().promise();
    where.environment().execute(() -> begin(call, outcome));
    return new Call<>() {
      @Override
      public T await() throws Unavailable {
        return world.await(outcome);
      }

      @Override
      public boolean isDone() {
        return outcome.isDone();
      }
    };
  }

  private static <T> void begin(Supplier<Future<T>> call, Promise<T> outcome) {
    call.get().forward(outcome);
  }

  @Override
  public void pass(Duration span) {
    world.runFor(span);
  }

  @Override
  public EnumSet<Fault> supported() {
    return EnumSet.allOf(Fault.class);
  }

  @Override
  public void crash(NodeId node) {
    world.faults().crash(node);
  }

  @Override
  public void restart(NodeId node) {
    world.faults().restart(node);
  }

  @Override
  public void wipe(NodeId node) {
    world.faults().wipe(node);
  }

  @Override
  public void pause(NodeId node) {
    world.faults().pause(node);
  }

  @Override
  public void resume(NodeId node) {
    world.faults().resume(node);
  }

  @Override
  public void isolate(NodeId node) {
    world.faults().isolate(node);
  }

  @Override
  public void cut(NodeId from, NodeId to) {
    world.faults().cut(from, to);
  }

  @Override
  public void heal() {
    world.faults().heal();
  }

  @Override
  public void diskFull(NodeId node, boolean full) {
    world.faults().diskFull(node, full);
  }

  /** Lets what is on its way arrive, so that a late fault still fails the test. */
  @Override
  public void close() {
    world.runFor(Duration.ofSeconds(1));
  }
}

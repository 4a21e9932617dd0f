package dev.rhenea.simulator;

import dev.rhenea.environment.Diagnosis;
import dev.rhenea.environment.Environment;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.Network;
import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.Role;
import dev.rhenea.environment.RoleName;
import dev.rhenea.environment.Storage;
import dev.rhenea.environment.Timers;
import dev.rhenea.environment.Trace;
import dev.rhenea.environment.UnitId;
import dev.rhenea.provider.Host;
import dev.rhenea.provider.RoleProvider;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.random.RandomGenerator;

/** One (node, unit) from the start of its node to its end, and the environment it sees. */
final class SimulatedUnit implements Environment {
  /** Identifies the unit in the run's fingerprint. */
  final long tag;

  /** Where the scheduler keeps it; -1 if it has nothing to do. */
  int readyIndex = -1;

  private final SimulatedNode node;
  private final UnitId id;
  private final World world;
  private final Deque<Runnable> inbox = new ArrayDeque<>();
  private final Map<RoleName, Role> roles = new LinkedHashMap<>();
  private final UnitStorage storage;
  private final Network network;
  private final Timers timers;
  private final RandomGenerator random;
  private boolean ended;

  SimulatedUnit(SimulatedNode node, UnitId id) {
    this.node = node;
    this.id = id;
    this.world = node.world();
    this.tag = Fingerprint.hash(node.id() + "/" + id);
    this.storage = node.disk().open(this);
    this.network = new UnitNetwork(world.wire(), this);
    this.timers = new UnitTimers(world.scheduler(), this);
    this.random =
        new SplittableRandom(
            Fingerprint.blend(Fingerprint.blend(world.seed(), tag), node.incarnation()));
  }

  SimulatedNode home() {
    return node;
  }

  @Override
  public NodeId node() {
    return node.id();
  }

  @Override
  public UnitId unit() {
    return id;
  }

  @Override
  public Network network() {
    return network;
  }

  @Override
  public Storage storage() {
    return storage;
  }

  @Override
  public Timers timers() {
    return timers;
  }

  @Override
  public RandomGenerator random() {
    return random;
  }

  @Override
  public void execute(Runnable event) {
    world.scheduler().checkThread();
    if (!ended) {
      inbox.add(event);
      wake();
    }
  }

  @Override
  public void fault(Throwable bug) {
    if (!ended) {
      world.report(this, bug);
    }
  }

  @Override
  public void trace(Trace step) {
    if (!ended) {
      world.traced(this, step);
    }
  }

  @Override
  public <T> Future<T> blocking(Callable<T> work) {
    String message = "blocking work cannot be simulated: " + work.getClass().getName();
    fault(new UnsupportedOperationException(message));
    return unavailable(Diagnosis.of(message));
  }

  boolean isEnded() {
    return ended;
  }

  boolean isIdle() {
    return inbox.isEmpty();
  }

  void runNext() {
    try {
      inbox.removeFirst().run();
    } catch (Throwable bug) {
      fault(bug);
    }
    node.handled();
  }

  /** Lets the scheduler know if there is something to do. */
  void wake() {
    if (!inbox.isEmpty() && node.isRunning()) {
      world.scheduler().addReady(this);
    }
  }

  /** The node crashed: nothing this unit planned happens any more. */
  void end() {
    ended = true;
    inbox.clear();
    world.scheduler().removeReady(this);
  }

  /** The role of that name, opened if need be; empty if no protocol here has such a role. */
  Optional<Role> role(RoleName name) {
    Role open = roles.get(name);
    if (open != null) {
      return Optional.of(open);
    }
    Host host = world.host(this);
    Optional<Role> opened =
        host.catalogue().hosting(name.protocol()).stream()
            .flatMap(provider -> open(provider, host, name).stream())
            .findFirst();
    opened.ifPresent(role -> roles.put(name, role));
    return opened;
  }

  private static Optional<Role> open(RoleProvider provider, Host host, RoleName name) {
    try {
      return Optional.of(provider.openRole(host, name.role()));
    } catch (IllegalArgumentException noSuchRole) {
      return Optional.empty();
    }
  }
}

package dev.rhenea.node.runtime;

import dev.rhenea.environment.Diagnosis;
import dev.rhenea.environment.Environment;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.Network;
import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.Promise;
import dev.rhenea.environment.Role;
import dev.rhenea.environment.RoleName;
import dev.rhenea.environment.Storage;
import dev.rhenea.environment.Timers;
import dev.rhenea.environment.Trace;
import dev.rhenea.environment.Unavailable;
import dev.rhenea.environment.UnitId;
import dev.rhenea.node.loop.ReadyLoop;
import dev.rhenea.payload.Payload;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/** One unit of this node: its environment, and the roles opened in it. */
final class NodeUnit implements Environment {
  private final NodeRuntime node;
  private final UnitId id;
  private final ReadyLoop loop;
  private final Storage storage;
  private final Network network;
  private final Timers timers = new LoopTimers();
  private final RandomGenerator random = new SplittableRandom(new SecureRandom().nextLong());

  /** Changed on this unit's loop alone; looked at from anywhere. */
  private final ConcurrentMap<RoleName, Role> roles =
      new ConcurrentSkipListMap<>(Comparator.comparing(RoleName::toString));

  private volatile boolean stopped;

  NodeUnit(NodeRuntime node, UnitId id, ReadyLoop loop) {
    this.node = node;
    this.id = id;
    this.loop = loop;
    this.storage = node.journal().storage(id, this);
    this.network = new UnitNetwork(node, this);
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
  public void trace(Trace step) {
    node.traced(id, step);
  }

  @Override
  public void execute(Runnable event) {
    loop.execute(() -> run(event));
  }

  /** Stops this unit: nothing of it runs any more, and whoever asks it hears why. */
  @Override
  public void fault(Throwable bug) {
    if (!stopped) {
      stopped = true;
      node.faulted(id, bug);
    }
  }

  /** The work runs to its end even if the node stops meanwhile; then nobody hears of it. */
  @Override
  public <T> Future<T> blocking(Callable<T> work) {
    Promise<T> promise = promise();
    node.block(() -> run(work, promise));
    return promise;
  }

  /** The roles that are open; may be called on any thread. */
  List<RoleName> roles() {
    return stopped ? List.of() : List.copyOf(roles.keySet());
  }

  /** Nothing of this unit runs any more. */
  void stop() {
    stopped = true;
  }

  /**
   * Hands a request to a role; called on any thread, answers on this unit's loop.
   *
   * @param handled run when the message was handed over
   */
  void request(
      NodeId from,
      RoleName role,
      Payload message,
      Runnable handled,
      Consumer<Payload> reply,
      Consumer<Unavailable> failed) {
    loop.execute(() -> {
      handled.run();
      run(() -> ask(from, role, message).whenDone(reply, failed));
      if (stopped) {
        failed.accept(new Unavailable(Diagnosis.of(id + " stopped on " + node.id())));
      }
    });
  }

  /** Hands a one-way message to a role; called on any thread. */
  void send(NodeId from, RoleName role, Payload message, Runnable handled) {
    loop.execute(() -> {
      handled.run();
      run(() -> role(role).ifPresent(open -> open.send(from, message)));
    });
  }

  private Future<Payload> ask(NodeId from, RoleName role, Payload message) {
    return role(role)
        .map(open -> open.request(from, message))
        .orElseGet(() ->
            unavailable(
                Diagnosis.of(
                    "request to %s of %s: %s has no such role installed"
                        .formatted(role, id, node.id()))));
  }

  /** The role of that name, opened if need be; empty if no protocol here has such a role. */
  private Optional<Role> role(RoleName name) {
    Role open = roles.get(name);
    if (open != null) {
      return Optional.of(open);
    }
    Optional<Role> opened = node.openRole(this, name);
    opened.ifPresent(role -> roles.put(name, role));
    return opened;
  }

  private void run(Runnable event) {
    if (!stopped) {
      try {
        event.run();
      } catch (Throwable bug) {
        fault(bug);
      }
    }
  }

  private <T> void run(Callable<T> work, Promise<T> promise) {
    try {
      T value = work.call();
      execute(() -> promise.complete(value));
    } catch (Unavailable why) {
      execute(() -> promise.fail(why));
    } catch (Exception failed) {
      execute(() -> promise.fail(new Unavailable(Diagnosis.of(failed.toString()))));
    } catch (Throwable bug) {
      execute(() -> fault(bug));
    }
  }

  private final class LoopTimers implements Timers {
    @Override
    public long now() {
      return System.nanoTime();
    }

    @Override
    public Timer after(Duration delay, Runnable action) {
      return loop.after(delay, () -> run(action));
    }
  }
}

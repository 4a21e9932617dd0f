package dev.rhenea.node.runtime;

import dev.rhenea.environment.Diagnosis;
import dev.rhenea.environment.Environment;
import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.Role;
import dev.rhenea.environment.RoleName;
import dev.rhenea.environment.Trace;
import dev.rhenea.environment.UnitId;
import dev.rhenea.node.journal.Journal;
import dev.rhenea.node.loop.EventLoops;
import dev.rhenea.node.transport.Frame;
import dev.rhenea.node.transport.Receiver;
import dev.rhenea.node.transport.Transport;
import dev.rhenea.node.transport.TransportOptions;
import dev.rhenea.payload.Payload;
import dev.rhenea.provider.Catalogue;
import dev.rhenea.provider.Host;
import dev.rhenea.provider.RoleProvider;
import java.io.Closeable;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/**
 * One node's units, and what they stand on. A unit is made when the first message for it arrives or
 * somebody asks for its environment; a role is opened when the first message for it arrives.
 * Thread-safe.
 */
public final class NodeRuntime implements Closeable {
  private static final System.Logger LOG = System.getLogger(NodeRuntime.class.getName());

  /** How long blocking work may take when the node stops. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final NodeId id;
  private final EventLoops loops;
  private final Journal journal;
  private final Catalogue catalogue;
  private final Endpoints endpoints;
  private final FaultHandler faults;
  private final Requests requests;
  private final Transport transport;
  private final ExecutorService blocking =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("blocking-", 0).factory());
  private final SharedFolders folders = new SharedFolders();
  private final ConcurrentMap<UnitId, NodeUnit> units = new ConcurrentHashMap<>();
  private final List<TraceObserver> observers = new CopyOnWriteArrayList<>();

  private NodeRuntime(
      TransportOptions network,
      EventLoops loops,
      Journal journal,
      Catalogue catalogue,
      Endpoints endpoints,
      FaultHandler faults) {
    this.id = network.node();
    this.loops = loops;
    this.journal = journal;
    this.catalogue = catalogue;
    this.endpoints = endpoints;
    this.faults = faults;
    this.requests = new Requests(loops.wire());
    this.transport = new Transport(network, loops, new Arrivals());
  }

  /**
   * Starts a node over loops and a journal, which the caller closes after it.
   *
   * @throws IOException if the node's port cannot be had
   */
  public static NodeRuntime start(
      TransportOptions network,
      EventLoops loops,
      Journal journal,
      Catalogue catalogue,
      Endpoints endpoints,
      FaultHandler faults)
      throws IOException {
    NodeRuntime node = new NodeRuntime(network, loops, journal, catalogue, endpoints, faults);
    try {
      node.transport.listen();
    } catch (IOException failed) {
      node.close();
      throw failed;
    }
    return node;
  }

  public NodeId id() {
    return id;
  }

  public Transport transport() {
    return transport;
  }

  /** The environment of a unit of this node; use it on its loop only, see {@link Environment}. */
  public Environment environment(UnitId unit) {
    return unit(unit);
  }

  /** What providers work with in that unit. */
  public Host host(UnitId unit) {
    return new NodeHost(unit(unit), catalogue, endpoints, folders);
  }

  /** The server roles this node plays now, by unit: those that were asked for since it started. */
  public SortedMap<UnitId, List<RoleName>> roles() {
    SortedMap<UnitId, List<RoleName>> open = new TreeMap<>();
    units.forEach((unit, each) -> {
      List<RoleName> roles = each.roles();
      if (!roles.isEmpty()) {
        open.put(unit, roles);
      }
    });
    return open;
  }

  /** How many units this node holds. */
  public int units() {
    return units.size();
  }

  /** Shows every step of every unit to {@code observer} from now on. */
  public void observe(TraceObserver observer) {
    observers.add(observer);
  }

  /**
   * Ends every unit and all connections: nothing of this node runs any more. Waits for blocking
   * work, which may hold what is closed next; work that does not end is interrupted.
   */
  @Override
  public void close() {
    units.values().forEach(NodeUnit::stop);
    transport.close();
    blocking.shutdown();
    try {
      if (!blocking.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        blocking.shutdownNow();
      }
    } catch (InterruptedException stopped) {
      blocking.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }

  /** Runs work on a thread of its own, unless the node stops. */
  void block(Runnable work) {
    try {
      blocking.execute(work);
    } catch (RejectedExecutionException stopping) {
      LOG.log(Level.DEBUG, "{0} stops: blocking work was not begun", id);
    }
  }

  Journal journal() {
    return journal;
  }

  Requests requests() {
    return requests;
  }

  NodeUnit unit(UnitId unit) {
    NodeUnit known = units.get(unit);
    return known != null
        ? known
        : units.computeIfAbsent(unit, name -> new NodeUnit(this, name, loops.of(name)));
  }

  Optional<Role> openRole(NodeUnit unit, RoleName name) {
    Host host = host(unit.unit());
    return catalogue.hosting(name.protocol()).stream()
        .flatMap(provider -> open(provider, host, name).stream())
        .findFirst();
  }

  private static Optional<Role> open(RoleProvider provider, Host host, RoleName name) {
    try {
      return Optional.of(provider.openRole(host, name.role()));
    } catch (IllegalArgumentException noSuchRole) {
      LOG.log(Level.DEBUG, "{0}: {1}", name, noSuchRole.getMessage());
      return Optional.empty();
    }
  }

  void traced(UnitId unit, Trace step) {
    if (!observers.isEmpty()) {
      long now = System.nanoTime();
      observers.forEach(observer -> observer.observe(id, unit, now, step));
    }
  }

  void faulted(UnitId unit, Throwable bug) {
    LOG.log(Level.ERROR, "bug in unit " + unit + " of " + id + ", which stops here", bug);
    faults.fault(unit, bug);
  }

  private final class Arrivals implements Receiver {
    @Override
    public void request(NodeId from, Frame.Request request, ReplyTo replyTo, Runnable handled) {
      unit(request.to().unit())
          .request(
              from,
              request.to().role(),
              request.message(),
              handled,
              replyTo::reply,
              why -> replyTo.fail(why.diagnosis()));
    }

    @Override
    public void send(NodeId from, Frame.Send message, Runnable handled) {
      unit(message.to().unit()).send(from, message.to().role(), message.message(), handled);
    }

    @Override
    public void replied(long id, Payload message) {
      requests.replied(id, message);
    }

    @Override
    public void failed(long id, Diagnosis why) {
      requests.failed(id, why);
    }

    @Override
    public void lost(NodeId peer, Diagnosis why) {
      requests.lost(peer, why);
    }
  }
}

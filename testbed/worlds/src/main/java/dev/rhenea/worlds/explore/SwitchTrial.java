package dev.rhenea.worlds.explore;

import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.Unavailable;
import dev.rhenea.payload.Payload;
import dev.rhenea.provider.Host;
import dev.rhenea.simulator.Traced;
import dev.rhenea.simulator.World;
import dev.rhenea.virtuallog.AppendResult;
import dev.rhenea.virtuallog.FailureDetector;
import dev.rhenea.virtuallog.LogEntry;
import dev.rhenea.virtuallog.Lsn;
import dev.rhenea.virtuallog.ReadResult;
import dev.rhenea.virtuallog.ReconfigResult;
import dev.rhenea.virtuallog.Reconfiguration;
import dev.rhenea.virtuallog.SegmentId;
import dev.rhenea.virtuallog.VirtualLog;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One run of a {@link SwitchWorld}. */
final class SwitchTrial implements Trial {
  private static final int READ_BYTES = 1 << 16;

  private record Append(long begin, long end, String entry, Lsn lsn) {}

  private record Tail(long begin, long end, Lsn lsn) {}

  private final World world;
  private final List<NodeId> servers;
  private final Moments moments = new Moments();
  private final List<Script> scripts = new ArrayList<>();
  private final List<VirtualLog> handles = new ArrayList<>();
  private final List<Append> appends = new ArrayList<>();
  private final List<Tail> tails = new ArrayList<>();
  private final Map<Long, String> installed = new TreeMap<>();
  private final List<String> broken = new ArrayList<>();
  private int installs;

  SwitchTrial(World world, List<NodeId> clients, List<NodeId> servers) throws Unavailable {
    this.world = world;
    this.servers = servers;
    world.observe(this::observe);
    for (NodeId client : clients) {
      handles.add(open(client));
    }
    append(handles.getLast(), "first");
    SegmentId active = handles.getFirst().status().stored().chain().active().id();
    for (int i = 0; i < 2; i++) {
      VirtualLog log = handles.get(i);
      NodeId target = servers.get(i + 1);
      Script script = script(clients.get(i));
      script.then(
          () -> log.reconfigExtend(active, SwitchWorld.memory(target)),
          (begin, end, result) -> installs += result instanceof ReconfigResult.Installed ? 1 : 0);
    }
    VirtualLog writer = handles.getLast();
    Script script = script(clients.getLast());
    script.then(
        () -> writer.append(Payload.utf8("second")),
        (begin, end, result) -> saw(begin, end, "second", result));
    script.then(writer::checkTail, (begin, end, lsn) -> tails.add(new Tail(begin, end, lsn)));
    Trial.settle(world);
    scripts.forEach(Script::start);
  }

  private VirtualLog open(NodeId node) throws Unavailable {
    Host host = world.host(node, "client");
    FailureDetector detector = FailureDetector.trusting(new LinkedHashSet<>(servers));
    return world.await(
        VirtualLog.open(
            host,
            SwitchWorld.LOG,
            SwitchWorld.register(world, host),
            detector,
            SwitchWorld.OPTIONS));
  }

  private Script script(NodeId client) {
    Script script = new Script(world.host(client, "client").environment(), moments);
    scripts.add(script);
    return script;
  }

  private void append(VirtualLog log, String entry) throws Unavailable {
    long begin = moments.begin();
    saw(begin, moments.end(), entry, world.await(log.append(Payload.utf8(entry))));
  }

  private void saw(long begin, long end, String entry, AppendResult result) {
    if (result instanceof AppendResult.Appended(Lsn lsn)) {
      appends.add(new Append(begin, end, entry, lsn));
    }
  }

  /** I7: one version of the chain, one record. */
  private void observe(Traced traced) {
    if (traced.step()
        instanceof Reconfiguration.Installed(var intent, var segment, var loglet, var version)) {
      String what = segment + " on " + loglet;
      String other = installed.putIfAbsent(version.number(), what);
      if (other != null && !other.equals(what)) {
        broken.add("I7: version %s is both %s and %s".formatted(version, other, what));
      }
    }
  }

  @Override
  public World world() {
    return world;
  }

  @Override
  public Moments moments() {
    return moments;
  }

  @Override
  public List<NodeId> mortal() {
    return servers;
  }

  @Override
  public boolean isOver() {
    return scripts.stream().allMatch(Script::isOver);
  }

  /** One of two switches of the same segment wins; what was acknowledged is read by everybody. */
  @Override
  public List<String> judge() throws Unavailable {
    servers.forEach(world.faults()::restart);
    if (installs > 1) {
      broken.add("V6: " + installs + " switches replaced the same segment");
    }
    append(handles.getFirst(), "last"); // I8
    for (VirtualLog log : handles) {
      judge(read(log));
    }
    for (Append append : appends) {
      for (Tail tail : tails) {
        if (append.end < tail.begin && !append.lsn.isBefore(tail.lsn)) {
          broken.add("I3: %s is not below %s".formatted(append, tail));
        }
        if (tail.end < append.begin && append.lsn.isBefore(tail.lsn)) {
          broken.add("I3: %s is below %s".formatted(append, tail));
        }
      }
    }
    return broken;
  }

  private void judge(List<LogEntry> entries) {
    for (Append append : appends) {
      List<Lsn> found =
          entries.stream()
              .filter(entry -> entry.payload().toUtf8().equals(append.entry))
              .map(LogEntry::lsn)
              .toList();
      if (!found.equals(List.of(append.lsn))) {
        broken.add("I2: %s was read at %s".formatted(append, found));
      }
    }
  }

  private List<LogEntry> read(VirtualLog log) throws Unavailable {
    Lsn tail = world.await(log.checkTail());
    List<LogEntry> found = new ArrayList<>();
    Lsn at = Lsn.ZERO;
    while (at.isBefore(tail)) {
      ReadResult read = world.await(log.readNext(at, tail, READ_BYTES));
      if (read instanceof ReadResult.Entries(List<LogEntry> entries, Lsn next)) {
        found.addAll(entries);
      }
      at = read.next();
    }
    return found;
  }
}

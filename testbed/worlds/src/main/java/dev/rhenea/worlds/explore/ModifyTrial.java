package dev.rhenea.worlds.explore;

import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.Unavailable;
import dev.rhenea.payload.Payload;
import dev.rhenea.provider.Host;
import dev.rhenea.simulator.World;
import dev.rhenea.virtuallog.Alteration;
import dev.rhenea.virtuallog.FailureDetector;
import dev.rhenea.virtuallog.LogEntry;
import dev.rhenea.virtuallog.Lsn;
import dev.rhenea.virtuallog.ModifyResult;
import dev.rhenea.virtuallog.ReadResult;
import dev.rhenea.virtuallog.SegmentId;
import dev.rhenea.virtuallog.VirtualLog;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/** One run of a {@link ModifyWorld}: entries a and b in s0, which is closed. */
final class ModifyTrial implements Trial {
  private static final Lsn END = new Lsn(2);
  private static final List<String> WHOLE = List.of("a", "b");
  private static final List<String> WITHOUT_FIRST = List.of("b");

  private final World world;
  private final List<NodeId> servers;
  private final Moments moments = new Moments();
  private final List<Script> scripts = new ArrayList<>();
  private final List<VirtualLog> handles = new ArrayList<>();
  private final List<String> broken = new ArrayList<>();
  private Optional<ModifyResult> deletion = Optional.empty();

  ModifyTrial(World world, List<NodeId> clients, List<NodeId> servers) throws Unavailable {
    this.world = world;
    this.servers = servers;
    for (NodeId client : clients) {
      handles.add(open(client));
    }
    VirtualLog reader = handles.getLast();
    for (String entry : WHOLE) {
      world.await(reader.append(Payload.utf8(entry)));
    }
    world.await(reader.reconfigExtend(SwitchWorld.memory(servers.get(1))));

    VirtualLog deleter = handles.get(0);
    script(clients.get(0))
        .then(
            () ->
                deleter.reconfigModify(
                    SegmentId.FIRST,
                    SwitchWorld.memory(servers.get(2)),
                    new Alteration.Delete(Lsn.ZERO)),
            (begin, end, result) -> deletion = Optional.of(result));
    VirtualLog copier = handles.get(1);
    script(clients.get(1))
        .then(
            () -> copier.reconfigModify(SegmentId.FIRST, SwitchWorld.memory(servers.get(3))),
            (begin, end, result) -> {});
    Script reads = script(clients.getLast());
    for (int i = 0; i < 2; i++) {
      reads.then(
          () -> reader.readNext(Lsn.ZERO, END, 1 << 10), (begin, end, read) -> saw(texts(read)));
    }
    Trial.settle(world);
    scripts.forEach(Script::start);
  }

  private VirtualLog open(NodeId node) throws Unavailable {
    Host host = world.host(node, "client");
    return world.await(
        VirtualLog.open(
            host,
            SwitchWorld.LOG,
            SwitchWorld.register(world, host),
            FailureDetector.trusting(new LinkedHashSet<>(servers)),
            SwitchWorld.OPTIONS));
  }

  private Script script(NodeId client) {
    Script script = new Script(world.host(client, "client").environment(), moments);
    scripts.add(script);
    return script;
  }

  /** The segment before or after, never anything else. */
  private void saw(List<String> texts) {
    if (!texts.equals(WHOLE) && !texts.equals(WITHOUT_FIRST)) {
      broken.add("I2: %s was read of %s".formatted(texts, WHOLE));
    }
  }

  private static List<String> texts(ReadResult read) {
    return read instanceof ReadResult.Entries(List<LogEntry> entries, Lsn next)
        ? entries.stream().map(entry -> entry.payload().toUtf8()).toList()
        : List.of();
  }

  @Override
  public World world() {
    return world;
  }

  @Override
  public Moments moments() {
    return moments;
  }

  /** What is in memory would be lost. */
  @Override
  public List<NodeId> mortal() {
    return List.of();
  }

  @Override
  public boolean isOver() {
    return scripts.stream().allMatch(Script::isOver);
  }

  /** All read the same; the entry is gone if its deletion was done, and there if it was not. */
  @Override
  public List<String> judge() throws Unavailable {
    List<String> last = texts(read(handles.getFirst()));
    saw(last);
    for (VirtualLog log : handles) {
      if (!texts(read(log)).equals(last)) {
        broken.add("I5: readers do not agree");
      }
    }
    boolean gone = last.equals(WITHOUT_FIRST);
    boolean done = deletion.filter(ModifyResult.Modified.class::isInstance).isPresent();
    boolean open = deletion.filter(ModifyResult.Unfinished.class::isInstance).isPresent();
    if (gone != done && !open) {
      broken.add("V10: a deletion ended as %s, and %s is read".formatted(deletion, last));
    }
    return broken;
  }

  /** Through the newest chain: readers agree per version of it (I5). */
  private ReadResult read(VirtualLog log) throws Unavailable {
    world.await(log.explain()); // which reads the MetaStore
    return world.await(log.readNext(Lsn.ZERO, END, 1 << 10));
  }
}

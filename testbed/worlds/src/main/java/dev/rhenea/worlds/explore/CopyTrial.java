package dev.rhenea.worlds.explore;

import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.Unavailable;
import dev.rhenea.loglet.Entry;
import dev.rhenea.loglet.Loglet;
import dev.rhenea.loglet.LogletOffset;
import dev.rhenea.loglet.ReadResult;
import dev.rhenea.loglet.Tail;
import dev.rhenea.payload.Payload;
import dev.rhenea.provider.Host;
import dev.rhenea.provider.LogletCopy;
import dev.rhenea.provider.LogletImporter;
import dev.rhenea.simulator.World;
import dev.rhenea.spec.ProtocolSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One run of a {@link CopyWorld}: the copy has one entry, and all of them have it. */
final class CopyTrial implements Trial {
  private static final LogletOffset END = new LogletOffset(1);
  private static final ReadResult.Entries WHOLE =
      new ReadResult.Entries(
          List.of(new Entry.Data(LogletOffset.ZERO, Payload.utf8("entry"))), END);
  private static final LogletImporter IMPORTER = NativeWorld.PROVIDER.importer().orElseThrow();

  /** What a reader was told, and when it had asked. */
  private record Sight(long begin, long end, ReadResult read) {}

  private final World world;
  private final ProtocolSpec begun;
  private final Moments moments = new Moments();
  private final List<NodeId> clients = new ArrayList<>();
  private final List<Script> scripts = new ArrayList<>();
  private final List<Sight> sights = new ArrayList<>();
  private final List<String> broken = new ArrayList<>();
  private Optional<Long> finished = Optional.empty();

  CopyTrial(World world, List<NodeId> readers, List<Integer> reads) throws Unavailable {
    this.world = world;
    Host host = world.host(CopyWorld.COPIER, "client");
    ProtocolSpec spec = ProtocolSpec.of("native").withNodes("logservers", CopyWorld.SERVERS);
    begun =
        world.await(
            IMPORTER.begin(host, NativeWorld.ID, spec, LogletOffset.ZERO, NativeWorld.LIMITS));
    LogletCopy copy =
        IMPORTER.open(host, NativeWorld.ID, begun, LogletOffset.ZERO, NativeWorld.LIMITS);
    world.await(copy.write(LogletOffset.ZERO, WHOLE));
    Trial.settle(world);
    script(CopyWorld.COPIER)
        .then(() -> copy.finish(END), (begin, end, done) -> finished = Optional.of(end));
    for (int i = 0; i < reads.size(); i++) {
      Script script = script(readers.get(i));
      Loglet loglet = open(readers.get(i), "client");
      for (int read = reads.get(i); read > 0; read--) {
        script.then(
            () -> loglet.readNext(LogletOffset.ZERO, END, 1 << 10),
            (begin, end, result) -> sights.add(new Sight(begin, end, result)));
      }
    }
    scripts.forEach(Script::start);
  }

  private Script script(NodeId client) {
    Script script = new Script(world.host(client, "client").environment(), moments);
    clients.add(client);
    scripts.add(script);
    return script;
  }

  private Loglet open(NodeId node, String unit) {
    Host host = world.host(node, unit);
    return NativeWorld.PROVIDER.open(host, NativeWorld.ID, begun, NativeWorld.LIMITS);
  }

  @Override
  public World world() {
    return world;
  }

  @Override
  public Moments moments() {
    return moments;
  }

  /** The LogServers, and whoever finishes it. */
  @Override
  public List<NodeId> mortal() {
    List<NodeId> mortal = new ArrayList<>(CopyWorld.SERVERS);
    mortal.add(CopyWorld.COPIER);
    return mortal;
  }

  /** Whoever crashed does nothing any more. */
  @Override
  public boolean isOver() {
    for (int i = 0; i < scripts.size(); i++) {
      if (!scripts.get(i).isOver() && world.faults().isUp(clients.get(i))) {
        return false;
      }
    }
    return true;
  }

  /** Once seen by anybody it is there; and it is there for all, with its tail, or for nobody. */
  @Override
  public List<String> judge() throws Unavailable {
    CopyWorld.SERVERS.forEach(world.faults()::restart);
    for (int i = 0; i < 2; i++) {
      Loglet judge = open(NativeWorld.READER, "judge" + i);
      long begin = moments.begin();
      ReadResult read = world.await(judge.readNext(LogletOffset.ZERO, END, 1 << 10));
      sights.add(new Sight(begin, moments.end(), read));
      if (hasTail(judge) != read.equals(WHOLE)) {
        broken.add("V10: of tail and entries only one is there");
      }
    }
    long seen = finished.orElse(Long.MAX_VALUE);
    for (Sight sight : sights) {
      if (sight.read().equals(WHOLE)) {
        seen = Math.min(seen, sight.end());
      } else if (!(sight.read() instanceof ReadResult.Unknown)) {
        broken.add("O3: read " + sight.read());
      }
    }
    for (Sight sight : sights) {
      if (sight.read() instanceof ReadResult.Unknown && sight.begin() > seen) {
        broken.add("V10: it was seen, and then it was not there");
      }
    }
    return broken;
  }

  private boolean hasTail(Loglet judge) {
    try {
      Tail tail = world.await(judge.checkTail());
      if (!tail.equals(new Tail.Sealed(END))) {
        broken.add("V10: the tail is " + tail);
      }
      return true;
    } catch (Unavailable missing) {
      return false;
    }
  }
}

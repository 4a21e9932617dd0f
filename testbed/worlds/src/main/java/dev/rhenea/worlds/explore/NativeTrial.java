package dev.rhenea.worlds.explore;

import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.Unavailable;
import dev.rhenea.loglet.AppendResult;
import dev.rhenea.loglet.Entry;
import dev.rhenea.loglet.Loglet;
import dev.rhenea.loglet.LogletOffset;
import dev.rhenea.loglet.ReadResult;
import dev.rhenea.loglet.Tail;
import dev.rhenea.payload.Payload;
import dev.rhenea.provider.Host;
import dev.rhenea.simulator.World;
import dev.rhenea.spec.ProtocolSpec;
import java.util.ArrayList;
import java.util.List;

/** One run of a {@link NativeWorld}. */
final class NativeTrial implements Trial {
  private static final int READ_BYTES = 1 << 16;

  private final World world;
  private final List<NodeId> mortal;
  private final List<NodeId> servers;
  private final ProtocolSpec created;
  private final Moments moments = new Moments();
  private final List<Script> scripts = new ArrayList<>();
  private final List<LogletSight> sights = new ArrayList<>();

  NativeTrial(
      World world,
      List<NodeId> mortal,
      List<NodeId> servers,
      ProtocolSpec created,
      List<List<LogletCall>> calls)
      throws Unavailable {
    this.world = world;
    this.mortal = mortal;
    this.servers = servers;
    this.created = created;
    append(open(NativeWorld.READER, "first"), "first");
    Trial.settle(world);
    for (int handle = 0; handle < calls.size(); handle++) {
      write(handle, calls.get(handle));
    }
    scripts.forEach(Script::start);
  }

  private Loglet open(NodeId node, String unit) {
    Host host = world.host(node, unit);
    return NativeWorld.PROVIDER.open(host, NativeWorld.ID, created, NativeWorld.LIMITS);
  }

  private void append(Loglet loglet, String entry) throws Unavailable {
    long begin = moments.begin();
    AppendResult result = world.await(loglet.append(Payload.utf8(entry)));
    sights.add(new LogletSight.Append(begin, moments.end(), -1, entry, result));
  }

  private void write(int handle, List<LogletCall> calls) {
    NodeId node = NativeWorld.client(handle);
    Script script = new Script(world.host(node, "client").environment(), moments);
    Client client = new Client(handle, open(node, "client"));
    for (LogletCall call : calls) {
      client.add(script, call);
    }
    scripts.add(script);
  }

  /** One scripted client. */
  private final class Client {
    private final int handle;
    private final Loglet loglet;
    private LogletOffset seen = new LogletOffset(1);
    private int appends;

    Client(int handle, Loglet loglet) {
      this.handle = handle;
      this.loglet = loglet;
    }

    void add(Script script, LogletCall call) {
      switch (call) {
        case APPEND -> {
          String entry = handle + "/" + appends++;
          script.then(
              () -> loglet.append(Payload.utf8(entry)),
              (begin, end, result) ->
                  sights.add(new LogletSight.Append(begin, end, handle, entry, result)));
        }
        case CHECK_TAIL -> script.then(loglet::checkTail, this::saw);
        case SEAL ->
            script.then(
                loglet::seal, (begin, end, done) -> sights.add(new LogletSight.Seal(begin, end)));
        case TRIM ->
            script.then(
                () -> {
                  sights.add(new LogletSight.Trim(seen));
                  return loglet.prefixTrim(seen);
                },
                (begin, end, mark) -> {});
      }
    }

    private void saw(long begin, long end, Tail tail) {
      sights.add(new LogletSight.CheckTail(begin, end, tail));
      seen = LogletOffset.max(seen, tail.offset());
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
    return mortal;
  }

  @Override
  public boolean isOver() {
    return scripts.stream().allMatch(Script::isOver);
  }

  /**
   * Seals, and reads everything: with all LogServers up, and then without each of them in turn, so
   * that no copy is missing that a majority must hold (O3, O5).
   */
  @Override
  public List<String> judge() throws Unavailable {
    mortal.forEach(world.faults()::restart);
    Loglet loglet = open(NativeWorld.READER, "judge");
    checkTail(loglet);
    long begin = moments.begin();
    world.await(loglet.seal());
    sights.add(new LogletSight.Seal(begin, moments.end()));
    LogletOffset stop = checkTail(loglet);
    Trial.settle(world);
    read(loglet, stop);
    for (NodeId server : servers) {
      world.faults().crash(server);
      read(open(NativeWorld.READER, "reader without " + server), stop);
      world.faults().restart(server);
    }
    return LogletLaws.broken(sights);
  }

  private LogletOffset checkTail(Loglet loglet) throws Unavailable {
    long begin = moments.begin();
    Tail tail = world.await(loglet.checkTail());
    sights.add(new LogletSight.CheckTail(begin, moments.end(), tail));
    return tail.offset();
  }

  private void read(Loglet loglet, LogletOffset stop) throws Unavailable {
    List<Entry> found = new ArrayList<>();
    LogletOffset from = LogletOffset.ZERO;
    LogletOffset next = from;
    while (next.compareTo(stop) < 0) {
      switch (world.await(loglet.readNext(next, stop, READ_BYTES))) {
        case ReadResult.Entries(List<Entry> entries, LogletOffset end) -> {
          found.addAll(entries);
          next = end;
        }
        case ReadResult.Trimmed(LogletOffset mark) -> {
          next = mark;
          from = mark;
        }
        case ReadResult.Unknown() -> throw new AssertionError("unknown below the stop");
      }
    }
    sights.add(new LogletSight.Contents(from, stop, found));
  }
}

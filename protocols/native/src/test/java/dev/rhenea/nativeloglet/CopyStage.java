package dev.rhenea.nativeloglet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rhenea.contract.Call;
import dev.rhenea.contract.SimulatedCluster;
import dev.rhenea.environment.Done;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.Unavailable;
import dev.rhenea.loglet.AppendResult;
import dev.rhenea.loglet.Entry;
import dev.rhenea.loglet.Loglet;
import dev.rhenea.loglet.LogletId;
import dev.rhenea.loglet.LogletOffset;
import dev.rhenea.loglet.ReadResult;
import dev.rhenea.loglet.Tail;
import dev.rhenea.nativeloglet.NativeMessage.FromLogServer;
import dev.rhenea.nativeloglet.NativeMessage.ToLogServer;
import dev.rhenea.payload.Payload;
import dev.rhenea.provider.Catalogue;
import dev.rhenea.provider.Host;
import dev.rhenea.provider.LogletCopy;
import dev.rhenea.provider.LogletImporter;
import dev.rhenea.simulator.Faults;
import dev.rhenea.simulator.World;
import dev.rhenea.spec.ProtocolSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.LongStream;

/** One copy on LogServers n1 to n3, begun by the copier on c1; readers are on c2. */
final class CopyStage {
  private static final NodeId COPIER = new NodeId("c1");
  private static final NodeId READER = new NodeId("c2");
  private static final List<NodeId> SERVERS =
      List.of(new NodeId("n1"), new NodeId("n2"), new NodeId("n3"));

  private final NativeLogletProvider provider = new NativeLogletProvider();
  private final LogletImporter importer = provider.importer().orElseThrow();
  private final LogletId id = new LogletId("copy", 1);
  private final World world =
      World.seeded(1)
          .nodes("n1", "n2", "n3", "n4", "c1", "c2")
          .catalogue(new Catalogue(List.of(provider), List.of()))
          .build();
  private final SimulatedCluster cluster = new SimulatedCluster(world);
  private final LogletOffset first;
  private final ProtocolSpec begun;
  private final List<NativeTrace> steps = new ArrayList<>();

  /** What a reader finds who asks for those positions. */
  static ReadResult read(long from, long to) {
    return new ReadResult.Entries(entries(from, to), new LogletOffset(to));
  }

  /** To that reader the copy does not exist. */
  static void assertUnknown(Reader reader) throws Unavailable {
    assertThat(reader.read(6, 10)).isEqualTo(new ReadResult.Unknown());
    assertThat(reader.read(0, 10)).isEqualTo(new ReadResult.Unknown());
    assertThatThrownBy(reader::checkTail).isInstanceOf(Unavailable.class);
    assertThatThrownBy(reader::seal).isInstanceOf(Unavailable.class);
  }

  /** That reader sees a whole copy, of the positions from 6 to 9. */
  static void assertIsCopy(Reader reader) throws Unavailable {
    assertThat(reader.read(6, 10)).isEqualTo(read(6, 10));
    assertThat(reader.checkTail()).isEqualTo(Stage.sealed(10));
    assertThat(reader.read(0, 10)).isEqualTo(new ReadResult.Trimmed(new LogletOffset(6)));
  }

  CopyStage(long first) throws Unavailable {
    this(first, ProtocolSpec.of("native").withNodes(NativeParameters.LOG_SERVERS, SERVERS));
  }

  CopyStage(long first, ProtocolSpec spec) throws Unavailable {
    this.first = new LogletOffset(first);
    world.observe(traced -> {
      if (traced.step() instanceof NativeTrace step) {
        steps.add(step);
      }
    });
    begun = begin(spec);
  }

  ProtocolSpec begin(ProtocolSpec spec) throws Unavailable {
    Host host = world.host(COPIER, "beginner");
    return cluster.await(host, () -> importer.begin(host, id, spec, first, Stage.LIMITS));
  }

  ProtocolSpec create() throws Unavailable {
    Host host = world.host(COPIER, "creator");
    return cluster.await(host, () -> provider.create(host, id, begun.unbound(), Stage.LIMITS));
  }

  void destroy() throws Unavailable {
    Host host = world.host(COPIER, "destroyer");
    cluster.await(host, () -> provider.destroy(host, id, begun, Stage.LIMITS));
  }

  ProtocolSpec begun() {
    return begun;
  }

  World world() {
    return world;
  }

  Faults faults() {
    return world.faults();
  }

  List<NativeTrace> steps() {
    return List.copyOf(steps);
  }

  void powerCut(String server) {
    faults().crash(new NodeId(server));
    faults().restart(new NodeId(server));
  }

  void powerCut() {
    SERVERS.forEach(faults()::crash);
    SERVERS.forEach(faults()::restart);
  }

  /** One message to one LogServer, from somebody who knows no tail. */
  FromLogServer ask(String server, ToLogServer message) throws Unavailable {
    return ask(server, message, 0);
  }

  /** One message to one LogServer, with a known tail on its envelope. */
  FromLogServer ask(String server, ToLogServer message, long known) throws Unavailable {
    Host host = world.host(READER, "probe");
    KnownTail tail = new KnownTail();
    tail.hear(known);
    Peers peers = new Peers(host.environment(), id.unit(), NativeParameters.of(begun), tail);
    return cluster.await(host, () -> peers.ask(new NodeId(server), message, Duration.ofSeconds(1)));
  }

  /** Entries {@code e6, e7, ...} as commands, for {@code [from, to)}. */
  static List<Command> commands(long from, long to) {
    return LongStream.range(from, to)
        .mapToObj(at -> Command.copied(at, Payload.utf8("e" + at)))
        .toList();
  }

  static List<Entry> entries(long from, long to) {
    return LongStream.range(from, to)
        .<Entry>mapToObj(at -> new Entry.Data(new LogletOffset(at), Payload.utf8("e" + at)))
        .toList();
  }

  Copier copier(String unit) {
    Host host = world.host(COPIER, unit);
    return new Copier(host, importer.open(host, id, begun, first, Stage.LIMITS));
  }

  /** A copier's handle. */
  final class Copier {
    private final Host host;
    private final LogletCopy copy;

    private Copier(Host host, LogletCopy copy) {
      this.host = host;
      this.copy = copy;
    }

    void write(long from, long to) throws Unavailable {
      startWriting(from, to).await();
    }

    Call<Done> startWriting(long from, long to) {
      ReadResult.Entries batch = new ReadResult.Entries(entries(from, to), new LogletOffset(to));
      return cluster.start(host, () -> copy.write(new LogletOffset(from), batch));
    }

    void finish(long tail) throws Unavailable {
      cluster.await(host, () -> copy.finish(new LogletOffset(tail)));
    }
  }

  /** A reader's handle, which knows nothing yet. */
  Reader reader(String unit) {
    Host host = world.host(READER, unit);
    return new Reader(host, provider.open(host, id, begun, Stage.LIMITS));
  }

  /** A reader's handle. */
  final class Reader {
    private final Host host;
    private final Loglet loglet;

    private Reader(Host host, Loglet loglet) {
      this.host = host;
      this.loglet = loglet;
    }

    private <T> T call(Function<Loglet, Future<T>> call) throws Unavailable {
      return cluster.await(host, () -> call.apply(loglet));
    }

    Tail checkTail() throws Unavailable {
      return call(Loglet::checkTail);
    }

    void seal() throws Unavailable {
      call(Loglet::seal);
    }

    LogletOffset trim(LogletOffset before) throws Unavailable {
      return call(handle -> handle.prefixTrim(before));
    }

    AppendResult append(String entry) throws Unavailable {
      return call(handle -> handle.append(Payload.utf8(entry)));
    }

    ReadResult read(long from, long to) throws Unavailable {
      return call(handle -> handle.readNext(new LogletOffset(from), new LogletOffset(to), 1 << 20));
    }
  }
}

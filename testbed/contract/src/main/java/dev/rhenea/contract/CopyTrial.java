package dev.rhenea.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rhenea.environment.Done;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.Unavailable;
import dev.rhenea.loglet.AppendResult;
import dev.rhenea.loglet.Entry;
import dev.rhenea.loglet.HandleLimits;
import dev.rhenea.loglet.Loglet;
import dev.rhenea.loglet.LogletId;
import dev.rhenea.loglet.LogletOffset;
import dev.rhenea.loglet.ReadResult;
import dev.rhenea.payload.Payload;
import dev.rhenea.provider.Host;
import dev.rhenea.provider.LogletCopy;
import dev.rhenea.provider.LogletImporter;
import dev.rhenea.spec.ProtocolSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** One copy on one cluster, begun for one test. */
final class CopyTrial implements AutoCloseable {
  private static final int PERSEVERANCE = 20;

  /** What a virtual log gives it, too: a store may be tried out before it is first used. */
  private static final Duration BINDING = Duration.ofSeconds(10);

  private final LogletFixture fixture;
  private final TestCluster cluster;
  private final LogletImporter importer;
  private final LogletId id;
  private final LogletOffset first;
  private final ProtocolSpec bound;
  private final ProtocolSpec begun;

  private CopyTrial(LogletFixture fixture, long seed, Weather weather, long first)
      throws Unavailable {
    this.fixture = fixture;
    this.cluster = fixture.cluster(seed, weather);
    this.importer = fixture.provider().importer().orElseThrow();
    this.id = new LogletId(cluster.log(), seed);
    this.first = new LogletOffset(first);
    this.bound = bind();
    this.begun = beginEverywhere();
  }

  static CopyTrial calm(LogletFixture fixture, long first) throws Unavailable {
    return new CopyTrial(fixture, 1, Weather.CALM, first);
  }

  static CopyTrial rough(LogletFixture fixture, long seed) throws Unavailable {
    return new CopyTrial(fixture, seed, Weather.ROUGH, 0);
  }

  /** Entries {@code e0, e1, ...} in {@code [from, to)}; every fourth position has none. */
  static ReadResult.Entries batch(long from, long to) {
    List<Entry> entries = new ArrayList<>();
    for (long at = from; at < to; at++) {
      if (at % 4 != 3) {
        entries.add(new Entry.Data(new LogletOffset(at), Payload.utf8("e" + at)));
      } else if (at % 8 == 3) {
        entries.add(new Entry.Filler(new LogletOffset(at)));
      }
    }
    return new ReadResult.Entries(entries, new LogletOffset(to));
  }

  TestCluster cluster() {
    return cluster;
  }

  ProtocolSpec begun() {
    return begun;
  }

  LogletId id() {
    return id;
  }

  /** Begins it again, which changes nothing, until no server is missing that was only slow. */
  private ProtocolSpec beginEverywhere() throws Unavailable {
    ProtocolSpec spec = begin();
    for (int attempt = 1; attempt < PERSEVERANCE && isMissingSome(spec); attempt++) {
      spec = begin();
    }
    return spec;
  }

  private boolean isMissingSome(ProtocolSpec spec) {
    List<NodeId> missing = new ArrayList<>();
    spec.mapNodes(node -> {
      if (node.storageId().isEmpty()) {
        missing.add(node.id());
      }
      return node;
    });
    return !missing.isEmpty();
  }

  ProtocolSpec begin() throws Unavailable {
    Host host = host(0);
    return persevere(host, () -> importer.begin(host, id, bound, first, fixture.recoveryLimits()));
  }

  private ProtocolSpec bind() throws Unavailable {
    Host host = host(0);
    HandleLimits patient = fixture.limits().withDeadline(BINDING);
    return persevere(host, () -> importer.bind(host, fixture.spec(fixture.servers()), patient));
  }

  void destroy() throws Unavailable {
    Host host = host(0);
    persevere(host, () -> fixture.provider().destroy(host, id, begun, fixture.limits()));
  }

  /** A copier on client node {@code c1}, {@code c2} or {@code c3}: number 0, 1 or 2. */
  Copier copier(int number) {
    Host host = host(number);
    return new Copier(host, importer.open(host, id, begun, first, fixture.limits()));
  }

  /** A reader's handle. */
  LogletClient client(int number) {
    Host host = host(number);
    return new LogletClient(
        cluster, host, fixture.provider().open(host, id, begun, fixture.limits()));
  }

  /** The handle of whoever reads the copy back. */
  LogletClient readBack(int number) {
    Host host = host(number);
    Optional<Loglet> strict = importer.readBack(host, id, begun, fixture.limits());
    return strict
        .map(handle -> new LogletClient(cluster, host, handle))
        .orElseGet(() -> client(number));
  }

  /** A copier's handle, as a test uses it. */
  final class Copier {
    private final Host host;
    private final LogletCopy copy;

    Copier(Host host, LogletCopy copy) {
      this.host = host;
      this.copy = copy;
    }

    void write(long from, long to) throws Unavailable {
      cluster.await(host, () -> copy.write(new LogletOffset(from), batch(from, to)));
    }

    /** No entry at any position of {@code [from, to)}. */
    void writeFillers(long from, long to) throws Unavailable {
      ReadResult.Entries none = new ReadResult.Entries(List.of(), new LogletOffset(to));
      cluster.await(host, () -> copy.write(new LogletOffset(from), none));
    }

    void finish(long tail) throws Unavailable {
      cluster.await(host, () -> copy.finish(new LogletOffset(tail)));
    }

    /** Everything from the beginning, in batches of that size, each again until it is done. */
    void all(long tail, int size) throws Unavailable {
      for (long from = first.value(); from < tail; from += size) {
        long at = from;
        long end = Math.min(tail, from + size);
        persevere(host, () -> copy.write(new LogletOffset(at), batch(at, end)));
      }
      persevere(host, () -> copy.finish(new LogletOffset(tail)));
    }

    /** As {@link #all}, but nobody waits for it. */
    Call<Done> start(long tail, int size) {
      return cluster.start(host, () -> copyAll(first.value(), tail, size));
    }

    private Future<Done> copyAll(long from, long tail, int size) {
      return from == tail
          ? copy.finish(new LogletOffset(tail))
          : copy.write(new LogletOffset(from), batch(from, Math.min(tail, from + size)))
              .compose(done -> copyAll(Math.min(tail, from + size), tail, size));
    }
  }

  /** Fails unless the copy is sealed at {@code tail} and holds what was written, fillers too. */
  void assertIsCopy(LogletClient reader, long tail) throws Unavailable {
    LogletOffset end = LogletWorkload.persevere(reader, handle -> handle.checkTail()).offset();
    assertThat(end).isEqualTo(new LogletOffset(tail));
    List<Entry> found = reader.readAll(first, end);
    assertThat(found.stream().filter(Entry.Data.class::isInstance).toList())
        .isEqualTo(
            batch(first.value(), tail).entries().stream()
                .filter(Entry.Data.class::isInstance)
                .toList());
  }

  /** Fails unless it is to that reader like a Loglet that does not exist. */
  static void assertUnknown(LogletClient client) throws Unavailable {
    assertThat(client.read(LogletOffset.ZERO, new LogletOffset(1), 1000))
        .isEqualTo(new ReadResult.Unknown());
    assertThat(client.append("lost")).isInstanceOf(AppendResult.Indeterminate.class);
    assertThatThrownBy(client::checkTail).isInstanceOf(Unavailable.class);
  }

  /** Crashes every node that the copy is on, then restarts them. */
  void powerCut() {
    List<NodeId> nodes = List.copyOf(begun.nodes());
    nodes.forEach(cluster::crash);
    nodes.forEach(cluster::restart);
  }

  private <T> T persevere(Host host, Supplier<Future<T>> call) throws Unavailable {
    for (int attempt = 1; ; attempt++) {
      try {
        return cluster.await(host, call);
      } catch (Unavailable why) {
        if (attempt == PERSEVERANCE) {
          throw why;
        }
      }
    }
  }

  private Host host(int number) {
    return cluster.host(LogletTrial.CLIENTS.get(number), "client");
  }

  @Override
  public void close() {
    cluster.close();
  }
}

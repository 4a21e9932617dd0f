package dev.rhenea.nativeloglet;

import dev.rhenea.contract.Call;
import dev.rhenea.contract.SimulatedCluster;
import dev.rhenea.environment.Done;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.Unavailable;
import dev.rhenea.loglet.Entry;
import dev.rhenea.loglet.Loglet;
import dev.rhenea.loglet.LogletOffset;
import dev.rhenea.loglet.ReadResult;
import dev.rhenea.loglet.Tail;
import dev.rhenea.payload.Payload;
import dev.rhenea.provider.Host;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;

/** One handle of a simulated run, and what it sees. */
final class SimulatedClient {
  private static final int READ_BYTES = 200;

  private final SimulatedCluster cluster;
  private final Host host;
  private final Loglet loglet;
  private final int handle;
  private final Laws laws;
  private int appends;
  private LogletOffset lastTail = LogletOffset.ZERO;

  /**
   * @param handle its number in the run
   */
  SimulatedClient(SimulatedCluster cluster, Host host, Loglet loglet, int handle, Laws laws) {
    this.cluster = cluster;
    this.host = host;
    this.loglet = loglet;
    this.handle = handle;
    this.laws = laws;
  }

  /** Starts something. */
  void act(SplittableRandom random) {
    switch (random.nextInt(10)) {
      case 0, 1 -> check();
      case 2, 3 -> read(random);
      case 4 -> trim(random);
      default -> append(1 + random.nextInt(4));
    }
  }

  NodeId node() {
    return host.environment().node();
  }

  private <T> Call<T> start(Function<Loglet, Future<T>> call) {
    return cluster.start(host, () -> call.apply(loglet));
  }

  private void append(int count) {
    for (int i = 0; i < count; i++) {
      String entry = handle + "/" + appends;
      laws.issued(entry, handle, appends++);
      start(open -> {
        long begin = laws.tick();
        return open.append(Payload.utf8(entry))
            .map(result -> {
              laws.saw(new Sighting.Appending(begin, laws.tick(), entry, result));
              return result;
            });
      });
    }
  }

  Call<Tail> check() {
    return start(open -> {
      long begin = laws.tick();
      return open.checkTail()
          .map(tail -> {
            laws.saw(new Sighting.Checking(begin, laws.tick(), tail));
            lastTail = LogletOffset.max(lastTail, tail.offset());
            return tail;
          });
    });
  }

  Call<Done> seal() {
    return start(open -> {
      long begin = laws.tick();
      return open.seal()
          .map(done -> {
            laws.saw(new Sighting.Sealing(begin, laws.tick()));
            return done;
          });
    });
  }

  private void read(SplittableRandom random) {
    if (lastTail.value() > 0) {
      read(new LogletOffset(random.nextLong(lastTail.value())), lastTail);
    }
  }

  private Call<ReadResult> read(LogletOffset from, LogletOffset to) {
    return start(open -> open.readNext(from, to, READ_BYTES).map(result -> saw(from, result)));
  }

  private ReadResult saw(LogletOffset from, ReadResult result) {
    if (result instanceof ReadResult.Entries(List<Entry> entries, LogletOffset next)) {
      for (Entry entry : entries) {
        laws.saw(new Sighting.Reading(laws.tick(), laws.tick(), entry));
      }
      if (entries.size() != next.value() - from.value()) {
        laws.broken().add("not dense: " + entries + " in " + from + " to " + next);
      }
    }
    return result;
  }

  private void trim(SplittableRandom random) {
    LogletOffset before = new LogletOffset(random.nextLong(lastTail.value() / 2 + 1));
    start(open -> open.prefixTrim(before));
  }

  /** Reads everything below {@code stop} that is not trimmed. */
  void readAll(LogletOffset stop) throws Unavailable {
    LogletOffset next = LogletOffset.ZERO;
    while (next.compareTo(stop) < 0) {
      next =
          switch (read(next, stop).await()) {
            case ReadResult.Entries(List<Entry> entries, LogletOffset end) -> end;
            case ReadResult.Trimmed(LogletOffset mark) -> mark;
            case ReadResult.Unknown() -> throw new AssertionError("unknown below the stop");
          };
    }
  }
}

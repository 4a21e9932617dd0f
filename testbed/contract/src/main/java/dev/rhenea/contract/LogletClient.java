package dev.rhenea.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rhenea.environment.Environment;
import dev.rhenea.environment.Future;
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
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** A handle, as a test uses it: one call after the other, or several started at once. */
final class LogletClient {
  private static final int READ_BYTES = 64 * 1024;

  private final TestCluster cluster;
  private final Host host;
  private final Loglet loglet;

  LogletClient(TestCluster cluster, Host host, Loglet loglet) {
    this.cluster = cluster;
    this.host = host;
    this.loglet = loglet;
  }

  NodeId node() {
    return host.environment().node();
  }

  Environment environment() {
    return host.environment();
  }

  Loglet loglet() {
    return loglet;
  }

  /** Starts any call on the handle's loop. */
  <T> Call<T> start(Function<Loglet, Future<T>> call) {
    return cluster.start(host, () -> call.apply(loglet));
  }

  <T> T await(Function<Loglet, Future<T>> call) throws Unavailable {
    return start(call).await();
  }

  /** How long a call took on the handle's own clock, whatever came out of it. */
  Duration timed(Function<Loglet, ? extends Future<?>> call) throws Unavailable {
    return startTimed(call).await();
  }

  /** Starts a call that will tell how long it took, see {@link #timed}. */
  Call<Duration> startTimed(Function<Loglet, ? extends Future<?>> call) {
    return start(handle -> {
      long begin = environment().timers().now();
      return call.apply(handle)
          .map(value -> elapsed(begin))
          .recover(why -> environment().completed(elapsed(begin)));
    });
  }

  private Duration elapsed(long begin) {
    return Duration.ofNanos(environment().timers().now() - begin);
  }

  Call<AppendResult> startAppend(String entry) {
    return start(handle -> handle.append(Payload.utf8(entry)));
  }

  AppendResult append(String entry) throws Unavailable {
    return startAppend(entry).await();
  }

  /** Appends what must be acknowledged. */
  LogletOffset appended(String entry) throws Unavailable {
    return appended(Payload.utf8(entry));
  }

  LogletOffset appended(Payload entry) throws Unavailable {
    AppendResult result = await(handle -> handle.append(entry));
    assertThat(result).isInstanceOf(AppendResult.Appended.class);
    return ((AppendResult.Appended) result).offset();
  }

  /** Appends so many entries, the prefix followed by 0, 1 and so on; all are acknowledged. */
  List<LogletOffset> appendedAll(String prefix, int count) throws Unavailable {
    List<LogletOffset> offsets = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      offsets.add(appended(prefix + i));
    }
    return offsets;
  }

  Tail checkTail() throws Unavailable {
    return await(Loglet::checkTail);
  }

  void seal() throws Unavailable {
    await(Loglet::seal);
  }

  LogletOffset trim(LogletOffset before) throws Unavailable {
    return await(handle -> handle.prefixTrim(before));
  }

  ReadResult read(LogletOffset from, LogletOffset to, int maxBytes) throws Unavailable {
    return await(handle -> handle.readNext(from, to, maxBytes));
  }

  /**
   * All entries in {@code [from, to)}, read with as many calls as it takes; each call is checked
   * for what it promises.
   */
  List<Entry> readAll(LogletOffset from, LogletOffset to) throws Unavailable {
    return readAll(from, to, READ_BYTES);
  }

  List<Entry> readAll(LogletOffset from, LogletOffset to, int maxBytes) throws Unavailable {
    List<Entry> all = new ArrayList<>();
    LogletOffset next = from;
    while (next.compareTo(to) < 0) {
      ReadResult result = read(next, to, maxBytes);
      assertThat(result).as("read [%s, %s)", next, to).isInstanceOf(ReadResult.Entries.class);
      ReadResult.Entries found = (ReadResult.Entries) result;
      assertThat(found.next()).isGreaterThan(next).isLessThanOrEqualTo(to);
      LogletOffset least = next;
      for (Entry entry : found.entries()) {
        assertThat(entry.offset()).isGreaterThanOrEqualTo(least).isLessThan(found.next());
        least = entry.offset().next();
      }
      if (loglet.traits().dense()) {
        assertThat((long) found.entries().size()).isEqualTo(found.next().value() - next.value());
      }
      all.addAll(found.entries());
      next = found.next();
    }
    return all;
  }

  /**
   * Reads what another handle trimmed below {@code mark}, without having heard of it: perhaps from
   * the last server that has not dropped it yet, which has what was there before.
   */
  void assertTrimmedOrAsBefore(List<Entry> before, LogletOffset mark) throws Unavailable {
    switch (read(LogletOffset.ZERO, mark, READ_BYTES)) {
      case ReadResult.Trimmed(LogletOffset next) -> assertThat(next).isLessThanOrEqualTo(mark);
      case ReadResult.Entries found -> {
        List<Entry> all = data(before);
        List<Entry> some = data(found.entries());
        assertThat(some).isEqualTo(all.subList(0, Math.min(some.size(), all.size())));
      }
      case ReadResult.Unknown() -> throw new AssertionError("it was trimmed, not destroyed");
    }
  }

  private static List<Entry> data(List<Entry> entries) {
    return entries.stream().filter(Entry.Data.class::isInstance).toList();
  }

  /** What was appended in {@code [0, to)}, as text. */
  List<String> texts(LogletOffset to) throws Unavailable {
    return readAll(LogletOffset.ZERO, to).stream()
        .filter(Entry.Data.class::isInstance)
        .map(entry -> ((Entry.Data) entry).payload().toUtf8())
        .toList();
  }
}

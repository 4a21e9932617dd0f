package dev.rhenea.zookeeper;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rhenea.contract.engine.RealLoop;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.Loop;
import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.Promise;
import dev.rhenea.loglet.AppendResult;
import dev.rhenea.loglet.HandleLimits;
import dev.rhenea.loglet.Loglet;
import dev.rhenea.loglet.LogletOffset;
import dev.rhenea.loglet.Tail;
import dev.rhenea.payload.Payload;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two pipelining writers while servers die and connections break: exactly once, in order. */
class RandomFaultsTest {
  private static final HandleLimits PATIENT =
      HandleLimits.DEFAULT.withDeadline(Duration.ofSeconds(40));
  private static final int FAULTS = 4;

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(longs = 1)
  void everyAppendLandsOnceAndInOrder(long seed) throws Exception {
    SplittableRandom random = new SplittableRandom(seed);
    try (Fixture fixture = new Fixture(folder)) {
      fixture.fresh(seed);
      Writer one = new Writer(fixture.c1, fixture.c1.open(seed, fixture.spec, PATIENT));
      Writer two = new Writer(fixture.c2, fixture.c2.open(seed, fixture.spec, PATIENT));
      for (int i = 0; i < FAULTS; i++) {
        disturb(fixture, random);
      }
      List<AppendResult> first = one.stop();
      List<AppendResult> second = two.stop();
      Tail tail = fixture.c1.tail(one.loglet);
      List<String> texts = fixture.c1.texts(one.loglet, LogletOffset.ZERO, tail.offset());
      SortedMap<Long, String> expected = new TreeMap<>();
      collect(first, "c1", expected);
      collect(second, "c2", expected);
      assertThat(texts).containsExactlyElementsOf(expected.values());
      assertThat(first.size()).isGreaterThan(100);
      assertThat(second.size()).isGreaterThan(100);
    }
  }

  private static void disturb(Fixture fixture, SplittableRandom random) throws Exception {
    NodeId server = pick(fixture.servers.members(), random);
    NodeId client = pick(List.of(fixture.c1.loop.node(), fixture.c2.loop.node()), random);
    switch (random.nextInt(4)) {
      case 0 -> {
        fixture.servers.stop(server);
        pass(fixture, random);
        fixture.servers.start(server);
      }
      case 1 -> fixture.servers.isolate(client);
      case 2 -> fixture.servers.cut(client, server);
      default -> fixture.servers.isolate(server);
    }
    pass(fixture, random);
    fixture.servers.heal();
    pass(fixture, random);
  }

  private static void pass(Fixture fixture, SplittableRandom random) throws InterruptedException {
    Duration span = Duration.ofMillis(random.nextLong(50, 2500));
    fixture.c1.loop.get(() -> {
      Promise<Duration> over = fixture.c1.loop.promise();
      fixture.c1.loop.after(span, () -> over.complete(span));
      return over;
    });
  }

  private static NodeId pick(List<NodeId> nodes, SplittableRandom random) {
    return nodes.get(random.nextInt(nodes.size()));
  }

  /** Every append was acknowledged, at a place of its own, in the order of issue. */
  private static void collect(
      List<AppendResult> results, String writer, SortedMap<Long, String> expected) {
    long last = -1;
    for (int i = 0; i < results.size(); i++) {
      assertThat(results.get(i)).isInstanceOf(AppendResult.Appended.class);
      long offset = ((AppendResult.Appended) results.get(i)).offset().value();
      assertThat(offset).as("%s/%d", writer, i).isGreaterThan(last);
      assertThat(expected.put(offset, writer + "/" + i)).isNull();
      last = offset;
    }
  }

  /** Appends in bursts of random length, one after the other, until it is stopped. */
  private static final class Writer {
    final Loglet loglet;
    private final Client client;
    private final CompletableFuture<RealLoop.Outcome<List<AppendResult>>> done;
    private volatile boolean stopped;

    Writer(Client client, Loglet loglet) {
      this.client = client;
      this.loglet = loglet;
      this.done = client.loop.start(() -> Loop.run(client.loop, new ArrayList<>(), this::burst));
    }

    private Future<Loop.Step<List<AppendResult>, List<AppendResult>>> burst(
        List<AppendResult> soFar) {
      if (stopped) {
        return client.loop.completed(new Loop.Step.Done<>(soFar));
      }
      int size = client.loop.random().nextInt(1, 100);
      List<Future<AppendResult>> results = new ArrayList<>();
      for (int i = 0; i < size; i++) {
        String text = client.loop.node() + "/" + (soFar.size() + i);
        results.add(loglet.append(Payload.utf8(text)));
      }
      return Future.all(client.loop, results)
          .map(found -> {
            soFar.addAll(found);
            return new Loop.Step.Again<>(soFar);
          });
    }

    List<AppendResult> stop() throws InterruptedException {
      stopped = true;
      return client.loop.value(done);
    }
  }
}

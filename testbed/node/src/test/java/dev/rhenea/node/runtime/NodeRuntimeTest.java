package dev.rhenea.node.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rhenea.environment.Address;
import dev.rhenea.environment.Done;
import dev.rhenea.environment.Environment;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.Loop;
import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.Promise;
import dev.rhenea.environment.Role;
import dev.rhenea.environment.RoleName;
import dev.rhenea.environment.Trace;
import dev.rhenea.environment.Unavailable;
import dev.rhenea.environment.UnitId;
import dev.rhenea.node.Echo;
import dev.rhenea.node.LoopbackCluster;
import dev.rhenea.node.ToyProvider;
import dev.rhenea.payload.Payload;
import dev.rhenea.provider.Catalogue;
import dev.rhenea.provider.Host;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Units on real event loops. */
class NodeRuntimeTest {
  private static final NodeId N1 = new NodeId("n1");
  private static final RoleName SERVER = new RoleName("toy", "server");

  @TempDir Path folder;

  private record Step(int number) implements Trace {}

  @Test
  void eventsRunInOrderAndNeverInsideTheCaller() throws Exception {
    try (LoopbackCluster cluster = cluster(echo())) {
      Environment here = cluster.host(N1, "client").environment();
      List<String> order = new ArrayList<>();
      cluster.await(
          cluster.host(N1, "client"),
          () -> {
            here.execute(() -> order.add("second"));
            here.execute(() -> order.add("third"));
            order.add("first");
            return here.done();
          });
      assertThat(order).containsExactly("first", "second", "third");
    }
  }

  /** Foreign threads come in by one door, and keep their own order. */
  @Test
  void eventsOfEachThreadKeepTheirOrder() throws Exception {
    try (LoopbackCluster cluster = cluster(echo())) {
      Host host = cluster.host(N1, "client");
      List<List<Integer>> seen = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
      List<Thread> threads = new ArrayList<>();
      for (List<Integer> mine : seen) {
        threads.add(
            Thread.startVirtualThread(() -> {
              for (int i = 0; i < 10_000; i++) {
                int number = i;
                host.environment().execute(() -> mine.add(number));
              }
            }));
      }
      for (Thread thread : threads) {
        thread.join();
      }
      cluster.await(host, () -> host.environment().done());
      for (List<Integer> mine : seen) {
        assertThat(mine).hasSize(10_000).isSorted();
      }
    }
  }

  @Test
  void aMillionRoundsEndAndLetOthersIn() throws Exception {
    try (LoopbackCluster cluster = cluster(echo())) {
      Host host = cluster.host(N1, "client");
      Environment here = host.environment();
      assertThat(
              cluster.await(
                  host,
                  () ->
                      Loop.<Integer, Integer>run(
                          here,
                          0,
                          round ->
                              here.completed(
                                  round < 1_000_000
                                      ? new Loop.Step.Again<>(round + 1)
                                      : new Loop.Step.Done<>(round)))))
          .isEqualTo(1_000_000);
    }
  }

  @Test
  void aRoleIsOpenedByItsFirstMessageAndOnlyOnce() throws Exception {
    AtomicInteger opened = new AtomicInteger();
    Catalogue counting =
        ToyProvider.catalogue(host -> {
          opened.incrementAndGet();
          return new Echo(host.environment());
        });
    try (LoopbackCluster cluster = cluster(counting)) {
      Host host = cluster.host(N1, "client");
      assertThat(opened).hasValue(0);
      for (int i = 0; i < 3; i++) {
        cluster.await(host, () -> ask(host, "default/1", SERVER));
      }
      assertThat(opened).hasValue(1);
      cluster.await(host, () -> ask(host, "default/2", SERVER));
      assertThat(opened).hasValue(2);
    }
  }

  @Test
  void anUnknownRoleOrProtocolIsSaidToBeMissing() throws Exception {
    try (LoopbackCluster cluster = cluster(echo())) {
      Host host = cluster.host(N1, "client");
      for (RoleName missing :
          List.of(new RoleName("toy", "sequencer"), new RoleName("other", "server"))) {
        assertThatThrownBy(() -> cluster.await(host, () -> ask(host, "default/1", missing)))
            .isInstanceOf(Unavailable.class)
            .hasMessageContaining(missing + " of default/1: n1 has no such role installed");
      }
    }
  }

  @Test
  void aBugStopsItsUnitAndNoOther() throws Exception {
    List<Throwable> faults = Collections.synchronizedList(new ArrayList<>());
    Catalogue buggy =
        ToyProvider.catalogue(host ->
            new Role() {
              @Override
              public Future<Payload> request(NodeId from, Payload message) {
                if (message.isEmpty()) {
                  throw new IllegalStateException("two commands at one position");
                }
                return host.environment().completed(message);
              }

              @Override
              public void send(NodeId from, Payload message) {}
            });
    try (LoopbackCluster cluster =
        new LoopbackCluster(
            folder, "loopback", List.of(N1), buggy, (unit, bug) -> faults.add(bug))) {
      Host host = cluster.host(N1, "client");
      for (int i = 0; i < 2; i++) {
        assertThatThrownBy(() -> cluster.await(host, () -> ask(host, "default/1", SERVER)))
            .isInstanceOf(Unavailable.class)
            .hasMessageContaining("default/1 stopped on n1");
      }
      assertThat(faults)
          .singleElement()
          .satisfies(bug -> assertThat(bug).hasMessage("two commands at one position"));
      Address other = new Address(N1, new UnitId("default/2"), SERVER);
      Payload message = Payload.utf8("well");
      assertThat(
              cluster.await(
                  host,
                  () ->
                      host.environment().network().request(other, message, Duration.ofSeconds(10))))
          .isEqualTo(message);
    }
  }

  @Test
  void timersFireInTimeUnlessCancelled() throws Exception {
    try (LoopbackCluster cluster = cluster(echo())) {
      Host host = cluster.host(N1, "client");
      List<String> fired = new ArrayList<>();
      long took =
          cluster.await(
              host,
              () -> {
                Environment here = host.environment();
                long start = here.timers().now();
                Promise<Long> over = here.promise();
                var cancelled =
                    here.timers().after(Duration.ofMillis(1), () -> fired.add("cancelled"));
                here.timers().after(Duration.ofMillis(2), () -> fired.add("early"));
                here.timers()
                    .after(Duration.ofMillis(30), () -> over.complete(here.timers().now() - start));
                cancelled.cancel();
                return over;
              });
      assertThat(Duration.ofNanos(took)).isGreaterThanOrEqualTo(Duration.ofMillis(30));
      assertThat(fired).containsExactly("early");
    }
  }

  @Test
  void blockingWorkLeavesTheLoopFree() throws Exception {
    try (LoopbackCluster cluster = cluster(echo())) {
      Host host = cluster.host(N1, "client");
      Environment here = host.environment();
      CountDownLatch gate = new CountDownLatch(1);
      var work =
          cluster.start(
              host,
              () ->
                  here.blocking(() -> {
                    gate.await();
                    return "done";
                  }));
      cluster.await(host, here::done);
      assertThat(work.isDone()).isFalse();
      gate.countDown();
      assertThat(work.await()).isEqualTo("done");
      assertThatThrownBy(() ->
              cluster.await(
                  host,
                  () ->
                      here.<Done>blocking(() -> {
                        throw new IOException("engine is down");
                      })))
          .isInstanceOf(Unavailable.class)
          .hasMessageContaining("engine is down");
    }
  }

  @Test
  void stepsReachWhoObserves() throws Exception {
    try (LoopbackCluster cluster = cluster(echo())) {
      List<String> seen = Collections.synchronizedList(new ArrayList<>());
      Host host = cluster.host(N1, "client");
      host.environment().execute(() -> host.environment().trace(new Step(1)));
      cluster.await(host, () -> host.environment().done());
      cluster
          .node(N1)
          .runtime()
          .observe((node, unit, nanos, step) -> seen.add(node + " " + unit + " " + step));
      host.environment().execute(() -> host.environment().trace(new Step(2)));
      cluster.await(host, () -> host.environment().done());
      assertThat(seen).containsExactly("n1 client Step[number=2]");
    }
  }

  private LoopbackCluster cluster(Catalogue catalogue) {
    return new LoopbackCluster(folder, List.of(N1), catalogue);
  }

  private static Catalogue echo() {
    return ToyProvider.catalogue(host -> new Echo(host.environment()));
  }

  private static Future<Payload> ask(Host host, String unit, RoleName role) {
    Address to = new Address(N1, new UnitId(unit), role);
    return host.environment().network().request(to, Payload.empty(), Duration.ofSeconds(10));
  }
}

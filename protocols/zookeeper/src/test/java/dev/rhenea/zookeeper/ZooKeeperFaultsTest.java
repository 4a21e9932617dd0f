package dev.rhenea.zookeeper;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rhenea.contract.engine.RealLoop;
import dev.rhenea.environment.Diagnosis;
import dev.rhenea.environment.NodeId;
import dev.rhenea.loglet.AppendResult;
import dev.rhenea.loglet.HandleLimits;
import dev.rhenea.loglet.Loglet;
import dev.rhenea.loglet.LogletOffset;
import dev.rhenea.loglet.Tail;
import dev.rhenea.payload.Payload;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.zookeeper.ZooKeeper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Loglets on real ZooKeeper servers that die, fall silent and come back. */
class ZooKeeperFaultsTest {
  private static final HandleLimits PATIENT =
      HandleLimits.DEFAULT.withDeadline(Duration.ofSeconds(40));
  private static final HandleLimits HASTY =
      HandleLimits.DEFAULT.withDeadline(Duration.ofMillis(800));

  @TempDir Path folder;

  private Fixture fixture;

  @BeforeEach
  void start() throws Exception {
    fixture = new Fixture(folder);
  }

  @AfterEach
  void stop() throws Exception {
    fixture.close();
  }

  /** Whichever of them leads: nothing is lost, written twice or out of order. */
  @Test
  void everyServerDiesOnceDuringPipelinedAppends() throws Exception {
    fixture.fresh(1);
    Loglet loglet = fixture.c1.open(1, fixture.spec, PATIENT);
    Loglet observer = fixture.c2.open(1, fixture.spec, PATIENT);
    int written = 0;
    for (NodeId server : fixture.servers.members()) {
      CompletableFuture<RealLoop.Outcome<List<AppendResult>>> appends =
          fixture.c1.appendAll(loglet, 1000);
      LogletOffset some = new LogletOffset(written + 200);
      fixture.c2.loop.get(() -> observer.awaitTail(some, Duration.ofSeconds(30)));
      fixture.servers.stop(server);
      List<AppendResult> results = fixture.c1.loop.value(appends);
      fixture.servers.start(server);
      for (int i = 0; i < 1000; i++) {
        assertThat(results.get(i))
            .isEqualTo(new AppendResult.Appended(new LogletOffset(written + i)));
      }
      written += 1000;
    }
    List<String> texts =
        fixture.c2.texts(observer, LogletOffset.ZERO, fixture.c2.tail(observer).offset());
    assertThat(texts).isEqualTo(IntStream.range(0, 3000).mapToObj(i -> "e" + i % 1000).toList());
  }

  /** The ensemble gives the handle up: its writer is gone, and its appends find a new one. */
  @Test
  void appendsSurviveTheExpiryOfTheirSession() throws Exception {
    fixture.fresh(2);
    Loglet loglet = fixture.c1.open(2, fixture.spec, PATIENT);
    fixture.c1.appended(loglet, "before");
    fixture.servers.isolate(fixture.c1.loop.node());
    CompletableFuture<RealLoop.Outcome<List<AppendResult>>> appends =
        fixture.c1.appendAll(loglet, 100);
    awaitNoWriter();
    fixture.servers.heal();
    assertThat(fixture.c1.loop.value(appends))
        .isEqualTo(
            IntStream.rangeClosed(1, 100)
                .<AppendResult>mapToObj(i -> new AppendResult.Appended(new LogletOffset(i)))
                .toList());
    assertThat(fixture.c1.texts(loglet, new LogletOffset(1), new LogletOffset(101)))
        .isEqualTo(IntStream.range(0, 100).mapToObj(i -> "e" + i).toList());
  }

  /** O4: a server that was cut off, be it the leader, does not know, and must not say. */
  @Test
  void checkTailNeverTrustsOneServer() throws Exception {
    fixture.fresh(3);
    Loglet elsewhere = fixture.c2.open(3, fixture.spec, PATIENT);
    int written = 0;
    for (NodeId alone : fixture.servers.members()) {
      Loglet here = fixture.c1.open(3, fixture.spec.withNodes("nodes", List.of(alone)), HASTY);
      assertThat(fixture.c1.tail(here)).isEqualTo(new Tail.Open(new LogletOffset(written)));
      for (NodeId other : fixture.servers.members()) {
        fixture.servers.cut(alone, other);
        fixture.servers.cut(other, alone);
      }
      fixture.servers.cut(fixture.c2.loop.node(), alone);
      fixture.servers.cut(alone, fixture.c2.loop.node());
      fixture.c2.appended(elsewhere, "e" + written++);
      assertThat(fixture.c1.loop.await(fixture.c1.loop.start(here::checkTail)))
          .isInstanceOf(RealLoop.Outcome.None.class);
      fixture.servers.heal();
      assertThat(fixture.c2.tail(elsewhere)).isEqualTo(new Tail.Open(new LogletOffset(written)));
    }
  }

  @Test
  void withoutAMajorityEveryCallEndsInTimeAndNamesTheMissing() throws Exception {
    fixture.fresh(4);
    List<NodeId> members = fixture.servers.members();
    try (Client direct = new Client(new NodeId("direct"), fixture.servers::direct)) {
      Loglet loglet = direct.open(4, fixture.spec, HASTY);
      direct.appended(loglet, "before");
      fixture.servers.stop(members.getFirst());
      for (NodeId member : members.subList(1, 3)) {
        fixture.servers.stop(member);
      }
      assertThat(direct.append(loglet, "lost"))
          .isInstanceOfSatisfying(
              AppendResult.Indeterminate.class, lost -> assertMissing(lost.cause(), members));
      assertMissing(direct.loop.failure(loglet::checkTail), members);
      assertMissing(direct.loop.failure(loglet::seal), members);
      assertMissing(direct.loop.failure(() -> loglet.prefixTrim(new LogletOffset(1))), members);
      assertMissing(
          direct.loop.failure(() -> loglet.readNext(LogletOffset.ZERO, new LogletOffset(1), 1000)),
          members);
      for (NodeId member : members) {
        fixture.servers.start(member);
      }
      Loglet again = direct.open(4, fixture.spec, PATIENT);
      assertThat(direct.tail(again).offset()).isGreaterThanOrEqualTo(new LogletOffset(1));
    }
  }

  @Test
  void closeEndsWhatIsOutstanding() throws Exception {
    Loglet loglet = fixture.fresh(5);
    fixture.c1.appended(loglet, "before");
    fixture.servers.isolate(fixture.c1.loop.node());
    CompletableFuture<RealLoop.Outcome<AppendResult>> append =
        fixture.c1.loop.start(() -> loglet.append(Payload.utf8("lost")));
    CompletableFuture<RealLoop.Outcome<Tail>> tail = fixture.c1.loop.start(loglet::checkTail);
    CompletableFuture<?> closed = fixture.c1.loop.start(loglet::close);
    assertThat(fixture.c1.loop.value(append)).isInstanceOf(AppendResult.Indeterminate.class);
    assertThat(fixture.c1.loop.await(tail)).isInstanceOf(RealLoop.Outcome.None.class);
    fixture.servers.heal();
    fixture.c1.loop.await(closed);
  }

  private static void assertMissing(Diagnosis diagnosis, List<NodeId> nodes) {
    assertThat(diagnosis.missing()).as(diagnosis.toString()).containsAll(nodes);
    assertThat(diagnosis.remedy()).contains("2 of 3 must run");
  }

  private void awaitNoWriter() throws Exception {
    String endpoint =
        "127.0.0.1:" + fixture.servers.port(fixture.servers.members().getFirst(), "client");
    ZooKeeper client = new ZooKeeper(endpoint, 10_000, event -> {});
    try {
      CountDownLatch changed;
      do {
        changed = new CountDownLatch(1);
      } while (!noWriter(client, changed) && changed.await(30, TimeUnit.SECONDS));
      assertThat(noWriter(client, changed)).isTrue();
    } finally {
      client.close();
    }
  }

  private static boolean noWriter(ZooKeeper client, CountDownLatch changed) throws Exception {
    return client.getChildren(LogletTree.WRITERS, event -> changed.countDown()).isEmpty();
  }
}

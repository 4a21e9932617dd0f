package dev.rhenea.zookeeper;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rhenea.contract.engine.RealLoop;
import dev.rhenea.environment.NodeId;
import dev.rhenea.loglet.AppendResult;
import dev.rhenea.loglet.HandleLimits;
import dev.rhenea.loglet.Loglet;
import dev.rhenea.loglet.LogletOffset;
import dev.rhenea.payload.Payload;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.zookeeper.ZooKeeper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Why each step around a lost connection is needed: one test per thing that goes wrong else. */
class RecoveryTest {
  private static final HandleLimits LIMITS =
      HandleLimits.DEFAULT.withDeadline(Duration.ofSeconds(20));

  @TempDir static Path folder;

  private static Fixture fixture;

  @BeforeAll
  static void start() throws Exception {
    fixture = new Fixture(folder);
  }

  @AfterAll
  static void stop() throws Exception {
    fixture.close();
  }

  /** Search: the append landed, and only the answer was lost. */
  @Test
  void anAppendWhoseAnswerWasLostIsNotWrittenAgain() throws Exception {
    Loglet loglet = fixture.fresh(1);
    Loglet elsewhere = fixture.c2.open(1, fixture.spec, LIMITS);
    fixture.c1.appended(loglet, "e0");
    NodeId here = fixture.c1.loop.node();
    fixture.servers.members().forEach(server -> fixture.servers.cut(server, here));
    CompletableFuture<RealLoop.Outcome<AppendResult>> append = start(loglet, "e1");
    LogletOffset landed = new LogletOffset(1);
    fixture.c2.loop.get(() -> elsewhere.awaitTail(landed, Duration.ofSeconds(10)));
    fixture.servers.sever(here);
    fixture.servers.heal();
    assertThat(fixture.c1.loop.value(append)).isEqualTo(new AppendResult.Appended(landed));
    assertContent(elsewhere, "e0", "e1");
  }

  /** Chain: an append that a new connection carries before the loss of its predecessor is known. */
  @Test
  void anAppendDoesNotOvertakeALostOne() throws Exception {
    fixture.fresh(2);
    Sessions sessions = new Sessions();
    Ensemble ensemble = Ensemble.of(fixture.c1.host, fixture.spec);
    Session session = sessions.acquire(ensemble.connectString());
    Loglet loglet =
        fixture.c1.loop.get(() -> fixture.c1.loop.completed(handle(ensemble, sessions)));
    fixture.c1.appended(loglet, "e0");
    NodeId here = fixture.c1.loop.node();
    fixture.servers.members().forEach(server -> fixture.servers.cut(here, server));
    CompletableFuture<RealLoop.Outcome<AppendResult>> lost = start(loglet, "e1");
    CompletableFuture<RealLoop.Outcome<AppendResult>> next =
        fixture.c1.loop.start(() -> {
          ZooKeeper before = session.client();
          fixture.servers.sever(here);
          fixture.servers.heal();
          while (session.client() == before) { // the loop is late: it has not heard of the loss
            Thread.onSpinWait();
          }
          return loglet.append(Payload.utf8("e2"));
        });
    assertThat(fixture.c1.loop.value(lost))
        .isEqualTo(new AppendResult.Appended(new LogletOffset(1)));
    assertThat(fixture.c1.loop.value(next))
        .isEqualTo(new AppendResult.Appended(new LogletOffset(2)));
    assertContent(fixture.c2.open(2, fixture.spec, LIMITS), "e0", "e1", "e2");
    fixture.c1.loop.get(loglet::close);
  }

  /** Fence: an append that was on its way all the time arrives after it was sent again. */
  @Test
  void anAppendThatArrivesLateIsRefused() throws Exception {
    Loglet loglet = fixture.fresh(3);
    fixture.c1.appended(loglet, "e0");
    NodeId here = fixture.c1.loop.node();
    NodeId server = fixture.servers.connected(here).getFirst();
    fixture.servers.hold(here, server);
    assertThat(fixture.c1.loop.value(start(loglet, "e1")))
        .isEqualTo(new AppendResult.Appended(new LogletOffset(1)));
    fixture.servers.heal(); // the session is alive for another second: its append gets through
    Loglet behind = fixture.c2.open(3, fixture.spec.withNodes("nodes", List.of(server)), LIMITS);
    for (int i = 0; i < 3; i++) {
      fixture.c2.tail(behind);
    }
    assertContent(behind, "e0", "e1");
  }

  private static Loglet handle(Ensemble ensemble, Sessions sessions) {
    return new ZooKeeperLoglet(
        fixture.c1.loop,
        ensemble,
        sessions,
        new LogletTree(Fixture.id(2)),
        fixture.c1.loglets.traits(fixture.spec, fixture.c1.host.catalogue()),
        LIMITS,
        LIMITS.entriesInFlight(),
        ZooKeeperLogletProvider.LARGEST_CAPACITY);
  }

  private static CompletableFuture<RealLoop.Outcome<AppendResult>> start(
      Loglet loglet, String entry) {
    return fixture.c1.loop.start(() -> loglet.append(Payload.utf8(entry)));
  }

  private static void assertContent(Loglet reader, String... entries) throws Exception {
    LogletOffset tail = fixture.c2.tail(reader).offset();
    assertThat(fixture.c2.texts(reader, LogletOffset.ZERO, tail)).containsExactly(entries);
  }
}

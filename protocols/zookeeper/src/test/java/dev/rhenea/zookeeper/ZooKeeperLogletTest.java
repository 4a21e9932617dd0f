package dev.rhenea.zookeeper;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rhenea.contract.engine.RealLoop;
import dev.rhenea.loglet.AppendResult;
import dev.rhenea.loglet.Loglet;
import dev.rhenea.loglet.LogletOffset;
import dev.rhenea.loglet.ReadResult;
import dev.rhenea.loglet.Tail;
import dev.rhenea.spec.Value;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Loglets on three real ZooKeeper servers, all of them up. */
class ZooKeeperLogletTest {
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

  /** O1, O2 and the strong seal: what was acknowledged is exactly what is stored. */
  @Test
  void sealRacedWithTwoThousandPipelinedAppends() throws Exception {
    Loglet writer = fixture.fresh(1);
    Loglet sealer = fixture.c2.open(1, fixture.spec, Fixture.LIMITS);
    fixture.c1.appended(writer, "first");
    CompletableFuture<RealLoop.Outcome<List<AppendResult>>> appends =
        fixture.c1.appendAll(writer, 2000);
    LogletOffset some = new LogletOffset(200);
    fixture.c2.loop.get(() -> sealer.awaitTail(some, Duration.ofSeconds(10)));
    fixture.c2.loop.get(sealer::seal);
    Tail stop = fixture.c2.tail(sealer);
    List<AppendResult> results = fixture.c1.loop.value(appends);
    long acknowledged = results.stream().filter(AppendResult.Appended.class::isInstance).count();
    assertThat(stop).isEqualTo(new Tail.Sealed(new LogletOffset(acknowledged + 1)));
    assertThat(acknowledged).isBetween(200L, 1999L);
    for (int i = 0; i < results.size(); i++) {
      assertThat(results.get(i))
          .isEqualTo(
              i < acknowledged
                  ? new AppendResult.Appended(new LogletOffset(i + 1))
                  : new AppendResult.Sealed());
    }
  }

  @Test
  void trimKeepsTheTail() throws Exception {
    Loglet loglet = fixture.fresh(2);
    fixture.c1.loop.value(fixture.c1.appendAll(loglet, 600));
    CompletableFuture<Sweep.Finished> swept = fixture.c1.loop.next(Sweep.Finished.class);
    LogletOffset mark = new LogletOffset(590);
    assertThat(fixture.c1.loop.get(() -> loglet.prefixTrim(mark))).isEqualTo(mark);
    assertThat(fixture.c1.loop.await(swept).swept()).isEqualTo(mark);
    assertThat(fixture.c1.tail(loglet)).isEqualTo(new Tail.Open(new LogletOffset(600)));
    assertThat(fixture.c1.appended(loglet, "next")).isEqualTo(new LogletOffset(600));
    assertThat(fixture.c1.loop.get(() -> loglet.readNext(LogletOffset.ZERO, mark, 1000)))
        .isEqualTo(new ReadResult.Trimmed(mark));
    assertThat(fixture.c1.texts(loglet, mark, new LogletOffset(601))).hasSize(11).endsWith("next");
  }

  @Test
  void aFullLogletSealsItself() throws Exception {
    Loglet loglet = fixture.fresh(3, fixture.spec.with("capacity", new Value.Whole(10)));
    for (int i = 0; i < 10; i++) {
      fixture.c1.appended(loglet, "e" + i);
    }
    LogletOffset beyond = new LogletOffset(1000);
    fixture.c1.loop.get(() -> loglet.awaitTail(beyond, Duration.ofSeconds(10)));
    assertThat(fixture.c1.tail(loglet)).isEqualTo(new Tail.Sealed(new LogletOffset(10)));
  }

  @Test
  void naiveAndPipelinedKeepTheOrderOfIssue() throws Exception {
    for (String mode : List.of("naive", "pipelined")) {
      Loglet loglet =
          fixture.fresh(4 + mode.length(), fixture.spec.with("mode", new Value.Word(mode)));
      List<AppendResult> results = fixture.c1.loop.value(fixture.c1.appendAll(loglet, 50));
      assertThat(results).hasOnlyElementsOfType(AppendResult.Appended.class);
      assertThat(fixture.c1.texts(loglet, LogletOffset.ZERO, new LogletOffset(50)))
          .isEqualTo(IntStream.range(0, 50).mapToObj(i -> "e" + i).toList());
    }
  }
}

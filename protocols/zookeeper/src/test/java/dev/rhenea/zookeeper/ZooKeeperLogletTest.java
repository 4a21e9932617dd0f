package dev.rhenea.zookeeper;

import static org.assertj.core.api.Assertions.assertThat;

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
    Loglet sealer = fixture.openElsewhere(1);
    fixture.appended(writer, "first");
    CompletableFuture<RealLoop.Outcome<List<AppendResult>>> appends = fixture.appendAll(writer, 2000);
    LogletOffset some = new LogletOffset(200);
    fixture.loop.get(() -> sealer.awaitTail(some, Duration.ofSeconds(10)));
    fixture.loop.get(sealer::seal);
    Tail stop = fixture.tail(sealer);
    List<AppendResult> results = fixture.loop.value(appends);
    long acknowledged =
        results.stream().filter(AppendResult.Appended.class::isInstance).count();
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
    fixture.loop.value(fixture.appendAll(loglet, 600));
    CompletableFuture<Sweep.Finished> swept = fixture.loop.next(Sweep.Finished.class);
    LogletOffset mark = new LogletOffset(590);
    assertThat(fixture.loop.get(() -> loglet.prefixTrim(mark))).isEqualTo(mark);
    assertThat(fixture.loop.await(swept).swept()).isEqualTo(mark);
    assertThat(fixture.tail(loglet)).isEqualTo(new Tail.Open(new LogletOffset(600)));
    assertThat(fixture.appended(loglet, "next")).isEqualTo(new LogletOffset(600));
    assertThat(fixture.loop.get(() -> loglet.readNext(LogletOffset.ZERO, mark, 1000)))
        .isEqualTo(new ReadResult.Trimmed(mark));
    assertThat(fixture.texts(loglet, mark, new LogletOffset(601))).hasSize(11).endsWith("next");
  }

  @Test
  void aFullLogletSealsItself() throws Exception {
    Loglet loglet =
        fixture.fresh(3, fixture.spec.with("capacity", new Value.Whole(10)), Fixture.LIMITS);
    for (int i = 0; i < 10; i++) {
      fixture.appended(loglet, "e" + i);
    }
    LogletOffset beyond = new LogletOffset(1000);
    fixture.loop.get(() -> loglet.awaitTail(beyond, Duration.ofSeconds(10)));
    assertThat(fixture.tail(loglet)).isEqualTo(new Tail.Sealed(new LogletOffset(10)));
  }

  @Test
  void naiveAndPipelinedKeepTheOrderOfIssue() throws Exception {
    for (String mode : List.of("naive", "pipelined")) {
      Loglet loglet =
          fixture.fresh(
              4 + mode.length(), fixture.spec.with("mode", new Value.Word(mode)), Fixture.LIMITS);
      List<AppendResult> results = fixture.loop.value(fixture.appendAll(loglet, 50));
      assertThat(results).hasOnlyElementsOfType(AppendResult.Appended.class);
      assertThat(fixture.texts(loglet, LogletOffset.ZERO, new LogletOffset(50)))
          .isEqualTo(IntStream.range(0, 50).mapToObj(i -> "e" + i).toList());
    }
  }
}

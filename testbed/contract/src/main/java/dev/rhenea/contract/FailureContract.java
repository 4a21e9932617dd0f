package dev.rhenea.contract;

import static dev.rhenea.contract.TestCluster.Fault.CRASH;
import static dev.rhenea.contract.TestCluster.Fault.PARTITION;
import static dev.rhenea.contract.TestCluster.Fault.PAUSE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rhenea.environment.Future;
import dev.rhenea.environment.Unavailable;
import dev.rhenea.loglet.AppendResult;
import dev.rhenea.loglet.HandleLimits;
import dev.rhenea.loglet.Loglet;
import dev.rhenea.loglet.LogletOffset;
import dev.rhenea.loglet.Rejection;
import dev.rhenea.loglet.Tail;
import dev.rhenea.payload.Payload;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Dead writers, dead servers and silence: nothing hangs, and the seal still works (O5). */
public interface FailureContract extends LogletFixture {
  /** How much later than its deadline a call may complete: scheduling, not waiting. */
  Duration SLACK = Duration.ofMillis(500);

  @Test
  default void sealAndCheckTailNeedNoWriter() throws Unavailable {
    for (int seed = 0; seed < seeds(); seed++) {
      try (LogletTrial trial = LogletTrial.calm(this, seed)) {
        trial.assume(PARTITION);
        LogletWorkload workload = new LogletWorkload(trial);
        LogletClient writer = trial.client(0);
        workload.write(writer, 20);
        trial.cluster().pass(Duration.ofNanos(150_000L * seed));
        trial.cluster().isolate(writer.node());
        LogletClient sealer = trial.client(1);
        sealer.seal();
        assertThat(sealer.checkTail()).isInstanceOf(Tail.Sealed.class);
        trial.cluster().heal();
        workload.judge(trial.client(2));
      }
    }
  }

  @Test
  default void sealAndCheckTailNeedNoServerThatMayFail() throws Unavailable {
    Assumptions.assumeTrue(tolerated() > 0, "this spec needs every server");
    for (int down = 0; down < servers().size(); down++) {
      try (LogletTrial trial = LogletTrial.calm(this, down)) {
        trial.assume(CRASH);
        List<LogletOffset> offsets = trial.client(0).appendedAll("e", 5);
        for (int i = 0; i < tolerated(); i++) {
          trial.cluster().crash(trial.servers().get((down + i) % trial.servers().size()));
        }
        LogletClient sealer = trial.clientInRecovery(1);
        sealer.seal();
        Tail tail = sealer.checkTail();
        assertThat(tail).isInstanceOf(Tail.Sealed.class);
        assertThat(tail.offset()).isGreaterThan(offsets.getLast());
        assertThat(sealer.texts(tail.offset())).contains("e0", "e1", "e2", "e3", "e4");
      }
    }
  }

  @Test
  default void everyCallEndsInTimeWhenNobodyAnswers() throws Unavailable {
    try (LogletTrial trial = LogletTrial.calm(this)) {
      trial.assume(PARTITION);
      LogletClient client = trial.client(0);
      LogletOffset offset = client.appended("before");
      trial.cluster().isolate(client.node());
      List<Function<Loglet, ? extends Future<?>>> calls =
          List.of(
              loglet -> loglet.append(Payload.utf8("lost")),
              Loglet::checkTail,
              loglet -> loglet.readNext(offset, offset.next(), 1000),
              loglet -> loglet.prefixTrim(offset),
              Loglet::seal,
              loglet -> loglet.awaitTail(offset.next(), Duration.ofHours(1)));
      for (Call<Duration> call : calls.stream().map(client::startTimed).toList()) {
        assertThat(call.await()).isLessThanOrEqualTo(limits().deadline().plus(SLACK));
      }
      assertThat(client.append("lost")).isInstanceOf(AppendResult.Indeterminate.class);
      trial.cluster().heal();
      LogletWorkload.persevere(trial.client(1), Loglet::checkTail);
    }
  }

  /** While nobody answers calls end in time, and what is too much is refused at once. */
  @Test
  default void backPressureNeedsNoAnswer() throws Unavailable {
    try (LogletTrial trial = LogletTrial.calm(this)) {
      trial.assume(PAUSE);
      LogletClient client = trial.client(0, new HandleLimits(limits().deadline(), 2, 1000, 1000));
      client.appended("before");
      trial.servers().forEach(trial.cluster()::pause);
      List<Call<AppendResult>> calls = new ArrayList<>();
      for (int i = 0; i < 5; i++) {
        calls.add(client.startAppend("silent" + i));
      }
      for (Call<AppendResult> call : calls.subList(2, 5)) {
        assertThat(call.await()).isEqualTo(new AppendResult.Rejected(new Rejection.Overloaded()));
      }
      assertThat(calls.get(0).isDone()).isFalse();
      assertThat(client.timed(Loglet::checkTail))
          .isLessThanOrEqualTo(limits().deadline().plus(SLACK));
      for (Call<AppendResult> call : calls.subList(0, 2)) {
        call.await();
      }
      trial.servers().forEach(trial.cluster()::resume);
    }
  }

  /**
   * A handle survives a silence longer than its deadline; what it gave up is there once, or not.
   */
  @Test
  default void aHandleGoesOnAfterSilence() throws Unavailable {
    try (LogletTrial trial = LogletTrial.calm(this)) {
      trial.assume(PAUSE);
      LogletClient client = trial.client(0);
      client.appended("before");
      trial.servers().forEach(trial.cluster()::pause);
      AppendResult silent = client.append("silent");
      trial.servers().forEach(trial.cluster()::resume);
      LogletWorkload.persevere(client, Loglet::checkTail);
      List<String> expected = new ArrayList<>(List.of("before"));
      for (int i = 0; i < 3; i++) {
        if (client.append("after" + i) instanceof AppendResult.Appended) {
          expected.add("after" + i);
        }
      }
      assertThat(expected).as("appends after the silence").hasSizeGreaterThan(1);
      assertThat(silent).isNotInstanceOf(AppendResult.Rejected.class);
      LogletWorkload.persevere(client, Loglet::seal);
      LogletOffset stop = LogletWorkload.persevere(client, Loglet::checkTail).offset();
      List<String> found = client.texts(stop);
      assertThat(found).doesNotHaveDuplicates().containsSubsequence(expected);
    }
  }

  @Test
  default void closeEndsWhatIsOutstanding() throws Unavailable {
    try (LogletTrial trial = LogletTrial.calm(this)) {
      trial.assume(PARTITION);
      LogletClient client = trial.client(0);
      client.appended("before");
      trial.cluster().isolate(client.node());
      List<Call<AppendResult>> appends = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        appends.add(client.startAppend("lost" + i));
      }
      Call<Duration> tail =
          client.start(loglet -> {
            long begin = client.environment().timers().now();
            return loglet
                .checkTail()
                .map(seen -> limits().deadline())
                .recover(why ->
                    client
                        .environment()
                        .completed(Duration.ofNanos(client.environment().timers().now() - begin)));
          });
      client.await(Loglet::close);
      for (Call<AppendResult> append : appends) {
        assertThat(append.await()).isInstanceOf(AppendResult.Indeterminate.class);
      }
      assertThat(tail.await()).isLessThan(limits().deadline());
      trial.cluster().heal();
    }
  }
}

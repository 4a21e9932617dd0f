package dev.rhenea.nativeloglet;

import static dev.rhenea.nativeloglet.Stage.appended;
import static dev.rhenea.nativeloglet.Stage.node;
import static dev.rhenea.nativeloglet.Stage.open;
import static dev.rhenea.nativeloglet.Stage.sealed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rhenea.contract.Call;
import dev.rhenea.environment.Diagnosis;
import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.Unavailable;
import dev.rhenea.loglet.AppendResult;
import dev.rhenea.nativeloglet.NativeMessage.Claim;
import dev.rhenea.nativeloglet.NativeMessage.Seal;
import dev.rhenea.payload.Payload;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Appends through the sequencer (Delos, section 4; rules N2, N9, N10, N12, N13). */
class SequencerTest {
  /** N12: nothing is sent to be stored before a majority belongs to the sequencer. */
  @Test
  void claimsAMajorityBeforeItsFirstAppend() throws Unavailable {
    Stage stage = Stage.of(3);
    assertThat(stage.steps()).noneMatch(NativeTrace.Sequencer.class::isInstance);
    assertThat(stage.handle("client").append("a")).isEqualTo(appended(0));
    List<NativeTrace> steps = stage.steps();
    int claimed = indexOf(steps, NativeTrace.Sequencer.Claimed.class);
    assertThat(
            steps.subList(0, claimed).stream()
                .filter(NativeTrace.LogServer.Claimed.class::isInstance))
        .hasSizeGreaterThanOrEqualTo(2);
    assertThat(indexOf(steps, NativeTrace.LogServer.Accepted.class)).isGreaterThan(claimed);
  }

  /** N12: entries on a minority would meet others at their positions, from the next incarnation. */
  @Test
  void storesNothingOnAMinority() throws Unavailable {
    Stage stage = Stage.of(3, "s");
    stage.faults().crash(node("n2"));
    stage.faults().crash(node("n3"));
    Call<AppendResult> lost =
        stage.handle("client").start(loglet -> loglet.append(Payload.utf8("lost")));
    stage.world().runFor(Duration.ofMillis(200));
    stage.faults().crash(node("s"));
    stage.faults().restart(node("s"));
    assertThat(stage.report("n1").localTail()).isZero();
    stage.faults().restart(node("n2"));
    stage.faults().restart(node("n3"));
    assertThat(lost.await()).as("by the next incarnation").isEqualTo(appended(0));
    assertThat(stage.report("n1").localTail()).isZero();
  }

  private static int indexOf(List<NativeTrace> steps, Class<? extends NativeTrace> kind) {
    return steps.indexOf(steps.stream().filter(kind::isInstance).findFirst().orElseThrow());
  }

  /** N12: its counter is gone, so it is refused, and says so long before any deadline. */
  @Test
  void restartedSequencerIsFencedAndSaysSo() throws Unavailable {
    Stage stage = Stage.of(3, "s");
    Stage.Handle client = stage.handle("client");
    assertThat(client.append("a")).isEqualTo(appended(0));
    stage.faults().crash(node("s"));
    stage.faults().restart(node("s"));
    long begin = stage.world().now();
    AppendResult late = client.append("b");
    assertThat(Duration.ofNanos(stage.world().now() - begin)).isLessThan(Duration.ofMillis(10));
    assertThat(late)
        .isInstanceOfSatisfying(
            AppendResult.Indeterminate.class,
            outcome -> {
              assertThat(outcome.cause().missing()).containsExactly(node("s"));
              assertThat(outcome.cause().operation()).contains("sequencer s is fenced");
            });
    assertThat(client.checkTail()).isEqualTo(open(1));
  }

  /** N12: a minority lost to an earlier life is out; the majority goes on without it. */
  @Test
  void minorityOfAnotherIncarnationIsLeftOut() throws Unavailable {
    Stage stage = Stage.of(3);
    stage.ask("n3", new Claim(Stage.SECOND));
    assertThat(stage.handle("client").append("a")).isEqualTo(appended(0));
    assertThat(stage.report("n3").localTail()).isZero();
  }

  /** N9: one success, one sealed and one dead server would hang otherwise. */
  @Test
  void clientFinishesTheSealItMeets() throws Unavailable {
    Stage stage = Stage.of(3);
    Stage.Handle client = stage.handle("client");
    client.append("a");
    stage.faults().crash(node("n3"));
    stage.ask("n2", new Seal());
    long begin = stage.world().now();
    assertThat(client.append("b")).isEqualTo(new AppendResult.Sealed());
    assertThat(Duration.ofNanos(stage.world().now() - begin)).isLessThan(Duration.ofMillis(100));
    assertThat(stage.report("n1").sealed()).isTrue();
  }

  /** Sealed by others while the sequencer is silent: what is pending need not wait for it. */
  @Test
  void pendingAppendsEndWhenTheHandleLearnsOfTheSeal() throws Unavailable {
    Stage stage = Stage.of(3, "s");
    Stage.Handle client = stage.handle("client");
    client.append("a");
    stage.faults().crash(node("s"));
    Call<AppendResult> pending = client.start(loglet -> loglet.append(Payload.utf8("b")));
    stage.handle("other").seal();
    assertThat(client.checkTail()).isEqualTo(sealed(1));
    assertThat(pending.await()).isEqualTo(new AppendResult.Sealed());
  }

  /** N10: a server that missed what is committed skips it, and counts again. */
  @Test
  void serverThatFellBehindSkipsWhatIsCommitted() throws Unavailable {
    Stage stage = Stage.of(3);
    Stage.Handle client = stage.handle("client");
    client.append("a");
    stage.faults().isolate(node("n3"));
    for (int i = 0; i < 20; i++) {
      client.append("meanwhile");
    }
    stage.faults().heal();
    stage.faults().crash(node("n2"));
    assertThat(client.append("b")).isEqualTo(appended(21));
    assertThat(stage.report("n3").localTail()).isEqualTo(22);
    assertThat(stage.handleOn("n3").checkTail()).isEqualTo(open(22));
  }

  /** N13: a lost answer costs a retry, not a second entry. */
  @Test
  void lostAnswerDoesNotDuplicate() throws Unavailable {
    Stage stage = Stage.of(3, "s");
    Stage.Handle client = stage.handle("client");
    client.append("a");
    stage.faults().cut(node("s"), node("c1"));
    Call<AppendResult> append = client.start(loglet -> loglet.append(Payload.utf8("b")));
    stage.world().runFor(Duration.ofMillis(500));
    assertThat(append.isDone()).isFalse();
    stage.faults().heal();
    assertThat(append.await()).isEqualTo(appended(1));
    assertThat(client.checkTail()).isEqualTo(open(2));
  }

  /** What is issued together is stored together: one message and one answer per LogServer. */
  @Test
  void appendsOfOneMomentShareTheirMessages() throws Unavailable {
    Stage stage = Stage.of(3, "s");
    Stage.Handle client = stage.handle("client");
    client.append("first");
    long before = stage.world().costs().messages();
    List<Call<AppendResult>> calls = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      calls.add(client.start(loglet -> loglet.append(Payload.utf8("entry"))));
    }
    for (Call<AppendResult> call : calls) {
      assertThat(call.await()).isInstanceOf(AppendResult.Appended.class);
    }
    stage.world().runFor(Duration.ofMillis(5));
    assertThat(stage.world().costs().messages() - before)
        .as("to the sequencer and back, to three servers and back, three notices")
        .isLessThanOrEqualTo(2 + 6 + 3);
  }

  /** The blame falls on the LogServers that are missing, not on the sequencer that waits. */
  @Test
  void indeterminateSaysWhoIsMissing() throws Unavailable {
    Stage stage = Stage.of(3);
    Stage.Handle client = stage.handle("client");
    client.append("a");
    stage.faults().crash(node("n2"));
    stage.faults().crash(node("n3"));
    assertThat(missing(client.append("b"))).containsExactly(node("n2"), node("n3"));
    stage.faults().crash(node("n1"));
    assertThat(missing(client.append("c"))).containsExactly(node("n1"));
  }

  private static List<NodeId> missing(AppendResult result) {
    assertThat(result).isInstanceOf(AppendResult.Indeterminate.class);
    Diagnosis cause = ((AppendResult.Indeterminate) result).cause();
    return cause.missing();
  }
}

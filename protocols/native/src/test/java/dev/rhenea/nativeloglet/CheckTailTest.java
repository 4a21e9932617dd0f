package dev.rhenea.nativeloglet;

import static dev.rhenea.nativeloglet.Stage.append;
import static dev.rhenea.nativeloglet.Stage.node;
import static dev.rhenea.nativeloglet.Stage.open;
import static dev.rhenea.nativeloglet.Stage.sealed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rhenea.environment.Unavailable;
import dev.rhenea.loglet.Entry;
import dev.rhenea.loglet.LogletOffset;
import dev.rhenea.loglet.ReadResult;
import dev.rhenea.nativeloglet.NativeMessage.Claim;
import dev.rhenea.nativeloglet.NativeMessage.Read;
import dev.rhenea.nativeloglet.NativeMessage.Run;
import dev.rhenea.nativeloglet.NativeMessage.Seal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** checkTail, seal and repair, with nobody there but LogServers and a caller (section 4, O5). */
class CheckTailTest {
  /** N2: an open checkTail raises the known tail; a sealed one, and its repair, never do. */
  @Test
  void onlyAnOpenTailRaisesTheKnownTail() throws Unavailable {
    Stage stage = Stage.of(3);
    stage.claim("n1", "n2", "n3");
    stage.ask("n1", append(0, 2));
    stage.ask("n2", append(0, 2));
    Stage.Handle client = stage.handle("client");
    assertThat(client.checkTail()).isEqualTo(open(2));
    client.checkTail();
    assertThat(stage.knownTail("n3")).isEqualTo(2);

    stage.ask("n1", append(2, 3));
    client.seal();
    stage.faults().crash(node("n3"));
    assertThat(client.checkTail()).isEqualTo(sealed(3));
    client.checkTail();
    assertThat(stage.report("n2").localTail()).as("repaired").isEqualTo(3);
    assertThat(stage.knownTail("n1")).isEqualTo(2);
    assertThat(stage.knownTail("n2")).isEqualTo(2);
  }

  /** N5: what a dead sequencer left on a minority is brought to a majority, as appends. */
  @Test
  void helpsEntriesAlongWhenTheSequencerIsDead() throws Unavailable {
    Stage stage = Stage.of(3, "s");
    stage.claim("n1", "n2");
    stage.ask("n1", append(0, 3));
    stage.ask("n2", append(0, 1));
    stage.faults().crash(node("s"));
    stage.faults().crash(node("n2"));
    assertThat(stage.handle("client").checkTail()).isEqualTo(open(3));
    assertThat(stage.report("n3").localTail()).isEqualTo(3);
    assertThat(stage.report("n3").claim()).contains(Stage.FIRST);
    assertThat(stage.report("n3").sealed()).isFalse();
  }

  /** N5, N12: a LogServer lost to another incarnation takes no help; then only a seal ends it. */
  @Test
  void sealsWhenHelpIsRefusedForEver() throws Unavailable {
    Stage stage = Stage.of(3, "s");
    stage.claim("n1", "n2");
    stage.ask("n3", new Claim(Stage.SECOND));
    stage.ask("n1", append(0, 1));
    stage.faults().crash(node("s"));
    stage.faults().crash(node("n2"));
    assertThat(stage.handle("client").checkTail()).isEqualTo(sealed(1));
    assertThat(stage.steps()).contains(new NativeTrace.CheckTail.GivingUp());
  }

  /** A server that died after it reported is not waited for: the next round asks afresh. */
  @Test
  void doesNotWaitForTheTailOfADeadServer() throws Unavailable {
    Stage stage = Stage.of(3, "s");
    stage.claim("n1", "n2", "n3");
    stage.ask("n1", append(0, 1));
    stage.faults().crash(node("s"));
    stage
        .world()
        .observe(traced -> {
          if (traced.step() instanceof NativeTrace.CheckTail.Awaiting) {
            stage.faults().crash(node("n1"));
          }
        });
    assertThat(stage.handle("client").checkTail()).isEqualTo(open(0));
  }

  /** N7: somebody sealed one server and died; the caller seals the others and does not livelock. */
  @Test
  void finishesAnotherOnesSeal() throws Unavailable {
    Stage stage = Stage.of(3);
    stage.claim("n1", "n2", "n3");
    stage.ask("n1", append(0, 2));
    stage.ask("n2", append(0, 1));
    stage.ask("n3", new Seal());
    assertThat(stage.handle("client").checkTail()).isIn(sealed(1), sealed(2));
    assertThat(stage.report("n1").sealed()).isTrue();
    assertThat(stage.report("n2").sealed()).isTrue();
  }

  /** N6: below a sealed tail every member of the majority has everything before it is returned. */
  @Test
  void repairsEveryMemberOfTheSealedMajority() throws Unavailable {
    Stage stage = Stage.of(5, "s");
    stage.claim("n1", "n2", "n3", "n4", "n5");
    stage.ask("n1", append(0, 4));
    stage.ask("n2", append(0, 2));
    stage.handle("sealer").seal();
    stage.faults().crash(node("n4"));
    stage.faults().crash(node("n5"));
    assertThat(stage.handle("client").checkTail()).isEqualTo(sealed(4));
    for (String member : List.of("n1", "n2", "n3")) {
      assertThat(stage.ask(member, new Read(0, 4, 1000))).isEqualTo(new Run(Stage.commands(0, 4)));
    }
  }

  /** N6: when a member dies during repair, another majority is taken. */
  @Test
  void repairIsRedoneWithAnotherMajority() throws Unavailable {
    Stage stage = Stage.of(3, "s");
    stage.claim("n1", "n2", "n3");
    stage.ask("n1", append(0, 2));
    stage.ask("n2", append(0, 1));
    stage.handle("sealer").seal();
    stage.faults().crash(node("n3"));
    stage
        .world()
        .observe(traced -> {
          if (traced.step() instanceof NativeTrace.Repair.Started started
              && started.source().filter(node("n1")::equals).isPresent()) {
            stage.faults().crash(node("n1"));
            stage.faults().restart(node("n3"));
          }
        });
    assertThat(stage.handle("client").checkTail()).isEqualTo(sealed(1));
    assertThat(stage.ask("n3", new Read(0, 1, 1000))).isEqualTo(new Run(Stage.commands(0, 1)));
  }

  /** N6: a member that cannot be completed does not count. */
  @Test
  void repairCompletesEveryMemberOrNone() throws Unavailable {
    Stage stage = Stage.of(3, "s");
    stage.claim("n1", "n2", "n3");
    stage.ask("n1", append(0, 2));
    stage.handle("sealer").seal();
    stage.faults().crash(node("n3"));
    stage
        .world()
        .observe(traced -> {
          if (traced.step() instanceof NativeTrace.Repair.Started
              && !stage.faults().isUp(node("n3"))) {
            stage.faults().wipe(node("n2"));
            stage.faults().restart(node("n2"));
            stage.faults().restart(node("n3"));
          }
        });
    assertThat(stage.handle("client").checkTail()).isEqualTo(sealed(2));
    assertThat(stage.ask("n3", new Read(0, 2, 1000))).isEqualTo(new Run(Stage.commands(0, 2)));
  }

  /** N11: what was skipped below the known tail is not lacking, and is not written by repair. */
  @Test
  void repairDoesNotFillWhatWasSkipped() throws Unavailable {
    Stage stage = Stage.of(3, "s");
    stage.claim("n1", "n2", "n3");
    stage.ask("n1", append(0, 4));
    stage.ask("n2", append(0, 3));
    stage.start("n3", append(3, 4), 3).await();
    stage.handle("sealer").seal();
    stage.faults().crash(node("n1"));
    assertThat(stage.handle("client").checkTail()).isEqualTo(sealed(4));
    assertThat(stage.ask("n2", new Read(3, 4, 1000))).isEqualTo(new Run(Stage.commands(3, 4)));
    assertThat(stage.ask("n3", new Read(0, 4, 1000))).isEqualTo(new Run(List.of()));
    assertThat(stage.report("n3").localTail()).isEqualTo(4);
  }

  /** N15: a hole proves nothing, the reader asks another server; own server first. */
  @Test
  void readersGoAroundHoles() throws Unavailable {
    Stage stage = Stage.of(3, "s");
    stage.claim("n1", "n2", "n3");
    stage.ask("n1", append(0, 4));
    stage.ask("n2", append(0, 4));
    stage.ask("n3", append(0, 1));
    stage.start("n3", append(3, 4), 3).await();
    Stage.Handle reader = stage.handleOn("n3");
    assertThat(reader.read(0, 4)).as("own server, to the hole").isEqualTo(entries(0, 1));
    assertThat(reader.read(1, 4)).as("another one").isEqualTo(entries(1, 4));
    assertThat(reader.read(3, 4)).isEqualTo(entries(3, 4));
  }

  /** N14: a server that lost its disk proves nothing while those that have the entries are slow. */
  @Test
  void aReaderDoesNotTakeOneLostDiskForADestroyedLoglet() throws Unavailable {
    Stage stage = Stage.of(3);
    stage.claim("n1", "n2", "n3");
    stage.ask("n2", append(0, 2));
    stage.ask("n3", append(0, 2));
    stage.faults().wipe(node("n1"));
    stage.faults().restart(node("n1"));
    stage.faults().pause(node("n2"));
    stage.faults().pause(node("n3"));
    var read =
        stage
            .handle("client")
            .start(reader -> reader.readNext(LogletOffset.ZERO, new LogletOffset(2), 1000));
    stage.world().runFor(Stage.LIMITS.deadline().dividedBy(2));
    stage.faults().resume(node("n2"));
    assertThat(read.await()).isEqualTo(entries(0, 2));
  }

  private static ReadResult entries(long from, long to) {
    List<Entry> entries =
        Stage.commands(from, to).stream()
            .<Entry>map(
                command -> new Entry.Data(new LogletOffset(command.number()), command.payload()))
            .toList();
    return new ReadResult.Entries(entries, new LogletOffset(to));
  }

  /** The diagnosis names who is missing, and who lost what it had (N14). */
  @Test
  void unavailableSaysWhoIsMissing() throws Unavailable {
    Stage stage = Stage.of(3);
    stage.faults().crash(node("n1"));
    stage.faults().wipe(node("n2"));
    stage.faults().restart(node("n2"));
    assertThatThrownBy(() -> stage.handle("client").seal())
        .isInstanceOfSatisfying(
            Unavailable.class,
            why -> {
              assertThat(why.diagnosis().missing()).containsExactly(node("n1"), node("n2"));
              assertThat(why).hasMessageContaining("[n2] do not have this Loglet");
            });
  }
}

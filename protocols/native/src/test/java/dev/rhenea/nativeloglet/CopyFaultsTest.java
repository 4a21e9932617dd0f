package dev.rhenea.nativeloglet;

import static dev.rhenea.nativeloglet.CopyStage.assertIsCopy;
import static dev.rhenea.nativeloglet.CopyStage.assertUnknown;
import static dev.rhenea.nativeloglet.CopyStage.read;
import static dev.rhenea.nativeloglet.Stage.node;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rhenea.environment.Unavailable;
import dev.rhenea.nativeloglet.NativeMessage.Finish;
import dev.rhenea.nativeloglet.NativeMessage.Lacking;
import dev.rhenea.nativeloglet.NativeMessage.QueryTail;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Copies on LogServers that fail: some miss a part, or their disks (rules C2, C4, C5, N14). */
class CopyFaultsTest {
  /** C2: a LogServer that missed something gets it from another one. */
  @Test
  void whoMissedSomethingIsGivenIt() throws Unavailable {
    CopyStage stage = new CopyStage(6);
    CopyStage.Copier copier = stage.copier("copier");
    copier.write(6, 7);
    stage.faults().crash(node("n3"));
    copier.write(7, 8);
    copier.write(8, 9);
    stage.faults().restart(node("n3"));
    copier.write(9, 10);
    copier.finish(10);
    assertThat(stage.steps()).anyMatch(NativeTrace.Copier.CatchingUp.class::isInstance);
    stage.world().runFor(Duration.ofSeconds(1));
    stage.faults().crash(node("n1"));
    stage.faults().crash(node("n2"));
    assertThat(stage.reader("late").read(6, 10)).isEqualTo(read(6, 10));
  }

  /** C5: who was down when it was finished is brought along, when it is needed. */
  @Test
  void whoWasNotWholeInTimeJoins() throws Unavailable {
    CopyStage stage = new CopyStage(6);
    CopyStage.Copier copier = stage.copier("copier");
    copier.write(6, 8);
    stage.faults().crash(node("n3"));
    copier.write(8, 10);
    copier.finish(10);
    stage.faults().restart(node("n3"));
    assertThat(stage.ask("n3", new QueryTail())).isEqualTo(new Lacking(8));
    stage.faults().crash(node("n1"));
    assertIsCopy(stage.reader("late"));
    stage.faults().crash(node("n2"));
    stage.powerCut("n3");
    assertThat(stage.reader("later").read(6, 10)).isEqualTo(read(6, 10));
  }

  /** C4: nobody is given anything of a copy that may not exist. */
  @Test
  void nobodyJoinsACopyThatMayNotExist() throws Unavailable {
    CopyStage stage = new CopyStage(6);
    CopyStage.Copier copier = stage.copier("copier");
    copier.write(6, 8);
    stage.faults().crash(node("n3"));
    copier.write(8, 10);
    stage.ask("n1", new Finish(10));
    stage.faults().restart(node("n3"));
    assertUnknown(stage.reader("early"));
    assertThat(stage.ask("n3", new QueryTail())).isEqualTo(new Lacking(8));
  }

  /** Another minority each time: nobody was there all the time, and each has everything. */
  @Test
  void minoritiesMayTakeTurns() throws Unavailable {
    CopyStage stage = new CopyStage(6);
    CopyStage.Copier copier = stage.copier("copier");
    for (int at = 6; at < 10; at++) {
      String down = "n" + (1 + at % 3);
      stage.faults().crash(node(down));
      copier.write(at, at + 1);
      stage.faults().restart(node(down));
    }
    copier.finish(10);
    assertIsCopy(stage.reader("late"));
  }

  /** C4: no majority, no copy; it goes on when they are back. */
  @Test
  void withoutAMajorityThereIsNoCopy() throws Unavailable {
    CopyStage stage = new CopyStage(6);
    CopyStage.Copier copier = stage.copier("copier");
    copier.write(6, 10);
    stage.faults().crash(node("n2"));
    stage.faults().crash(node("n3"));
    assertThatThrownBy(() -> copier.finish(10))
        .isInstanceOfSatisfying(
            Unavailable.class,
            why -> assertThat(why.diagnosis().missing()).containsExactly(node("n2"), node("n3")));
    stage.faults().restart(node("n2"));
    stage.faults().restart(node("n3"));
    assertUnknown(stage.reader("early"));
    copier.finish(10);
    assertIsCopy(stage.reader("late"));
  }

  /** N14: another disk under the same name is none of those that hold the copy. */
  @Test
  void aLostDiskCountsForNothing() throws Unavailable {
    CopyStage stage = new CopyStage(6);
    CopyStage.Copier copier = stage.copier("copier");
    copier.write(6, 8);
    stage.faults().wipe(node("n3"));
    stage.faults().restart(node("n3"));
    copier.write(8, 10);
    stage.faults().wipe(node("n2"));
    stage.faults().restart(node("n2"));
    assertThatThrownBy(() -> copier.finish(10))
        .isInstanceOf(Unavailable.class)
        .hasMessageContaining("[n2, n3] do not have it");
    assertUnknown(stage.reader("late"));
  }
}

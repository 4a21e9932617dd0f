package dev.rhenea.nativeloglet;

import static dev.rhenea.nativeloglet.CopyStage.assertIsCopy;
import static dev.rhenea.nativeloglet.CopyStage.assertUnknown;
import static dev.rhenea.nativeloglet.CopyStage.read;
import static dev.rhenea.nativeloglet.Stage.node;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rhenea.environment.Unavailable;
import dev.rhenea.loglet.AppendResult;
import dev.rhenea.loglet.LogletOffset;
import dev.rhenea.loglet.ReadResult;
import dev.rhenea.nativeloglet.NativeMessage.Copied;
import dev.rhenea.nativeloglet.NativeMessage.Copy;
import dev.rhenea.nativeloglet.NativeMessage.Fetch;
import dev.rhenea.nativeloglet.NativeMessage.Finish;
import dev.rhenea.nativeloglet.NativeMessage.Lacking;
import dev.rhenea.nativeloglet.NativeMessage.QueryTail;
import dev.rhenea.nativeloglet.NativeMessage.Read;
import dev.rhenea.nativeloglet.NativeMessage.Run;
import dev.rhenea.nativeloglet.NativeMessage.Seal;
import dev.rhenea.nativeloglet.NativeMessage.Sealed;
import dev.rhenea.nativeloglet.NativeMessage.TailReport;
import dev.rhenea.nativeloglet.NativeMessage.Unknown;
import dev.rhenea.nativeloglet.NativeMessage.Whole;
import dev.rhenea.spec.ProtocolSpec;
import dev.rhenea.spec.Value;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Copies of closed segments on LogServers, scene by scene (rules V10, N14, C1 to C4). */
class CopyingTest {
  /** C2: where its log ends, and never with a hole; what is there stays. */
  @Test
  void aLogServerTakesWhatFollows() throws Unavailable {
    CopyStage stage = new CopyStage(6);
    assertThat(stage.ask("n1", new Copy(7, CopyStage.commands(7, 9)))).isEqualTo(new Copied(6));
    assertThat(stage.ask("n1", new Copy(6, CopyStage.commands(6, 8)))).isEqualTo(new Copied(8));
    assertThat(stage.ask("n1", new Copy(7, CopyStage.commands(7, 9)))).isEqualTo(new Copied(9));
    assertThat(stage.ask("n1", new Copy(6, List.of()))).isEqualTo(new Copied(9));
    assertThat(stage.ask("n1", new Fetch(6, 9, 1000))).isEqualTo(new Run(CopyStage.commands(6, 9)));
  }

  /** C3: whole where its log ends, after a restart too; then it takes nothing any more. */
  @Test
  void aLogServerIsWholeForEver() throws Unavailable {
    CopyStage stage = new CopyStage(6);
    stage.ask("n1", new Copy(6, CopyStage.commands(6, 9)));
    assertThat(stage.ask("n1", new Finish(8))).isEqualTo(new Copied(9));
    assertThat(stage.ask("n1", new Finish(10))).isEqualTo(new Copied(9));
    assertThat(stage.ask("n1", new QueryTail())).isEqualTo(new Lacking(9));
    assertThat(stage.ask("n1", new Finish(9))).isEqualTo(new Whole(9));
    stage.powerCut();
    assertThat(stage.ask("n1", new Copy(9, CopyStage.commands(9, 10)))).isEqualTo(new Copied(9));
    assertThat(stage.ask("n1", new Finish(9))).isEqualTo(new Whole(9));
  }

  /** C4: it is sealed, for those who count to a majority, and shows nothing. */
  @Test
  void oneWholeLogServerShowsNothing() throws Unavailable {
    CopyStage stage = new CopyStage(6);
    stage.copier("copier").write(6, 10);
    stage.ask("n1", new Finish(10));
    TailReport sealed = new TailReport(10, true, 0, Optional.empty());
    for (int restarts = 0; restarts < 2; restarts++) {
      assertThat(stage.ask("n1", new Read(6, 10, 1000))).isEqualTo(new Whole(10));
      assertThat(stage.ask("n1", new QueryTail())).isEqualTo(sealed);
      assertThat(stage.ask("n1", new Seal())).isEqualTo(sealed);
      assertUnknown(stage.reader("early" + restarts));
      stage.powerCut();
    }
    stage.faults().crash(node("n1"));
    assertUnknown(stage.reader("without it"));
  }

  /** C4: whoever finished the copy died when a majority was whole, and nobody knew. */
  @Test
  void aMajorityThatIsWholeIsTheCopy() throws Unavailable {
    CopyStage stage = new CopyStage(6);
    stage.copier("copier").write(6, 10);
    stage.ask("n1", new Finish(10));
    CopyStage.Reader early = stage.reader("early");
    assertUnknown(early);
    stage.ask("n2", new Finish(10));
    stage.powerCut();
    assertIsCopy(stage.reader("late"));
    assertIsCopy(early);
    assertThat(stage.ask("n1", new Read(6, 10, 1000)))
        .isEqualTo(new Run(CopyStage.commands(6, 10)));
  }

  /** A tail first, and a trim, instead of a read. */
  @Test
  void aMajorityThatIsWholeHasATail() throws Unavailable {
    CopyStage stage = new CopyStage(6);
    stage.copier("copier").write(6, 10);
    stage.ask("n1", new Finish(10));
    stage.ask("n2", new Finish(10));
    CopyStage.Reader reader = stage.reader("late");
    assertThat(reader.checkTail()).isEqualTo(Stage.sealed(10));
    assertThat(reader.read(6, 10)).isEqualTo(read(6, 10));
    assertThat(reader.trim(new LogletOffset(8))).isEqualTo(new LogletOffset(8));
  }

  /** A finished copy needs one LogServer for a read, also after a loss of power. */
  @Test
  void oneFinishedLogServerIsEnoughForARead() throws Unavailable {
    CopyStage stage = new CopyStage(6);
    CopyStage.Copier copier = stage.copier("copier");
    copier.write(6, 10);
    copier.finish(10);
    stage.powerCut();
    stage.faults().crash(node("n1"));
    stage.faults().crash(node("n2"));
    assertThat(stage.reader("late").read(6, 10)).isEqualTo(read(6, 10));
  }

  /** The known tail of a finished copy survives, so that it can be trimmed. */
  @Test
  void aFinishedCopyIsTrimmedAfterALossOfPower() throws Unavailable {
    CopyStage stage = new CopyStage(6);
    CopyStage.Copier copier = stage.copier("copier");
    copier.write(6, 10);
    copier.finish(10);
    stage.powerCut();
    LogletOffset mark = new LogletOffset(9);
    assertThat(stage.reader("trimmer").trim(mark)).isEqualTo(mark);
    stage.powerCut();
    CopyStage.Reader reader = stage.reader("late");
    assertThat(reader.read(6, 10)).isEqualTo(new ReadResult.Trimmed(mark));
    assertThat(reader.read(9, 10)).isEqualTo(read(9, 10));
    assertThat(reader.checkTail()).isEqualTo(Stage.sealed(10));
  }

  /** C1: what is below the lowest offset is trimmed for ever, and nothing is missing there. */
  @Test
  void theLowestOffsetSurvivesALossOfPower() throws Unavailable {
    CopyStage stage = new CopyStage(6);
    stage.powerCut();
    assertThat(stage.begin(stage.begun().unbound())).isEqualTo(stage.begun());
    CopyStage.Copier copier = stage.copier("copier");
    copier.write(6, 10);
    copier.finish(10);
    assertIsCopy(stage.reader("late"));
  }

  /** O5: whatever the composition says, there is none, and nobody waits for its node. */
  @Test
  void aCopyHasNoSequencer() throws Unavailable {
    ProtocolSpec spec =
        ProtocolSpec.of("native")
            .withNodes("logservers", List.of(node("n1"), node("n2"), node("n3")))
            .with("sequencer", new Value.Node(node("n4")));
    CopyStage stage = new CopyStage(6, spec);
    stage.faults().crash(node("n4"));
    assertThat(stage.begun().nodes()).containsExactly(node("n1"), node("n2"), node("n3"));
    assertThat(stage.begin(spec)).isEqualTo(stage.begun());
    CopyStage.Copier copier = stage.copier("copier");
    copier.write(6, 10);
    copier.finish(10);
    CopyStage.Reader reader = stage.reader("late");
    assertThat(reader.append("late")).isEqualTo(new AppendResult.Sealed());
    assertIsCopy(reader);
  }

  /** Who finds no copy seals none: not even one that is not finished. */
  @Test
  void aSealChangesNothing() throws Unavailable {
    CopyStage stage = new CopyStage(6);
    CopyStage.Copier copier = stage.copier("copier");
    copier.write(6, 8);
    assertUnknown(stage.reader("early"));
    copier.write(8, 10);
    copier.finish(10);
    assertIsCopy(stage.reader("late"));
  }

  /** N14: an id is one Loglet, original or copy. */
  @Test
  void aCopyIsNoOriginal() throws Unavailable {
    CopyStage stage = new CopyStage(6);
    assertThatThrownBy(stage::create).isInstanceOf(Unavailable.class);
    assertThatThrownBy(() ->
            stage.begin(
                ProtocolSpec.of("native")
                    .withNodes("logservers", List.of(node("n1"), node("n2"), node("n4")))))
        .isInstanceOf(Unavailable.class);
    Stage original = Stage.of(1);
    assertThat(original.ask("n1", new Copy(0, CopyStage.commands(0, 1)))).isEqualTo(new Unknown());
    assertThat(original.ask("n1", new Finish(0))).isEqualTo(new Unknown());
  }

  /** N14, also for messages that were on their way. */
  @Test
  void destroyedIsForEver() throws Unavailable {
    CopyStage stage = new CopyStage(6);
    stage.copier("copier").write(6, 10);
    stage.destroy();
    stage.powerCut();
    assertThat(stage.ask("n1", new Copy(10, CopyStage.commands(10, 11)))).isEqualTo(new Unknown());
    assertThat(stage.ask("n1", new Finish(10))).isEqualTo(new Unknown());
    assertThatThrownBy(() -> stage.begin(stage.begun().unbound())).isInstanceOf(Unavailable.class);
    assertUnknown(stage.reader("late"));
  }

  /** A finished LogServer answers a copier who comes late. */
  @Test
  void finishedIsSaidAgain() throws Unavailable {
    CopyStage stage = new CopyStage(6);
    CopyStage.Copier copier = stage.copier("copier");
    copier.write(6, 10);
    copier.finish(10);
    stage.powerCut();
    assertThat(stage.ask("n1", new Finish(10))).isEqualTo(new Sealed());
    assertThat(stage.ask("n1", new Finish(9))).isEqualTo(new Copied(10));
    stage.copier("another").finish(10);
  }
}

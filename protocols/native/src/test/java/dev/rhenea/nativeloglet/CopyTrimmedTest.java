package dev.rhenea.nativeloglet;

import static dev.rhenea.nativeloglet.CopyStage.assertIsCopy;
import static dev.rhenea.nativeloglet.CopyStage.assertUnknown;
import static dev.rhenea.nativeloglet.CopyStage.read;
import static dev.rhenea.nativeloglet.Stage.node;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rhenea.environment.Unavailable;
import dev.rhenea.loglet.LogletOffset;
import dev.rhenea.loglet.ReadResult;
import dev.rhenea.nativeloglet.NativeMessage.Copied;
import dev.rhenea.nativeloglet.NativeMessage.Copy;
import dev.rhenea.nativeloglet.NativeMessage.Fetch;
import dev.rhenea.nativeloglet.NativeMessage.Finish;
import dev.rhenea.nativeloglet.NativeMessage.Lacking;
import dev.rhenea.nativeloglet.NativeMessage.QueryTail;
import dev.rhenea.nativeloglet.NativeMessage.Read;
import dev.rhenea.nativeloglet.NativeMessage.Sealed;
import dev.rhenea.nativeloglet.NativeMessage.Trim;
import dev.rhenea.nativeloglet.NativeMessage.Trimmed;
import dev.rhenea.nativeloglet.NativeMessage.Unknown;
import org.junit.jupiter.api.Test;

/** Copies that are finished, and trimmed, before one of their LogServers is whole (C4, C5, N14). */
class CopyTrimmedTest {
  private static final LogletOffset MARK = new LogletOffset(9);

  /** Finished at 10 on n1 and n2, while n3, which is up again, ends at 8. */
  private static CopyStage late() throws Unavailable {
    CopyStage stage = new CopyStage(6);
    CopyStage.Copier copier = stage.copier("copier");
    copier.write(6, 8);
    stage.faults().crash(node("n3"));
    copier.write(8, 10);
    copier.finish(10);
    stage.faults().restart(node("n3"));
    return stage;
  }

  private static CopyStage lateAndTrimmed() throws Unavailable {
    CopyStage stage = late();
    stage.faults().crash(node("n3"));
    assertThat(stage.reader("trimmer").trim(MARK)).isEqualTo(MARK);
    stage.faults().restart(node("n3"));
    assertThat(stage.ask("n3", new QueryTail())).isEqualTo(new Lacking(8));
    return stage;
  }

  /** C5: what it misses was trimmed where it comes from. */
  @Test
  void whoIsLateJoinsWhatWasTrimmed() throws Unavailable {
    CopyStage stage = lateAndTrimmed();
    stage.faults().crash(node("n2"));
    CopyStage.Reader reader = stage.reader("late");
    assertThat(reader.checkTail()).isEqualTo(Stage.sealed(10));
    assertThat(reader.trim(MARK)).isEqualTo(MARK);
    stage.faults().crash(node("n1"));
    stage.powerCut("n3");
    CopyStage.Reader alone = stage.reader("alone");
    assertThat(alone.read(6, 10)).isEqualTo(new ReadResult.Trimmed(MARK));
    assertThat(alone.read(9, 10)).isEqualTo(read(9, 10));
  }

  /** C5: to whoever only seals, too. */
  @Test
  void whoIsLateIsSealed() throws Unavailable {
    CopyStage stage = lateAndTrimmed();
    stage.faults().crash(node("n1"));
    stage.reader("sealer").seal();
    assertThat(stage.ask("n3", new Finish(10))).isEqualTo(new Sealed());
  }

  /** C5: nothing is left of it, and the late one has as much. */
  @Test
  void whoIsLateJoinsWhatWasTrimmedAltogether() throws Unavailable {
    CopyStage stage = late();
    LogletOffset end = new LogletOffset(10);
    stage.faults().crash(node("n3"));
    assertThat(stage.reader("trimmer").trim(end)).isEqualTo(end);
    stage.faults().restart(node("n3"));
    stage.faults().crash(node("n2"));
    assertThat(stage.reader("late").checkTail()).isEqualTo(Stage.sealed(10));
    stage.faults().crash(node("n1"));
    assertThat(stage.reader("alone").read(6, 10)).isEqualTo(new ReadResult.Trimmed(end));
  }

  /** C5: a majority is up, and one of it is finished; nothing else is needed for a trim. */
  @Test
  void whoIsLateTakesATrimMark() throws Unavailable {
    CopyStage stage = late();
    CopyStage.Reader reader = stage.reader("trimmer");
    assertThat(reader.read(6, 10)).as("so it knows the tail").isEqualTo(read(6, 10));
    stage.faults().crash(node("n2"));
    assertThat(reader.trim(MARK)).isEqualTo(MARK);
    stage.powerCut("n3");
    assertThat(stage.ask("n3", new QueryTail()))
        .as("not more than begun")
        .isEqualTo(new Lacking(9));
    assertThat(stage.ask("n3", new Read(9, 10, 1000))).isEqualTo(new Lacking(9));
    assertThat(stage.ask("n3", new Fetch(8, 10, 1000))).isEqualTo(new Trimmed(9));
    assertThat(reader.checkTail()).isEqualTo(Stage.sealed(10));
    stage.faults().crash(node("n1"));
    assertThat(stage.reader("alone").read(9, 10)).isEqualTo(read(9, 10));
  }

  /** C2: its copier may be the one who brings it along. */
  @Test
  void aCopierBringsALateOneAlong() throws Unavailable {
    CopyStage stage = lateAndTrimmed();
    stage.faults().crash(node("n2"));
    CopyStage.Copier copier = stage.copier("another");
    copier.write(9, 10);
    copier.finish(10);
    assertThat(stage.ask("n3", new Finish(10))).isEqualTo(new Sealed());
  }

  /** C4: only the known tail says that it exists, and it is forgotten by who is not whole. */
  @Test
  void aCopyThatMayNotExistTakesNoTrimMark() throws Unavailable {
    CopyStage stage = new CopyStage(6);
    stage.copier("copier").write(6, 8);
    stage.ask("n1", new Copy(8, CopyStage.commands(8, 10)));
    stage.ask("n1", new Finish(10));
    for (String server : new String[] {"n1", "n2"}) {
      assertThat(stage.ask(server, new Trim(9))).isEqualTo(new Unknown());
    }
    assertThatThrownBy(() -> stage.reader("trimmer").trim(MARK)).isInstanceOf(Unavailable.class);
    assertThat(stage.ask("n2", new Copy(9, CopyStage.commands(9, 10)))).isEqualTo(new Copied(8));
    assertThat(stage.ask("n2", new QueryTail())).isEqualTo(new Lacking(8));
    assertUnknown(stage.reader("early"));
  }

  /** C5: at most up to the tail; and once more changes nothing. */
  @Test
  void aTrimMarkIsBelowTheKnownTail() throws Unavailable {
    CopyStage stage = late();
    assertThat(stage.ask("n3", new Trim(7), 10)).isEqualTo(new Trimmed(7));
    assertThat(stage.ask("n3", new QueryTail())).isEqualTo(new Lacking(8));
    assertThat(stage.ask("n3", new Trim(99), 10)).isEqualTo(new Trimmed(10));
    assertThat(stage.ask("n3", new Trim(7), 10)).isEqualTo(new Trimmed(10));
    assertThat(stage.ask("n3", new Trim(99))).isEqualTo(new Unknown());
    stage.powerCut("n3");
    assertThat(stage.ask("n3", new Trim(99))).isEqualTo(new Unknown());
    assertThat(stage.ask("n3", new QueryTail())).isEqualTo(new Lacking(10));
  }

  /** N14: a tombstone takes no mark, whoever brings it. */
  @Test
  void whatIsDestroyedTakesNoTrimMark() throws Unavailable {
    CopyStage stage = late();
    stage.destroy();
    assertThat(stage.ask("n3", new Trim(9), 10)).isEqualTo(new Unknown());
    stage.powerCut("n3");
    assertThat(stage.ask("n3", new Trim(9), 10)).isEqualTo(new Unknown());
    assertUnknown(stage.reader("late"));
  }

  /** N14: a lost disk may have been whole, so it proves nothing, even with one that is begun. */
  @Test
  void aLostDiskIsNoProof() throws Unavailable {
    CopyStage stage = late();
    stage.faults().crash(node("n1"));
    stage.faults().wipe(node("n2"));
    stage.faults().restart(node("n2"));
    CopyStage.Reader reader = stage.reader("early");
    assertThatThrownBy(() -> reader.read(6, 10)).isInstanceOf(Unavailable.class);
    stage.faults().restart(node("n1"));
    assertIsCopy(reader);
  }
}

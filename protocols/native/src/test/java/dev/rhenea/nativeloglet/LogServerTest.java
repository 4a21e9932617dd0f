package dev.rhenea.nativeloglet;

import static dev.rhenea.nativeloglet.Stage.append;
import static dev.rhenea.nativeloglet.Stage.node;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rhenea.contract.Call;
import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.StorageId;
import dev.rhenea.environment.Unavailable;
import dev.rhenea.nativeloglet.NativeMessage.Accepted;
import dev.rhenea.nativeloglet.NativeMessage.Append;
import dev.rhenea.nativeloglet.NativeMessage.AwaitTail;
import dev.rhenea.nativeloglet.NativeMessage.Claim;
import dev.rhenea.nativeloglet.NativeMessage.Claimed;
import dev.rhenea.nativeloglet.NativeMessage.Create;
import dev.rhenea.nativeloglet.NativeMessage.Created;
import dev.rhenea.nativeloglet.NativeMessage.Destroy;
import dev.rhenea.nativeloglet.NativeMessage.FromLogServer;
import dev.rhenea.nativeloglet.NativeMessage.Gap;
import dev.rhenea.nativeloglet.NativeMessage.QueryTail;
import dev.rhenea.nativeloglet.NativeMessage.Read;
import dev.rhenea.nativeloglet.NativeMessage.Refused;
import dev.rhenea.nativeloglet.NativeMessage.Repair;
import dev.rhenea.nativeloglet.NativeMessage.Repaired;
import dev.rhenea.nativeloglet.NativeMessage.Run;
import dev.rhenea.nativeloglet.NativeMessage.Seal;
import dev.rhenea.nativeloglet.NativeMessage.Sealed;
import dev.rhenea.nativeloglet.NativeMessage.TailReport;
import dev.rhenea.nativeloglet.NativeMessage.Trim;
import dev.rhenea.nativeloglet.NativeMessage.Trimmed;
import dev.rhenea.nativeloglet.NativeMessage.Unknown;
import dev.rhenea.payload.Payload;
import dev.rhenea.simulator.SimulationFault;
import dev.rhenea.spec.ProtocolSpec;
import dev.rhenea.spec.Value;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What one LogServer accepts and tells (Delos, section 4; rules N1, N4, N8, N10, N12, N14). */
class LogServerTest {
  private static TailReport report(long localTail, boolean sealed, long trimMark) {
    return new TailReport(localTail, sealed, trimMark, Optional.of(Stage.FIRST));
  }

  /** N1: also one that it holds already. */
  @Test
  void sealedServerAnswersSealedToEveryAppend() throws Unavailable {
    Stage stage = Stage.of(1);
    stage.claim("n1");
    assertThat(stage.ask("n1", append(0, 2))).isEqualTo(new Accepted(2));
    assertThat(stage.ask("n1", new Seal())).isEqualTo(report(2, true, 0));
    assertThat(stage.ask("n1", append(1, 2))).isEqualTo(new Sealed());
    assertThat(stage.ask("n1", append(2, 3))).isEqualTo(new Sealed());
    assertThat(stage.report("n1")).isEqualTo(report(2, true, 0));
  }

  /** N1: a repair is no success of an append, and a retry of what it brought is none either. */
  @Test
  void repairIsNoSuccess() throws Unavailable {
    Stage stage = Stage.of(1);
    stage.claim("n1");
    stage.ask("n1", new Seal());
    assertThat(stage.ask("n1", new Repair(0, Stage.commands(0, 1)))).isEqualTo(new Repaired(1));
    assertThat(stage.ask("n1", append(0, 1))).isEqualTo(new Sealed());
  }

  /** N4: the seal queues behind what was accepted, and refuses from the moment it is queued. */
  @Test
  void sealIsARecordBehindAcceptedAppends() throws Unavailable {
    Stage stage = Stage.of(1);
    stage.claim("n1");
    Call<FromLogServer> before = stage.start("n1", append(0, 1), 0);
    Call<FromLogServer> seal = stage.start("n1", new Seal(), 0);
    Call<FromLogServer> after = stage.start("n1", append(1, 2), 0);
    Call<FromLogServer> meanwhile = stage.start("n1", new QueryTail(), 0);
    assertThat(before.await()).isEqualTo(new Accepted(1));
    assertThat(seal.await()).isEqualTo(report(1, true, 0));
    assertThat(after.await()).isEqualTo(new Sealed());
    assertThat(meanwhile.await()).as("only what is durable is told").isEqualTo(report(0, false, 0));
  }

  /** N4: what was told survives a loss of power, whatever the disk forgets. */
  @Test
  void whatWasToldIsDurable() throws Unavailable {
    Stage stage = Stage.of(1);
    stage.claim("n1");
    stage.ask("n1", append(0, 3));
    stage.ask("n1", new Seal());
    stage.faults().crash(node("n1"));
    stage.faults().restart(node("n1"));
    assertThat(stage.report("n1")).isEqualTo(report(3, true, 0));
    assertThat(stage.ask("n1", append(3, 4))).isEqualTo(new Sealed());
  }

  /** N8: never the first hole, also after a restart. */
  @Test
  void localTailIsTheHighestEntryPlusOne() throws Unavailable {
    Stage stage = Stage.of(1);
    stage.claim("n1");
    stage.ask("n1", append(0, 1));
    assertThat(stage.start("n1", append(4, 6), 4).await()).isEqualTo(new Accepted(6));
    stage.faults().crash(node("n1"));
    stage.faults().restart(node("n1"));
    assertThat(stage.report("n1")).isEqualTo(report(6, false, 0));
    assertThat(stage.knownTail("n1")).as("recovered from the last record").isEqualTo(4);
  }

  /** N8: the trim mark, when nothing is left above it. */
  @Test
  void localTailIsAtLeastTheTrimMark() throws Unavailable {
    Stage stage = Stage.of(1);
    stage.claim("n1");
    stage.ask("n1", append(0, 3));
    assertThat(stage.start("n1", new Trim(5), 5).await()).isEqualTo(new Trimmed(5));
    stage.faults().crash(node("n1"));
    stage.faults().restart(node("n1"));
    assertThat(stage.report("n1")).isEqualTo(report(5, false, 5));
    assertThat(stage.knownTail("n1")).isEqualTo(5);
    assertThat(stage.ask("n1", append(5, 6))).isEqualTo(new Accepted(6));
  }

  /** N8: a record that follows a hole must have been written when the hole was committed. */
  @Test
  void lostRecordIsABrokenInvariant() throws Unavailable {
    Stage stage = Stage.of(1);
    stage.claim("n1");
    var storage = stage.world().host(node("n1"), stage.id().unit().text()).environment().storage();
    storage.log("entries").write(5, new LogRecord(3, Stage.commands(5, 6).getFirst()).toPayload());
    stage.world().runFor(Duration.ofMillis(10));
    assertThatThrownBy(() -> stage.ask("n1", new Read(3, 6, 1000)))
        .isInstanceOf(SimulationFault.class)
        .hasStackTraceContaining("position 3 was lost");
  }

  /** N10: neither success nor failure; with the current known tail the same append is taken. */
  @Test
  void gapIsSkippedOnceItIsCommitted() throws Unavailable {
    Stage stage = Stage.of(1);
    stage.claim("n1");
    stage.ask("n1", append(0, 1));
    assertThat(stage.ask("n1", append(3, 4))).isEqualTo(new Gap(1));
    assertThat(stage.start("n1", append(3, 4), 2).await()).isEqualTo(new Gap(1));
    assertThat(stage.start("n1", append(3, 4), 3).await()).isEqualTo(new Accepted(4));
  }

  /** What was skipped is never written later. */
  @Test
  void holesAreNotFilled() throws Unavailable {
    Stage stage = Stage.of(1);
    stage.claim("n1");
    stage.start("n1", append(3, 4), 3).await();
    assertThat(stage.ask("n1", append(1, 5))).isEqualTo(new Accepted(5));
    assertThat(stage.ask("n1", new Read(1, 5, 1000))).isEqualTo(new Run(List.of()));
    assertThat(stage.ask("n1", new Read(3, 5, 1000))).isEqualTo(new Run(Stage.commands(3, 5)));
  }

  @Test
  void retryIsAcceptedAgainButAnotherCommandIsABrokenInvariant() throws Unavailable {
    Stage stage = Stage.of(1);
    stage.claim("n1");
    stage.ask("n1", append(0, 2));
    assertThat(stage.ask("n1", append(0, 2))).isEqualTo(new Accepted(2));
    Command other = new Command(8, 0, Payload.utf8("other"));
    assertThatThrownBy(() -> stage.ask("n1", new Append(Stage.FIRST, 1, List.of(other))))
        .isInstanceOf(SimulationFault.class)
        .hasStackTraceContaining("two commands for position 1");
  }

  /** N12: the first claim wins, durably; the others' appends are refused. */
  @Test
  void firstClaimWins() throws Unavailable {
    Stage stage = Stage.of(1);
    assertThat(stage.ask("n1", append(0, 1))).isEqualTo(new Refused(Optional.empty()));
    assertThat(stage.ask("n1", new Claim(Stage.FIRST))).isEqualTo(new Claimed());
    stage.faults().crash(node("n1"));
    stage.faults().restart(node("n1"));
    assertThat(stage.ask("n1", new Claim(Stage.SECOND)))
        .isEqualTo(new Refused(Optional.of(Stage.FIRST)));
    assertThat(stage.ask("n1", new Claim(Stage.FIRST))).isEqualTo(new Claimed());
    assertThat(stage.ask("n1", new Append(Stage.SECOND, 0, Stage.commands(0, 1))))
        .isEqualTo(new Refused(Optional.of(Stage.FIRST)));
    assertThat(stage.ask("n1", append(0, 1))).isEqualTo(new Accepted(1));
  }

  /** N6: a repair passes the seal and nothing else; an open server takes none. */
  @Test
  void repairObeysTheAcceptanceRule() throws Unavailable {
    Stage stage = Stage.of(1);
    stage.claim("n1");
    stage.ask("n1", append(0, 1));
    Repair far = new Repair(3, Stage.commands(3, 4));
    assertThat(stage.ask("n1", far)).isEqualTo(report(1, false, 0));
    stage.ask("n1", new Seal());
    assertThat(stage.ask("n1", far)).isEqualTo(new Gap(1));
    assertThat(stage.start("n1", far, 3).await()).isEqualTo(new Repaired(4));
  }

  @Test
  void trimIsLimitedToTheKnownTail() throws Unavailable {
    Stage stage = Stage.of(1);
    stage.claim("n1");
    stage.ask("n1", append(0, 5));
    assertThat(stage.ask("n1", new Trim(4))).isEqualTo(new Trimmed(0));
    assertThat(stage.start("n1", new Trim(4), 2).await()).isEqualTo(new Trimmed(2));
    assertThat(stage.ask("n1", new Read(0, 5, 1000))).isEqualTo(new Trimmed(2));
    assertThat(stage.ask("n1", new Trim(1))).isEqualTo(new Trimmed(2));
  }

  @Test
  void waitEndsWithTheTailTheSealOrTime() throws Unavailable {
    Stage stage = Stage.of(1);
    stage.claim("n1");
    Duration long1 = Duration.ofMillis(500);
    List<Call<FromLogServer>> waits = new ArrayList<>();
    waits.add(stage.start("n1", new AwaitTail(1, false, long1), 0));
    waits.add(stage.start("n1", new AwaitTail(1, true, long1), 0));
    waits.add(stage.start("n1", new AwaitTail(2, true, long1), 0));
    stage.ask("n1", append(0, 1));
    assertThat(waits.stream().map(Call::isDone)).containsExactly(true, false, false);
    stage.start("n1", new QueryTail(), 1).await();
    assertThat(waits.stream().map(Call::isDone)).containsExactly(true, true, false);
    stage.ask("n1", new Seal());
    assertThat(waits.getLast().await()).isEqualTo(report(1, true, 0));
    Stage quiet = Stage.of(1);
    assertThat(quiet.ask("n1", new AwaitTail(1, true, Duration.ofMillis(3))))
        .isEqualTo(new TailReport(0, false, 0, Optional.empty()));
  }

  /** N14: created elsewhere, in another folder, or never: Unknown, and nothing is written. */
  @Test
  void unknownIsNotEmpty() throws Unavailable {
    Stage stage = Stage.of(3);
    ProtocolSpec otherFolder =
        stage.created().mapNodes(each -> new Value.Node(each.id(), new StorageId(7)));
    assertThat(stage.start("n1", new QueryTail(), 0, otherFolder).await()).isEqualTo(new Unknown());
    ProtocolSpec unbound = stage.created().mapNodes(each -> new Value.Node(each.id()));
    assertThat(stage.start("n1", new QueryTail(), 0, unbound).await()).isEqualTo(new Unknown());
    stage.faults().wipe(node("n2"));
    stage.faults().restart(node("n2"));
    assertThat(stage.ask("n2", new QueryTail())).isEqualTo(new Unknown());
    assertThat(stage.ask("n2", new Claim(Stage.FIRST))).isEqualTo(new Unknown());
    assertThat(stage.ask("n2", append(0, 1))).isEqualTo(new Unknown());
    assertThat(stage.ask("n2", new Read(0, 1, 100))).isEqualTo(new Unknown());
  }

  /** N14: create is idempotent and never resets state. */
  @Test
  void createAgainResetsNothing() throws Unavailable {
    Stage stage = Stage.of(1);
    stage.claim("n1");
    stage.ask("n1", append(0, 2));
    stage.ask("n1", new Seal());
    NativeParameters same = NativeParameters.of(stage.created());
    assertThat(stage.ask("n1", new Create(same))).isInstanceOf(Created.class);
    assertThat(stage.report("n1")).isEqualTo(report(2, true, 0));
    NativeParameters others =
        new NativeParameters(List.of(new Value.Node(new NodeId("n9"))), new NodeId("n9"));
    assertThatThrownBy(() -> stage.ask("n1", new Create(others)))
        .isInstanceOf(Unavailable.class)
        .hasMessageContaining("exists with other members");
  }

  /** N14: a seal that comes before the create is remembered, though it counts for nothing. */
  @Test
  void sealOfAnUnknownLogletIsRemembered() throws Unavailable {
    Stage stage = Stage.of(1);
    stage.faults().wipe(node("n1"));
    stage.faults().restart(node("n1"));
    assertThat(stage.ask("n1", new Seal())).isEqualTo(new Unknown());
    Created created = (Created) stage.ask("n1", new Create(NativeParameters.of(stage.created())));
    ProtocolSpec rebound =
        stage.created().mapNodes(each -> new Value.Node(each.id(), created.folder()));
    assertThat(stage.start("n1", new QueryTail(), 0, rebound).await())
        .isEqualTo(new TailReport(0, true, 0, Optional.empty()));
  }

  /** N14: destroy leaves a tombstone that survives, and no create brings the Loglet back. */
  @Test
  void tombstoneStays() throws Unavailable {
    Stage stage = Stage.of(1);
    stage.claim("n1");
    stage.ask("n1", append(0, 2));
    stage.ask("n1", new Destroy());
    stage.faults().crash(node("n1"));
    stage.faults().restart(node("n1"));
    assertThat(stage.ask("n1", new QueryTail())).isEqualTo(new Unknown());
    assertThat(stage.ask("n1", new Create(NativeParameters.of(stage.created()))))
        .isEqualTo(new Unknown());
    assertThat(stage.ask("n1", new Seal())).isEqualTo(new Unknown());
  }
}

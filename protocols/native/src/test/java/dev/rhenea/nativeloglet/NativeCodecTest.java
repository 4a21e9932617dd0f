package dev.rhenea.nativeloglet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.StorageId;
import dev.rhenea.ordering.Ordered;
import dev.rhenea.ordering.Rest;
import dev.rhenea.ordering.Submission;
import dev.rhenea.payload.MalformedPayloadException;
import dev.rhenea.payload.Payload;
import dev.rhenea.payload.PayloadWriter;
import dev.rhenea.spec.Value;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Messages and stored records keep their form. */
class NativeCodecTest {
  private static final NativeParameters PARAMETERS =
      new NativeParameters(
          List.of(
              new Value.Node(new NodeId("n1"), new StorageId(-5)),
              new Value.Node(new NodeId("n2")),
              new Value.Node(new NodeId("n3"), new StorageId(77))),
          new NodeId("n4"));
  private static final List<Command> COMMANDS =
      List.of(new Command(-1, 3, Payload.utf8("x")), new Command(4, 0, Payload.empty()));
  private static final Optional<Incarnation> CLAIM = Optional.of(new Incarnation(99));

  static Stream<NativeMessage> messages() {
    return Stream.of(
        new NativeMessage.Create(PARAMETERS),
        new NativeMessage.Created(new StorageId(8)),
        new NativeMessage.Greet(),
        new NativeMessage.Greeted(new StorageId(9)),
        new NativeMessage.Unknown(),
        new NativeMessage.Submit(
            PARAMETERS, new Submission(7, 2, Duration.ofMillis(5), 3, List.of(Payload.utf8("a")))),
        new NativeMessage.Sequenced(new Ordered(3, List.of(10L, 12L), new Rest.Nothing())),
        new NativeMessage.Sequenced(
            new Ordered(
                3, List.of(), new Rest.Waiting(List.of(new NodeId("n2")), "n2: its disk is full"))),
        new NativeMessage.Sequenced(new Ordered(3, List.of(), new Rest.Sealed())),
        new NativeMessage.Sequenced(new Ordered(3, List.of(), new Rest.Fenced("why"))),
        new NativeMessage.Claim(new Incarnation(1)),
        new NativeMessage.Claimed(),
        new NativeMessage.Refused(CLAIM),
        new NativeMessage.Append(new Incarnation(1), 12, COMMANDS),
        new NativeMessage.Accepted(14),
        new NativeMessage.Gap(2),
        new NativeMessage.Sealed(),
        new NativeMessage.Notice(),
        new NativeMessage.Seal(),
        new NativeMessage.QueryTail(),
        new NativeMessage.AwaitTail(5, true, Duration.ofSeconds(1)),
        new NativeMessage.TailReport(5, true, 2, CLAIM),
        new NativeMessage.Repair(1, COMMANDS),
        new NativeMessage.Repaired(3),
        new NativeMessage.Read(1, 9, 1000),
        new NativeMessage.Run(COMMANDS),
        new NativeMessage.Trim(4),
        new NativeMessage.Trimmed(4),
        new NativeMessage.Destroy(),
        new NativeMessage.Destroyed(),
        new NativeMessage.Begin(PARAMETERS, 6),
        new NativeMessage.Copy(6, List.of(Command.copied(6, Payload.utf8("x")), Command.FILLER)),
        new NativeMessage.Copied(8),
        new NativeMessage.Fetch(6, 8, 1000),
        new NativeMessage.Finish(8),
        new NativeMessage.Whole(8),
        new NativeMessage.Lacking(7));
  }

  @Test
  void everyKindOfMessageIsTested() {
    assertThat(messages().map(NativeMessage::getClass).distinct().count())
        .isEqualTo(
            Stream.of(NativeMessage.class.getDeclaredClasses()).filter(Class::isRecord).count());
  }

  @ParameterizedTest
  @MethodSource("messages")
  void messagesComeBack(NativeMessage message) {
    Envelope<NativeMessage> envelope = new Envelope<>(42, Optional.of(new StorageId(3)), message);
    Payload bytes = NativeCodec.encode(envelope);
    assertThat(NativeCodec.decode(bytes, NativeMessage.class)).isEqualTo(envelope);
  }

  /** Fields that a newer minor version adds at the end are passed over. */
  @ParameterizedTest
  @MethodSource("messages")
  void bytesAfterTheLastFieldAreIgnored(NativeMessage message) {
    Envelope<NativeMessage> envelope = new Envelope<>(42, Optional.empty(), message);
    Payload longer =
        Payload.concat(List.of(NativeCodec.encode(envelope), Payload.wrap(new byte[] {1, 2, 3})));
    assertThat(NativeCodec.decode(longer, NativeMessage.class)).isEqualTo(envelope);
  }

  /** Damage is a malformed payload or another message, never anything else. */
  @ParameterizedTest
  @MethodSource("messages")
  void damageIsReported(NativeMessage message) {
    byte[] bytes = NativeCodec.encode(new Envelope<>(42, Optional.empty(), message)).toByteArray();
    for (int bit = 0; bit < bytes.length * 8; bit++) {
      byte[] damaged = bytes.clone();
      damaged[bit / 8] ^= (byte) (1 << bit % 8);
      decodeOrRefuse(Payload.wrap(damaged));
    }
    for (int length = 0; length < bytes.length - newerField(message); length++) {
      Payload cut = Payload.wrap(bytes, 0, length);
      assertThatThrownBy(() -> NativeCodec.decode(cut, NativeMessage.class))
          .isInstanceOf(MalformedPayloadException.class);
    }
  }

  /** The bytes at its end that builds before do not write. */
  private static int newerField(NativeMessage message) {
    return message instanceof NativeMessage.Sequenced(Ordered ordered)
            && ordered.rest() instanceof Rest.Waiting(var lagging, String why)
        ? new PayloadWriter().text(why).toPayload().size()
        : 0;
  }

  @Test
  void whatKeepsLaggingServersMayBeMissing() {
    Rest.Waiting waiting = new Rest.Waiting(List.of(new NodeId("n2")), "");
    Payload bytes =
        NativeCodec.encode(
            new Envelope<NativeMessage>(
                42,
                Optional.empty(),
                new NativeMessage.Sequenced(new Ordered(3, List.of(), waiting))));
    NativeMessage.Sequenced older =
        (NativeMessage.Sequenced)
            NativeCodec.decode(bytes.slice(0, bytes.size() - 1), NativeMessage.class).message();
    assertThat(older.ordered().rest()).isEqualTo(waiting);
  }

  private static void decodeOrRefuse(Payload damaged) {
    try {
      assertThat(NativeCodec.decode(damaged, NativeMessage.class)).isNotNull();
    } catch (MalformedPayloadException expected) {
      assertThat(expected).hasMessageMatching("(?s).+");
    }
  }

  @Test
  void otherVersionsAreRefused() {
    assertThatThrownBy(
            () -> NativeCodec.decode(Payload.wrap(new byte[] {3, 0}), NativeMessage.class))
        .isInstanceOf(MalformedPayloadException.class)
        .hasMessageContaining("version 3");
    assertThatThrownBy(() -> LogRecord.of(Payload.wrap(new byte[] {3, 0})))
        .hasMessageContaining("upgrade this node first");
    assertThatThrownBy(() -> LogServerState.of(Payload.wrap(new byte[] {3, 0})))
        .hasMessageContaining("upgrade this node first");
  }

  @Test
  void messagesForAnotherRoleAreRefused() {
    Payload bytes =
        NativeCodec.encode(new Envelope<>(0, Optional.empty(), new NativeMessage.Greet()));
    assertThatThrownBy(() -> NativeCodec.decode(bytes, NativeMessage.ToLogServer.class))
        .isInstanceOf(MalformedPayloadException.class)
        .hasMessage("a Greet, expected a message ToLogServer");
  }

  /** Version 1 of the wire and of what lies on disks: these bytes must be understood for ever. */
  @Test
  void goldenBytes() {
    Envelope<NativeMessage> append =
        new Envelope<>(
            42,
            Optional.of(new StorageId(3)),
            new NativeMessage.Append(new Incarnation(1), 12, COMMANDS));
    assertThat(hex(NativeCodec.encode(append))).isEqualTo("015401060b02180401060278080000");
    LogRecord record = new LogRecord(7, COMMANDS.getFirst());
    assertThat(hex(record.toPayload())).isEqualTo("010e01060278");
    LogServerState state =
        new LogServerState(Optional.of(PARAMETERS), CLAIM, true, false, Optional.empty());
    assertThat(hex(state.toPayload()))
        .isEqualTo("010106046e310109046e3200046e33019a01046e3401c6010100");
    assertThat(LogRecord.of(record.toPayload())).isEqualTo(record);
    assertThat(LogServerState.of(state.toPayload())).isEqualTo(state);
  }

  /**
   * What builds before copies would take for something else is version 2, which they refuse; what
   * they may read is version 1: to them a finished copy is a sealed Loglet.
   */
  @Test
  void goldenBytesOfCopies() {
    Envelope<NativeMessage> copy =
        new Envelope<>(
            0,
            Optional.of(new StorageId(3)),
            new NativeMessage.Copy(
                6, List.of(Command.copied(6, Payload.utf8("x")), Command.FILLER)));
    assertThat(hex(NativeCodec.encode(copy))).isEqualTo("020001061d0c04000c0278000100");
    Envelope<NativeMessage> run =
        new Envelope<>(0, Optional.empty(), new NativeMessage.Run(List.of(Command.FILLER)));
    assertThat(hex(NativeCodec.encode(run))).isEqualTo("0200001702000100");
    LogRecord filler = new LogRecord(0, Command.FILLER);
    assertThat(hex(filler.toPayload())).isEqualTo("0200000100");
    assertThat(LogRecord.of(filler.toPayload())).isEqualTo(filler);
  }

  @Test
  void statesOfCopiesComeBack() {
    LogServerState begun = LogServerState.NOTHING.begunWith(PARAMETERS, new CopyState.Begun(6));
    LogServerState whole = begun.with(new CopyState.Whole(6, 8));
    LogServerState finished = whole.with(new CopyState.Finished(6, 8));
    assertThat(List.of(begun, whole, finished, finished.destroy()))
        .allSatisfy(state -> assertThat(LogServerState.of(state.toPayload())).isEqualTo(state));
    assertThat(hex(begun.toPayload())).startsWith("02");
    assertThat(hex(whole.toPayload())).startsWith("02");
    LogServerState sealed =
        new LogServerState(
            Optional.of(PARAMETERS), Optional.empty(), true, false, Optional.empty());
    assertThat(hex(finished.toPayload())).isEqualTo(hex(sealed.toPayload()) + "01030c10");
    assertThat(hex(begun.destroy().toPayload())).startsWith("01");
  }

  private static String hex(Payload bytes) {
    return HexFormat.of().formatHex(bytes.toByteArray());
  }
}
